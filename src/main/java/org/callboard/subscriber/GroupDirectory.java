package org.callboard.subscriber;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.List;
import java.util.Map;
import org.callboard.audit.Stamps;
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
    return views(list, list.of(organizationId), memberships);
  }

  static List<GroupView> views(GroupList list, List<Group> groups, Memberships memberships) {
    List<Long> ids = groups.stream().map(Group::id).toList();
    Map<Long, Long> counts = memberships.memberCounts(ids);
    Map<Long, Stamps> stamps = list.stamps(ids);
    return groups.stream()
        .map(
            g ->
                new GroupView(
                    g, counts.getOrDefault(g.id(), 0L), stamps.getOrDefault(g.id(), new Stamps())))
        .toList();
  }

  /** A group with its members. */
  public GroupMembers get(Group group) {
    return withMembers(list, group, memberships);
  }

  static GroupMembers withMembers(GroupList list, Group group, Memberships memberships) {
    List<String> members = memberships.members(group.id());
    Stamps stamps = list.stamps(List.of(group.id())).getOrDefault(group.id(), new Stamps());
    return new GroupMembers(new GroupView(group, members.size(), stamps), members);
  }

  /** The usernames of a group's members, in their order. */
  public List<String> members(long groupId) {
    return memberships.members(groupId);
  }
}
