package org.callboard.subscriber;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.callboard.audit.AuditLog;
import org.callboard.audit.Stamp;
import org.callboard.organization.Group;
import org.callboard.organization.GroupIds;
import org.callboard.organization.GroupList;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSnapshot;

/**
 * Writes subscribers by the hundred, in the transaction of a bulk edit. The bulk edit itself has
 * the lock of edits of many, and leaves one record and one row in the change feed for all of them.
 * What it writes is locked until it ends, and nothing else.
 */
@Stateless
@PermitAll
public class SubscriberBulkEditor {

  @PersistenceContext private EntityManager entities;

  private final GroupList groupList;
  private final Memberships memberships;
  private final FormerUsernames formerUsernames;
  private final UsernameKeys keys;
  private final AuditLog audit;

  private final Event<GroupsLeft> groupsLeft;
  private final Event<SubscribersCreated> created;
  private final Event<SubscribersEdited> edited;

  /** For the container's proxy only. */
  public SubscriberBulkEditor() {
    this(null, null, null, null, null, null, null, null);
  }

  @Inject
  SubscriberBulkEditor(
      GroupList groupList,
      Memberships memberships,
      FormerUsernames formerUsernames,
      UsernameKeys keys,
      AuditLog audit,
      Event<GroupsLeft> groupsLeft,
      Event<SubscribersCreated> created,
      Event<SubscribersEdited> edited) {
    this.groupList = groupList;
    this.memberships = memberships;
    this.formerUsernames = formerUsernames;
    this.keys = keys;
    this.audit = audit;
    this.groupsLeft = groupsLeft;
    this.created = created;
    this.edited = edited;
  }

  /** The ids of those that exist. */
  public Map<Username, Long> existing(long organizationId, Collection<Username> usernames) {
    return keys.subscriberIds(organizationId, usernames);
  }

  /**
   * The organization's subscribers by the hundred, in the order of their ids.
   *
   * @param last the highest id that the caller has seen
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public List<SubscriberSnapshot> after(long organizationId, long last, int limit) {
    List<Subscriber> found =
        entities
            .createQuery(
                "SELECT s FROM Subscriber s WHERE s.organizationId = :organizationId"
                    + " AND s.id > :last ORDER BY s.id",
                Subscriber.class)
            .setParameter("organizationId", organizationId)
            .setParameter("last", last)
            .setMaxResults(limit)
            .getResultList();
    Map<Long, Set<Long>> groups =
        memberships.groupIdsOf(found.stream().map(Subscriber::id).toList());
    return found.stream().map(s -> s.snapshot(groups.getOrDefault(s.id(), Set.of()))).toList();
  }

  /** Which of these have no password. */
  public Set<Long> withoutPassword(Collection<Long> ids) {
    return ids.isEmpty()
        ? Set.of()
        : Set.copyOf(
            entities
                .createQuery(
                    "SELECT s.id FROM Subscriber s WHERE s.id IN :ids AND s.passwordHash = :none",
                    Long.class)
                .setParameter("ids", ids)
                .setParameter("none", SubscriberSnapshot.NO_PASSWORD)
                .getResultList());
  }

  /** The organization's groups as this transaction sees them, by their names. */
  public GroupIds groupIds(long organizationId) {
    return new GroupIds(groups(organizationId));
  }

  /** The same in their order. */
  public List<Group> groups(long organizationId) {
    return groupList.of(organizationId);
  }

  /**
   * Creates or updates subscribers. Forgets every entity that the transaction has read, so that
   * memory is bounded.
   *
   * @param entries some hundred, no username twice
   * @param existing what {@link #existing} says of them
   * @param groupIds of all groups that they name
   * @param leavers who has left which group in this bulk edit, which ends with {@link #leave};
   *     added to
   * @param alongside gets the ids of all of them and writes what is theirs before observers look
   * @return what was and what is now, in the order of the entries
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public List<SubscribersEdited.Edit> write(
      OrganizationSnapshot organization,
      List<SubscriberEntry> entries,
      Map<Username, Long> existing,
      GroupIds groupIds,
      Map<Long, Set<Long>> leavers,
      Consumer<Map<Username, Long>> alongside) {
    Map<Long, Subscriber> there = load(existing.values());
    Map<Long, Set<Long>> memberOf = memberships.groupIdsOf(existing.values());
    Map<Long, SubscriberSnapshot> before = memberships.snapshots(there.keySet());
    Map<Username, Subscriber> written = new LinkedHashMap<>();
    List<Subscriber> added = new ArrayList<>();
    Map<Subscriber, Set<Long>> wanted = new HashMap<>();
    for (SubscriberEntry entry : entries) {
      Subscriber subscriber = there.get(existing.get(entry.username()));
      if (subscriber == null) {
        subscriber = create(organization, entry);
        added.add(subscriber);
      } else {
        entry.passwordHash().ifPresent(subscriber::setPasswordHash);
      }
      subscriber.set(entry);
      written.put(entry.username(), subscriber);
      if (entry.groups().isPresent()) {
        wanted.put(subscriber, ids(entry.groups().get(), groupIds));
      }
    }
    flushNew(organization, added);
    moveBetweenGroups(wanted, memberOf, leavers);
    entities.flush();
    tellOfTheNew(organization, added);
    alongside.accept(
        written.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().id())));
    List<SubscribersEdited.Edit> edits = tellOf(organization, written.values(), before);
    entities.flush();
    entities.clear();
    return edits;
  }

  private void flushNew(OrganizationSnapshot organization, List<Subscriber> added) {
    formerUsernames.checkFree(
        organization.id(), added.stream().map(s -> new Username(s.username())).toList());
    entities.flush();
  }

  /** Remembers what those who have left groups had from them, when all is written. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void leave(OrganizationSnapshot organization, Map<Long, Set<Long>> leavers) {
    if (!leavers.isEmpty()) {
      groupsLeft.fire(new GroupsLeft(organization, leavers));
    }
  }

  private Subscriber create(OrganizationSnapshot organization, SubscriberEntry entry) {
    Subscriber subscriber =
        new Subscriber(
            organization.id(),
            entry.username(),
            entry.passwordHash().orElse(SubscriberSnapshot.NO_PASSWORD));
    entities.persist(subscriber);
    return subscriber;
  }

  private List<SubscribersEdited.Edit> tellOf(
      OrganizationSnapshot organization,
      Collection<Subscriber> written,
      Map<Long, SubscriberSnapshot> before) {
    Map<Long, Set<Long>> groups =
        memberships.groupIdsOf(written.stream().map(Subscriber::id).toList());
    Stamp now = audit.stamp();
    List<SubscribersEdited.Edit> edits = new ArrayList<>();
    for (Subscriber subscriber : written) {
      SubscriberSnapshot after =
          subscriber.snapshot(groups.getOrDefault(subscriber.id(), Set.of()));
      Optional<SubscriberSnapshot> old = Optional.ofNullable(before.get(subscriber.id()));
      if (old.isEmpty()) {
        subscriber.created(now);
      } else if (!old.get().equals(after)) {
        subscriber.changed(now);
      }
      edits.add(new SubscribersEdited.Edit(old, after));
    }
    edited.fire(new SubscribersEdited(organization, edits));
    return edits;
  }

  /** Locked: see {@link SubscriberEditor}. One sign-in would fail the whole of the bulk edit. */
  private Map<Long, Subscriber> load(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return new HashMap<>();
    }
    return entities
        .createQuery(
            "SELECT s FROM Subscriber s WHERE s.id IN :ids ORDER BY s.id", Subscriber.class)
        .setParameter("ids", ids)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .collect(Collectors.toMap(Subscriber::id, s -> s));
  }

  private static Set<Long> ids(List<GroupName> names, GroupIds groupIds) {
    return names.stream().map(name -> groupIds.of(name).orElseThrow()).collect(Collectors.toSet());
  }

  private void moveBetweenGroups(
      Map<Subscriber, Set<Long>> wanted,
      Map<Long, Set<Long>> memberOf,
      Map<Long, Set<Long>> leavers) {
    Map<Long, Set<Long>> leaving = new HashMap<>();
    wanted.forEach(
        (subscriber, groups) -> {
          Set<Long> before = memberOf.getOrDefault(subscriber.id(), Set.of());
          for (long group : Memberships.without(before, groups)) {
            leaving.computeIfAbsent(group, g -> new HashSet<>()).add(subscriber.id());
          }
          Memberships.without(groups, before)
              .forEach(group -> memberships.add(group, subscriber.id()));
        });
    leaving.forEach(
        (group, subscriberIds) -> {
          leavers.computeIfAbsent(group, g -> new HashSet<>()).addAll(subscriberIds);
          memberships.remove(group, subscriberIds);
        });
  }

  /** Most are new; of those who were there before, phones may hold what they had then. */
  private void tellOfTheNew(OrganizationSnapshot organization, List<Subscriber> added) {
    if (!added.isEmpty()) {
      created.fire(
          new SubscribersCreated(
              organization,
              added.stream()
                  .map(s -> new SubscribersCreated.Created(s.id(), new Username(s.username())))
                  .toList()));
    }
  }
}
