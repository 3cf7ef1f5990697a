package org.callboard.subscriber;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.List;
import java.util.Map;
import org.callboard.organization.Group;
import org.callboard.organization.GroupList;
import org.callboard.platform.DatabaseFailures;

/** Reads groups and their members from the database. */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class GroupDirectory {

  private final GroupList list;
  private final Memberships memberships;

  /** For the container's proxy only. */
  public GroupDirectory() {
    this(null, null);
  }

  @Inject
  GroupDirectory(GroupList list, Memberships memberships) {
    this.list = list;
    this.memberships = memberships;
  }

  /** The organization's groups in their order. */
  public List<GroupView> groups(long organizationId) {
    return views(list.of(organizationId), memberships);
  }

  static List<GroupView> views(List<Group> groups, Memberships memberships) {
    Map<Long, Long> counts = memberships.memberCounts(groups.stream().map(Group::id).toList());
    return groups.stream().map(g -> new GroupView(g, counts.getOrDefault(g.id(), 0L))).toList();
  }

  /** The usernames of a group's members, in their order. */
  public List<String> members(long groupId) {
    return memberships.members(groupId);
  }
}
