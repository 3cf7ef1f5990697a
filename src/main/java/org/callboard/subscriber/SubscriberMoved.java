package org.callboard.subscriber;

import java.util.Set;
import org.callboard.organization.OrganizationSnapshot;

/**
 * A subscriber was moved to another organization. Fired in the edit's transaction, which has locked
 * the subscriber, the groups that it leaves and the organization that it leaves: all that is the
 * subscriber's own has to follow, and what its phones may hold of the rest is to be remembered.
 *
 * @param leftGroupIds the groups in which it was
 */
public record SubscriberMoved(
    OrganizationSnapshot from,
    OrganizationSnapshot to,
    long subscriberId,
    String username,
    Set<Long> leftGroupIds) {

  public SubscriberMoved {
    leftGroupIds = Set.copyOf(leftGroupIds);
  }
}
