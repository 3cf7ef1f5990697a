package org.callboard.subscriber;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.feed.ChangeFeed;
import org.callboard.feed.DataChanged;
import org.callboard.organization.EditLocks;
import org.callboard.organization.Group;
import org.callboard.organization.GroupList;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Edited;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;

/** Edits groups, their order and their members. */
@Stateless
@PermitAll
public class GroupEditor {

  private final GroupList list;
  private final Memberships memberships;
  private final UsernameKeys keys;
  private final OrganizationEditor organizations;
  private final ChangeFeed changes;
  private final AuditLog audit;
  private final GroupMoves moves;
  private final GroupRecord records;
  private final SubscriberLocks subscribers;
  private final EditLocks locks;

  /** For the container's proxy only. */
  public GroupEditor() {
    this(null, null, null, null, null, null, null, null, null, null);
  }

  @Inject
  GroupEditor(
      GroupList list,
      Memberships memberships,
      UsernameKeys keys,
      OrganizationEditor organizations,
      ChangeFeed changes,
      AuditLog audit,
      GroupMoves moves,
      GroupRecord records,
      SubscriberLocks subscribers,
      EditLocks locks) {
    this.list = list;
    this.memberships = memberships;
    this.keys = keys;
    this.organizations = organizations;
    this.changes = changes;
    this.audit = audit;
    this.moves = moves;
    this.records = records;
    this.subscribers = subscribers;
    this.locks = locks;
  }

  /**
   * Creates the group behind all others, or replaces its members.
   *
   * @param members empty keeps them
   * @param expected what the caller has seen
   */
  public Edited<GroupMembers> put(
      OrganizationSnapshot organization,
      GroupName name,
      Optional<List<Username>> members,
      Expected expected) {
    return put(organization, name, name, members, expected);
  }

  /**
   * The same, and gives the group another name, or a spelling of its name.
   *
   * @param name by which the group is found
   * @param newName that it has afterwards
   */
  public Edited<GroupMembers> put(
      OrganizationSnapshot organization,
      GroupName name,
      GroupName newName,
      Optional<List<Username>> members,
      Expected expected) {
    long id = organization.id();
    Set<Long> moving = new HashSet<>();
    members
        .map(usernames -> keys.subscriberIds(id, usernames))
        .ifPresent(wanted -> moving.addAll(lockWhoMoves(organization, name, wanted)));
    boolean spelling = newName.isSpellingOf(name);
    if (!spelling) {
      locks.lockNames(id);
    }
    Optional<Group> found = findOrLockName(organization, name);
    Optional<JsonObject> before = found.map(this::json);
    expected.check(before);
    Group group =
        found
            .map(g -> spelling ? list.respell(id, g, newName) : list.rename(id, g, newName))
            .orElseGet(() -> add(organization, GroupName.given(newName.text())));
    members.ifPresent(usernames -> setMembers(organization, group.id(), usernames, moving));
    GroupMembers after = withMembers(group);
    if (before.isPresent() && !before.get().equals(SubscriberJson.of(after))) {
      list.changed(group, audit.stamp());
      after = withMembers(group);
    }
    String recorded = (spelling ? group : found.orElse(group)).name().text();
    records.add(organization, recorded, before, Optional.of(SubscriberJson.of(after)));
    changes.record(DataChanged.ofOrganization(organization.id()));
    return new Edited<>(after, found.isEmpty());
  }

  private Optional<Group> findOrLockName(OrganizationSnapshot organization, GroupName name) {
    Optional<Group> found = findLocked(organization, name);
    if (found.isPresent()) {
      return found;
    }
    locks.lockNames(organization.id());
    return findLocked(organization, name);
  }

  private Optional<Group> findLocked(OrganizationSnapshot organization, GroupName name) {
    return name.in(list.of(organization.id()))
        .filter(group -> list.lock(List.of(group.id())))
        .flatMap(group -> name.in(list.of(organization.id())));
  }

  private Group add(OrganizationSnapshot organization, GroupName name) {
    Group group = list.add(organization.id(), name, audit.stamp());
    organizations.lock(organization.id());
    list.settle(organization.id(), List.of(group.id()));
    return group;
  }

  /**
   * Creates a group in the transaction of a bulk edit, which has the lock of edits of many, has
   * found no group of this name, and {@linkplain GroupList#settle settles} all new groups when it
   * is done.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Group create(OrganizationSnapshot organization, GroupName name) {
    Group group = list.add(organization.id(), name, audit.stamp());
    JsonObject after = json(group);
    records.add(organization, name.text(), Optional.empty(), Optional.of(after));
    changes.record(DataChanged.ofOrganization(organization.id()));
    return group;
  }

  /** Deletes the group with its layer. */
  public void delete(OrganizationSnapshot organization, GroupName name, Expected expected) {
    Set<Long> moving = lockWhoMoves(organization, name, Map.of());
    Group group =
        findLocked(organization, name).orElseThrow(() -> EditRefusedException.notFound("group"));
    JsonObject before = json(group);
    expected.check(Optional.of(before));
    JsonObject deleted = records.withLists(organization, group, before);
    Set<Long> members = memberships.memberIdsOf(group.id());
    subscribers.lock(Memberships.without(members, moving)); // who joined before it was locked
    moves.empty(organization, group.id(), members);
    list.remove(group);
    records.add(organization, group.name().text(), Optional.of(deleted), Optional.empty());
    changes.record(DataChanged.ofOrganization(organization.id()));
  }

  /**
   * Locks who joins or leaves the group, before the group itself is locked.
   *
   * @param wanted the members to come
   */
  private Set<Long> lockWhoMoves(
      OrganizationSnapshot organization, GroupName name, Map<Username, Long> wanted) {
    locks.lockMany(organization.id());
    Set<Long> there =
        name.in(list.of(organization.id()))
            .map(group -> memberships.memberIdsOf(group.id()))
            .orElse(Set.of());
    Set<Long> moving = Memberships.without(there, Set.copyOf(wanted.values()));
    moving.addAll(Memberships.without(Set.copyOf(wanted.values()), there));
    subscribers.lock(moving);
    return moving;
  }

  /**
   * Puts the groups in order.
   *
   * @param names each group once
   * @param expected what the caller has seen of the whole list
   * @return the list as it is now
   */
  public List<GroupView> order(
      OrganizationSnapshot organization, List<GroupName> names, Expected expected) {
    list.lock(list.of(organization.id()).stream().map(Group::id).toList());
    organizations.lock(organization.id());
    List<Group> groups = list.of(organization.id());
    expected.check(
        Optional.of(SubscriberJson.listOf(GroupDirectory.views(list, groups, memberships))));
    List<String> before = groups.stream().map(g -> g.name().text()).toList();
    List<Group> order =
        names.stream().flatMap(name -> name.in(groups).stream()).distinct().toList();
    if (order.size() != names.size() || names.size() != groups.size()) {
      throw new InvalidValueException("order", "must name each group once.");
    }
    list.arrange(order);
    audit.record(
        AuditAction.UPDATE,
        Optional.of(organization.recorded()),
        "organizations/" + organization.cloudId() + "/groups",
        Optional.of(SubscriberJson.order(before)),
        Optional.of(SubscriberJson.order(names.stream().map(GroupName::text).toList())));
    changes.record(DataChanged.ofOrganization(organization.id()));
    return GroupDirectory.views(list, list.of(organization.id()), memberships);
  }

  private void setMembers(
      OrganizationSnapshot organization, long groupId, List<Username> usernames, Set<Long> locked) {
    Set<Long> wanted = keys.membersToBe(organization.id(), usernames);
    Set<Long> there = memberships.memberIdsOf(groupId);
    Set<Long> leaving = Memberships.without(there, wanted);
    Set<Long> joining = Memberships.without(wanted, there);
    Set<Long> moved = new HashSet<>(leaving);
    moved.addAll(joining);
    subscribers.lock(Memberships.without(moved, locked));
    moves.move(organization, groupId, leaving, joining);
  }

  private JsonObject json(Group group) {
    return SubscriberJson.of(withMembers(group));
  }

  private GroupMembers withMembers(Group group) {
    return GroupDirectory.withMembers(list, group, memberships);
  }
}
