package org.callboard.subscriber;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.callboard.audit.AuditLog;
import org.callboard.feed.ChangeFeed;
import org.callboard.feed.DataChanged;
import org.callboard.organization.EditLocks;
import org.callboard.organization.Group;
import org.callboard.organization.GroupList;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationSnapshot;

/** Brings deleted groups back. */
@Stateless
@PermitAll
public class GroupRestorer {

  private final GroupList list;
  private final GroupMoves moves;
  private final GroupRecord records;
  private final Memberships memberships;
  private final UsernameKeys keys;
  private final OrganizationEditor organizations;
  private final ChangeFeed changes;
  private final AuditLog audit;
  private final Event<GroupRestoredJson> restored;
  private final SubscriberLocks subscribers;
  private final EditLocks locks;

  /** For the container's proxy only. */
  public GroupRestorer() {
    this(null, null, null, null, null, null, null, null, null, null, null);
  }

  @Inject
  GroupRestorer(
      GroupList list,
      GroupMoves moves,
      GroupRecord records,
      Memberships memberships,
      UsernameKeys keys,
      OrganizationEditor organizations,
      ChangeFeed changes,
      AuditLog audit,
      Event<GroupRestoredJson> restored,
      SubscriberLocks subscribers,
      EditLocks locks) {
    this.list = list;
    this.moves = moves;
    this.records = records;
    this.memberships = memberships;
    this.keys = keys;
    this.organizations = organizations;
    this.changes = changes;
    this.audit = audit;
    this.restored = restored;
    this.subscribers = subscribers;
    this.locks = locks;
  }

  /**
   * Brings a deleted group back: with its lists, at its place, and with those of its members who
   * are still there, whatever they are called by now.
   *
   * @param deleted as the record has it
   * @throws org.callboard.platform.UndoConflictException if there is a group of this name
   */
  public void restore(OrganizationSnapshot organization, DeletedGroupJson deleted) {
    long id = organization.id();
    locks.lockMany(id);
    Set<Long> members = stillThere(id, deleted);
    subscribers.lock(id, members);
    members.retainAll(stillThere(id, deleted));
    locks.lockNames(id);
    GroupName name = deleted.name();
    List<Group> others = list.of(id);
    name.in(others)
        .ifPresent(
            other -> {
              throw deleted.conflict(members(other));
            });
    list.lock(others.stream().map(Group::id).toList());
    Group group = list.add(id, name, audit.stamp());
    organizations.lock(id);
    list.settle(id, List.of(group.id()));
    place(organization, group, deleted);
    restored.fire(new GroupRestoredJson(organization, group, deleted));
    moves.move(organization, group.id(), Set.of(), members);
    records.addWithLists(organization, group, members(group));
    changes.record(DataChanged.ofOrganization(id));
  }

  private Set<Long> stillThere(long organizationId, DeletedGroupJson deleted) {
    List<Username> names = deleted.members();
    Map<Username, Long> found = keys.subscriberIds(organizationId, names);
    Set<Long> ids = new HashSet<>(found.values());
    List<Username> renamed = names.stream().filter(name -> !found.containsKey(name)).toList();
    ids.addAll(keys.formerOwners(organizationId, renamed).values());
    return ids;
  }

  /** Behind the group that it followed; at the end if that is gone. */
  private void place(OrganizationSnapshot organization, Group group, DeletedGroupJson deleted) {
    List<Group> order = new ArrayList<>(list.of(organization.id()));
    order.removeIf(other -> other.id() == group.id());
    int place =
        deleted
            .follows()
            .map(name -> name.in(order).map(other -> order.indexOf(other) + 1).orElse(order.size()))
            .orElse(0);
    order.add(place, group);
    list.arrange(order);
  }

  private GroupMembers members(Group group) {
    return GroupDirectory.withMembers(list, group, memberships);
  }
}
