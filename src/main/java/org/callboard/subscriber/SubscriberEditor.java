package org.callboard.subscriber;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.feed.ChangeFeed;
import org.callboard.feed.DataChanged;
import org.callboard.organization.EditLocks;
import org.callboard.organization.GroupList;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Edited;
import org.callboard.platform.Expected;
import org.callboard.platform.Json;
import org.callboard.platform.Text;

/** Edits subscribers, each edit with its record and its row in the change feed. */
@Stateless
@PermitAll
public class SubscriberEditor {

  /** Milliseconds. An import may hold the row for long; the next sign-in tries again. */
  private static final int HASH_PATIENCE = 1000;

  @PersistenceContext private EntityManager entities;

  private final EditLocks locks;
  private final GroupList groupList;
  private final Memberships memberships;
  private final FormerUsernames formerUsernames;
  private final ChangeFeed changes;
  private final AuditLog audit;
  private final Event<GroupsLeft> groupsLeft;
  private final Event<SubscribersCreated> created;
  private final Event<SubscriberDeleted> deleted;
  private final Event<SubscribersEdited> subscribersEdited;
  private final Event<DevicesToRevoke> devicesToRevoke;

  /** For the container's proxy only. */
  public SubscriberEditor() {
    this(null, null, null, null, null, null, null, null, null, null, null);
  }

  @Inject
  SubscriberEditor(
      EditLocks locks,
      GroupList groupList,
      Memberships memberships,
      FormerUsernames formerUsernames,
      ChangeFeed changes,
      AuditLog audit,
      Event<GroupsLeft> groupsLeft,
      Event<SubscribersCreated> created,
      Event<SubscriberDeleted> deleted,
      Event<SubscribersEdited> subscribersEdited,
      Event<DevicesToRevoke> devicesToRevoke) {
    this.locks = locks;
    this.groupList = groupList;
    this.memberships = memberships;
    this.formerUsernames = formerUsernames;
    this.changes = changes;
    this.audit = audit;
    this.groupsLeft = groupsLeft;
    this.created = created;
    this.deleted = deleted;
    this.subscribersEdited = subscribersEdited;
    this.devicesToRevoke = devicesToRevoke;
  }

  /**
   * Creates the subscriber, or replaces what is set for it.
   *
   * @param expected what the caller has seen
   */
  public Edited<SubscriberView> put(
      OrganizationSnapshot organization,
      Username username,
      SubscriberData data,
      Expected expected) {
    return edit(organization, username, before -> data, expected);
  }

  /**
   * Creates the subscriber, or edits what is set for it.
   *
   * @param edit makes what is to be set of what there is, if there is anything
   * @param expected what the caller has seen
   */
  public Edited<SubscriberView> edit(
      OrganizationSnapshot organization,
      Username username,
      Function<Optional<SubscriberView>, SubscriberData> edit,
      Expected expected) {
    Optional<Subscriber> found = findOrLockName(organization, username);
    Optional<SubscriberView> seen = found.map(s -> view(organization, s));
    Optional<JsonObject> before = seen.map(SubscriberJson::of);
    expected.check(before);
    SubscriberData data = edit.apply(seen);
    Optional<SubscriberSnapshot> old = found.map(s -> s.snapshot(memberships.groupIdsOf(s.id())));
    Subscriber subscriber = found.orElseGet(() -> create(organization, username));
    subscriber.repair(username);
    set(organization, subscriber, data);
    if (found.isEmpty()) {
      created.fire(
          new SubscribersCreated(
              organization, subscriber.id(), new Username(subscriber.username())));
    }
    SubscriberSnapshot now = subscriber.snapshot(memberships.groupIdsOf(subscriber.id()));
    tellOf(organization, old, now);
    stamp(subscriber, old, now);
    SubscriberView view = view(organization, subscriber);
    JsonObject after = SubscriberJson.of(view);
    if (data.password().isPresent()) {
      after = Json.createObjectBuilder(after).add("password", "(changed)").build();
    }
    String recorded = seen.map(SubscriberView::username).orElse(subscriber.username());
    record(organization, recorded, before, Optional.of(after));
    changes.record(DataChanged.ofSubscriber(organization.id(), subscriber.id()));
    return new Edited<>(view, found.isEmpty());
  }

  private void set(OrganizationSnapshot organization, Subscriber subscriber, SubscriberData data) {
    data.password().ifPresent(change -> setPassword(organization, subscriber, change));
    data.attributes().ifPresent(subscriber::setAttributes);
    subscriber.set(data.displayName(), data.enabled());
    entities.flush();
    formerUsernames.edit(organization, subscriber, data.naming());
    data.groups().ifPresent(groups -> setGroups(organization, subscriber.id(), groups));
  }

  private void tellOf(
      OrganizationSnapshot organization,
      Optional<SubscriberSnapshot> before,
      SubscriberSnapshot after) {
    SubscribersEdited edit =
        new SubscribersEdited(organization, List.of(new SubscribersEdited.Edit(before, after)));
    if (edit.concernLayers()) {
      locks.lockRules(organization.id());
    }
    subscribersEdited.fire(edit);
  }

  /** Whoever puts what is there already has changed nothing. */
  private void stamp(
      Subscriber subscriber, Optional<SubscriberSnapshot> before, SubscriberSnapshot after) {
    if (before.isEmpty()) {
      subscriber.created(audit.stamp());
    } else if (!before.get().equals(after)) {
      subscriber.changed(audit.stamp());
    }
  }

  private Subscriber create(OrganizationSnapshot organization, Username username) {
    Username given = Username.given(username.text());
    Text.checkNew("username", given.text());
    formerUsernames.checkFree(organization.id(), List.of(given));
    Subscriber subscriber =
        new Subscriber(organization.id(), given, SubscriberSnapshot.NO_PASSWORD);
    entities.persist(subscriber);
    return subscriber;
  }

  private void setPassword(
      OrganizationSnapshot organization, Subscriber subscriber, PasswordChange change) {
    subscriber.set(change, Instant.now());
    if (change.revokesDevices()) {
      devicesToRevoke.fire(
          new DevicesToRevoke(organization, subscriber.id(), subscriber.username()));
    }
  }

  /** Deletes the subscriber with all that it has. */
  public void delete(OrganizationSnapshot organization, Username username, Expected expected) {
    Subscriber subscriber =
        find(organization, username).orElseThrow(() -> EditRefusedException.notFound("subscriber"));
    Optional<JsonObject> before = Optional.of(json(organization, subscriber));
    expected.check(before);
    Set<Long> groups = memberships.groupIdsOf(subscriber.id());
    groupList.lock(groups);
    List<SubscriberName> former = subscriber.snapshot(groups).allFormerNames();
    deleted.fire(new SubscriberDeleted(subscriber.id(), subscriber.name(), former, groups));
    entities.remove(subscriber);
    entities.flush();
    record(organization, subscriber.username(), before, Optional.empty());
    changes.record(DataChanged.ofSubscriber(organization.id(), subscriber.id()));
  }

  /**
   * Replaces a hash by another one of the same password. Does nothing if the password was changed
   * meanwhile.
   */
  public void replaceHash(long id, String oldHash, String newHash) {
    int updated =
        entities
            .createQuery(
                "UPDATE Subscriber s SET s.passwordHash = :newHash, s.cheapHash = :cheap,"
                    + " s.bcryptCost = NULLIF(s.bcryptCost,"
                    + " CASE WHEN s.previousHash IS NULL THEN s.bcryptCost ELSE 0 END),"
                    + " s.version = s.version + 1"
                    + " WHERE s.id = :id AND s.passwordHash = :oldHash")
            .setParameter("newHash", newHash)
            .setParameter("cheap", CheapHash.is(newHash))
            .setParameter("id", id)
            .setParameter("oldHash", oldHash)
            .setHint("jakarta.persistence.query.timeout", HASH_PATIENCE)
            .executeUpdate();
    if (updated > 0) {
      Subscriber subscriber = entities.find(Subscriber.class, id);
      changes.recordUntold(DataChanged.ofSubscriber(subscriber.name().organizationId(), id));
    }
  }

  /** The groups that are joined or left are locked: nobody deletes one of them meanwhile. */
  private void setGroups(
      OrganizationSnapshot organization, long subscriberId, List<GroupName> names) {
    Set<Long> there = memberships.groupIdsOf(subscriberId);
    Set<Long> wanted = groupList.idsOf(organization.id(), names);
    Set<Long> left = Memberships.without(there, wanted);
    Set<Long> joined = Memberships.without(wanted, there);
    Set<Long> moved = new HashSet<>(left);
    moved.addAll(joined);
    if (!groupList.lock(moved)) {
      groupList.idsOf(organization.id(), names); // names the one that is gone
      throw EditRefusedException.notFound("group");
    }
    left.forEach(id -> memberships.remove(id, List.of(subscriberId)));
    joined.forEach(id -> memberships.add(id, subscriberId));
    entities.flush();
    if (!left.isEmpty()) {
      groupsLeft.fire(
          new GroupsLeft(
              organization,
              left.stream().collect(Collectors.toMap(id -> id, id -> List.of(subscriberId)))));
    }
  }

  private Optional<Subscriber> findOrLockName(
      OrganizationSnapshot organization, Username username) {
    Optional<Subscriber> found = find(organization, username);
    if (found.isPresent()) {
      return found;
    }
    locks.lockNames(organization.id());
    return find(organization, username);
  }

  /**
   * Locked, so that whatever else is edited of this subscriber waits, and because sign-ins and the
   * clock replace hashes: what is edited would be of yesterday, and the edit refused.
   */
  private Optional<Subscriber> find(OrganizationSnapshot organization, Username username) {
    return username.keys().stream()
        .flatMap(key -> find(organization, key).stream())
        .findFirst()
        .or(() -> find(organization, username.formerKey()).filter(s -> s.isMeantBy(username)));
  }

  private Optional<Subscriber> find(OrganizationSnapshot organization, String key) {
    return entities
        .createQuery(
            "SELECT s FROM Subscriber s"
                + " WHERE s.organizationId = :organizationId AND s.usernameKey = :usernameKey",
            Subscriber.class)
        .setParameter("organizationId", organization.id())
        .setParameter("usernameKey", key)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  private JsonObject json(OrganizationSnapshot organization, Subscriber subscriber) {
    return SubscriberJson.of(view(organization, subscriber));
  }

  private SubscriberView view(OrganizationSnapshot organization, Subscriber subscriber) {
    return subscriber.view(
        Memberships.names(
            groupList.of(organization.id()), memberships.groupIdsOf(subscriber.id())));
  }

  private void record(
      OrganizationSnapshot organization,
      String username,
      Optional<JsonObject> before,
      Optional<JsonObject> after) {
    audit.record(
        AuditAction.of(before, after),
        Optional.of(organization.recorded()),
        "organizations/" + organization.cloudId() + "/subscribers/" + username,
        before,
        after);
  }
}
