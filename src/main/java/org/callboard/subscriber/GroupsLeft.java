package org.callboard.subscriber;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.callboard.organization.OrganizationSnapshot;

/**
 * Subscribers have left groups, or a group is about to be deleted. Fired at the end of the edit's
 * transaction, which has locked the leavers and the groups: what phones may hold from the groups
 * must be remembered in it.
 *
 * @param leavers by the id of the group
 */
public record GroupsLeft(
    OrganizationSnapshot organization, SortedMap<Long, Collection<Long>> leavers) {

  public GroupsLeft(
      OrganizationSnapshot organization, Map<Long, ? extends Collection<Long>> leavers) {
    this(organization, new TreeMap<>(leavers));
  }
}
