package org.callboard.organization;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Json;
import org.callboard.platform.Violations;

/** Edits groups, their order and their members. */
@Stateless
public class GroupEditor {

  private static final int MAX_GROUPS = 1000;

  /** More than so many subscribers are told of by one row of the change feed for all. */
  private static final int MAX_ROWS = 100;

  private static final int BATCH = 500;

  @PersistenceContext private EntityManager entities;

  @Inject private OrganizationEditor organizations;
  @Inject private ChangeFeed changes;
  @Inject private AuditLog audit;
  @Inject private Event<GroupLeft> groupLeft;
  @Inject private Event<SubscribersEdited> edited;

  /**
   * Creates the group behind all others, or replaces its members.
   *
   * @param members empty keeps them
   * @return whether it was created
   */
  public boolean put(
      OrganizationSnapshot organization,
      GroupName name,
      Optional<List<Username>> members,
      Consumer<Optional<JsonObject>> precondition) {
    organizations.lock(organization.id());
    List<SubscriberGroup> groups = new Memberships(entities).groups(organization.id());
    Optional<SubscriberGroup> found = find(groups, name);
    Optional<JsonObject> before = found.map(this::json);
    precondition.accept(before);
    SubscriberGroup group = found.orElseGet(() -> create(organization, name, groups));
    group.rename(name);
    entities.flush();
    members.ifPresent(usernames -> setMembers(organization, group.id(), usernames));
    record(organization, name.text(), before, Optional.of(json(group)));
    changes.record(DataChanged.ofOrganization(organization.id()));
    return found.isEmpty();
  }

  /** Deletes the group with its layer. */
  public void delete(
      OrganizationSnapshot organization,
      GroupName name,
      Consumer<Optional<JsonObject>> precondition) {
    organizations.lock(organization.id());
    SubscriberGroup group =
        find(new Memberships(entities).groups(organization.id()), name)
            .orElseThrow(() -> EditRefusedException.notFound("group"));
    JsonObject before = json(group);
    precondition.accept(Optional.of(before));
    groupLeft.fire(new GroupLeft(organization, group.id()));
    Memberships memberships = new Memberships(entities);
    Set<Long> members = memberships.memberIdsOf(group.id());
    recordFor(organization, members);
    tellOf(organization, members, () -> memberships.remove(group.id()));
    entities.remove(group);
    entities.flush();
    record(organization, group.group().name().text(), Optional.of(before), Optional.empty());
    changes.record(DataChanged.ofOrganization(organization.id()));
  }

  /**
   * Puts the groups in this order.
   *
   * @param names each group once
   * @param precondition sees the groups as they are, and throws if the caller has seen something
   *     else; it must not ask the database, which it would by a second connection
   */
  public void order(
      OrganizationSnapshot organization,
      List<GroupName> names,
      Consumer<List<GroupView>> precondition) {
    organizations.lock(organization.id());
    List<SubscriberGroup> groups = new Memberships(entities).groups(organization.id());
    precondition.accept(GroupDirectory.views(entities, organization.id()));
    List<String> before = groups.stream().map(g -> g.group().name().text()).toList();
    Set<String> keys = new HashSet<>(names.stream().map(GroupName::key).toList());
    if (keys.size() != names.size() || names.size() != groups.size()) {
      throw new InvalidValueException("order", "must name each group once.");
    }
    for (int i = 0; i < names.size(); i++) {
      find(groups, names.get(i))
          .orElseThrow(() -> new InvalidValueException("order", "must name each group once."))
          .moveTo(i);
    }
    audit.record(
        AuditAction.UPDATE,
        Optional.of(organization.cloudId().value()),
        "organizations/" + organization.cloudId() + "/groups",
        Optional.of(order(before)),
        Optional.of(order(names.stream().map(GroupName::text).toList())));
    changes.record(DataChanged.ofOrganization(organization.id()));
  }

  private SubscriberGroup create(
      OrganizationSnapshot organization, GroupName name, List<SubscriberGroup> groups) {
    if (groups.size() >= MAX_GROUPS) {
      throw EditRefusedException.conflict("There are " + MAX_GROUPS + " groups, the most allowed.");
    }
    int last = groups.isEmpty() ? -1 : groups.get(groups.size() - 1).position();
    SubscriberGroup group = new SubscriberGroup(organization.id(), name, last + 1);
    entities.persist(group);
    return group;
  }

  private void setMembers(
      OrganizationSnapshot organization, long groupId, List<Username> usernames) {
    Memberships memberships = new Memberships(entities);
    Set<Long> wanted = idsOf(organization, usernames);
    Set<Long> there = memberships.memberIdsOf(groupId);
    Set<Long> leaving = Memberships.without(there, wanted);
    Set<Long> joining = Memberships.without(wanted, there);
    Set<Long> moved = new HashSet<>(leaving);
    moved.addAll(joining);
    tellOf(organization, moved, () -> move(organization, groupId, leaving, joining, memberships));
    recordFor(organization, moved);
  }

  private void move(
      OrganizationSnapshot organization,
      long groupId,
      Set<Long> leaving,
      Set<Long> joining,
      Memberships memberships) {
    if (!leaving.isEmpty()) {
      groupLeft.fire(new GroupLeft(organization, groupId));
      List<Long> ids = List.copyOf(leaving);
      for (int from = 0; from < ids.size(); from += BATCH) {
        memberships.remove(groupId, ids.subList(from, Math.min(from + BATCH, ids.size())));
      }
    }
    joining.forEach(id -> memberships.add(groupId, id));
    entities.flush();
  }

  /** Moves subscribers, and tells who they were before and are now. */
  private void tellOf(OrganizationSnapshot organization, Set<Long> subscriberIds, Runnable moving) {
    Memberships memberships = new Memberships(entities);
    List<List<Long>> batches = new ArrayList<>();
    List<Long> ids = List.copyOf(subscriberIds);
    for (int from = 0; from < ids.size(); from += BATCH) {
      batches.add(ids.subList(from, Math.min(from + BATCH, ids.size())));
    }
    List<Map<Long, SubscriberSnapshot>> before =
        batches.stream().map(memberships::snapshots).toList();
    moving.run();
    for (int i = 0; i < batches.size(); i++) {
      Map<Long, SubscriberSnapshot> old = before.get(i);
      List<SubscribersEdited.Edit> edits =
          memberships.snapshots(batches.get(i)).values().stream()
              .map(s -> new SubscribersEdited.Edit(Optional.ofNullable(old.get(s.id())), s))
              .toList();
      edited.fire(new SubscribersEdited(organization, edits));
    }
  }

  private void recordFor(OrganizationSnapshot organization, Set<Long> subscriberIds) {
    if (subscriberIds.size() > MAX_ROWS) {
      changes.record(DataChanged.ofEverything(organization.id()));
    } else {
      subscriberIds.forEach(id -> changes.record(DataChanged.ofSubscriber(organization.id(), id)));
    }
  }

  private Set<Long> idsOf(OrganizationSnapshot organization, List<Username> usernames) {
    Map<String, Long> ids =
        new UsernameKeys(entities, organization.id())
            .subscriberIds(usernames.stream().map(Username::key).toList());
    Violations violations = new Violations();
    usernames.stream()
        .filter(username -> !ids.containsKey(username.key()))
        .limit(MAX_ROWS)
        .forEach(username -> violations.add("members", "has no subscriber " + username + "."));
    violations.throwIfAny();
    return new HashSet<>(ids.values());
  }

  private static Optional<SubscriberGroup> find(List<SubscriberGroup> groups, GroupName name) {
    return groups.stream().filter(g -> g.group().name().key().equals(name.key())).findFirst();
  }

  private JsonObject json(SubscriberGroup group) {
    List<String> members = GroupDirectory.membersOf(entities, group.id());
    return OrganizationJson.of(
        new GroupView(group.id(), group.group().name(), members.size()), members);
  }

  private static JsonObject order(List<String> names) {
    return Json.createObjectBuilder().add("order", OrganizationJson.strings(names)).build();
  }

  private void record(
      OrganizationSnapshot organization,
      String name,
      Optional<JsonObject> before,
      Optional<JsonObject> after) {
    audit.record(
        AuditAction.of(before, after),
        Optional.of(organization.cloudId().value()),
        "organizations/" + organization.cloudId() + "/groups/" + name,
        before,
        after);
  }
}
