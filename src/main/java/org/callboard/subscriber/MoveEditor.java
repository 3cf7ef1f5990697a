package org.callboard.subscriber;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.feed.ChangeFeed;
import org.callboard.feed.DataChanged;
import org.callboard.organization.EditLocks;
import org.callboard.organization.GroupList;
import org.callboard.organization.GroupName;
import org.callboard.organization.LastChanges;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;

/**
 * Moves subscribers to other organizations. The row stays the same, and with it the password, the
 * devices and whatever else refers to it (docs/adr/0055).
 */
@Stateless
@PermitAll
public class MoveEditor {

  @PersistenceContext private EntityManager entities;

  private final EditLocks locks;
  private final OrganizationEditor organizations;
  private final GroupList groupList;
  private final Memberships memberships;
  private final UsernameKeys keys;
  private final FormerPlaces places;
  private final LastChanges lastChanges;
  private final ChangeFeed changes;
  private final AuditLog audit;
  private final Event<SubscriberMoved> moved;
  private final Event<SubscribersCreated> created;
  private final Event<SubscribersEdited> edited;

  /** For the container's proxy only. */
  public MoveEditor() {
    this(null, null, null, null, null, null, null, null, null, null, null, null);
  }

  @Inject
  MoveEditor(
      EditLocks locks,
      OrganizationEditor organizations,
      GroupList groupList,
      Memberships memberships,
      UsernameKeys keys,
      FormerPlaces places,
      LastChanges lastChanges,
      ChangeFeed changes,
      AuditLog audit,
      Event<SubscriberMoved> moved,
      Event<SubscribersCreated> created,
      Event<SubscribersEdited> edited) {
    this.locks = locks;
    this.organizations = organizations;
    this.groupList = groupList;
    this.memberships = memberships;
    this.keys = keys;
    this.places = places;
    this.lastChanges = lastChanges;
    this.changes = changes;
    this.audit = audit;
    this.moved = moved;
    this.created = created;
    this.edited = edited;
  }

  /**
   * Moves a subscriber.
   *
   * @param groups of the other organization, in which it is from then on
   * @param expected what the caller has seen
   * @throws EditRefusedException (conflict) if somebody has the name there
   */
  public SubscriberView move(
      OrganizationSnapshot from,
      Username username,
      OrganizationSnapshot to,
      List<GroupName> groups,
      Expected expected) {
    inOrder(from, to, locks::lockMany); // no import, and no edit of a group's members, meanwhile
    Subscriber subscriber = locked(from, username);
    long id = subscriber.id();
    Set<Long> left = memberships.groupIdsOf(id);
    JsonObject before = SubscriberJson.of(view(from, subscriber, left));
    expected.check(Optional.of(before));
    Set<Long> joined = lockTheRest(from, to, left, groups);
    places.move(subscriber, to.id());
    left.forEach(group -> memberships.remove(group, List.of(id)));
    joined.forEach(group -> memberships.add(group, id));
    subscriber.changed(audit.stamp());
    entities.flush();
    lastChanges.moveTo(id, to.id());
    tell(new SubscriberMoved(from, to, id, subscriber.username(), left), subscriber, joined);
    SubscriberView view = view(to, subscriber, joined);
    record(from, subscriber, Optional.of(before), Optional.empty());
    record(to, subscriber, Optional.empty(), Optional.of(SubscriberJson.of(view)));
    changes.record(DataChanged.ofSubscriber(from.id(), id));
    changes.record(DataChanged.ofSubscriber(to.id(), id));
    return view;
  }

  /** What comes behind the subscriber in the order of locks; the ids of the groups to join. */
  private Set<Long> lockTheRest(
      OrganizationSnapshot from, OrganizationSnapshot to, Set<Long> left, List<GroupName> groups) {
    inOrder(from, to, locks::lockNames);
    Set<Long> joined = groupList.idsOf(to.id(), groups);
    Set<Long> both = new HashSet<>(left);
    both.addAll(joined);
    if (!groupList.lock(both)) {
      throw EditRefusedException.notFound("group");
    }
    organizations.lock(from.id()); // what its layer gives until now is to be remembered
    locks.lockRules(to.id());
    return joined;
  }

  /** The layers follow first: what is in them counts for the rules of the other organization. */
  private void tell(SubscriberMoved move, Subscriber subscriber, Set<Long> joined) {
    moved.fire(move);
    created.fire(
        new SubscribersCreated(move.to(), subscriber.id(), new Username(subscriber.username())));
    edited.fire(
        new SubscribersEdited(
            move.to(),
            List.of(new SubscribersEdited.Edit(Optional.empty(), subscriber.snapshot(joined)))));
  }

  /**
   * Ends a name by which phones of somebody who was moved away ask in the organization that was
   * left.
   */
  public void endFormer(OrganizationSnapshot organization, Username username) {
    Subscriber owner =
        places
            .ownerOf(organization.id(), username)
            .orElseThrow(() -> EditRefusedException.notFound("former subscriber"));
    places.end(organization, owner, username);
    audit.record(
        AuditAction.DELETE,
        Optional.of(organization.recorded()),
        "organizations/" + organization.cloudId() + "/former-subscribers/" + username,
        Optional.of(SubscriberJson.ofFormer(username)),
        Optional.empty());
    changes.recordUntold(DataChanged.ofSubscriber(owner.name().organizationId(), owner.id()));
  }

  private static void inOrder(
      OrganizationSnapshot from, OrganizationSnapshot to, LongConsumer lock) {
    LongStream.of(from.id(), to.id()).sorted().forEach(lock);
  }

  private Subscriber locked(OrganizationSnapshot from, Username username) {
    return Optional.ofNullable(keys.subscriberIds(from.id(), List.of(username)).get(username))
        .map(id -> entities.find(Subscriber.class, id, LockModeType.PESSIMISTIC_WRITE))
        .filter(there -> there.name().organizationId() == from.id())
        .orElseThrow(() -> EditRefusedException.notFound("subscriber"));
  }

  private SubscriberView view(
      OrganizationSnapshot organization, Subscriber subscriber, Set<Long> groups) {
    return subscriber.view(Memberships.names(groupList.of(organization.id()), groups));
  }

  private void record(
      OrganizationSnapshot organization,
      Subscriber subscriber,
      Optional<JsonObject> before,
      Optional<JsonObject> after) {
    audit.record(
        AuditAction.MOVE,
        Optional.of(organization.recorded()),
        "organizations/" + organization.cloudId() + "/subscribers/" + subscriber.username(),
        before,
        after);
  }
}
