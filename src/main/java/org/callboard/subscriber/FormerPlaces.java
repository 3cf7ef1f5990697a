package org.callboard.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Text;

/**
 * The names that moved subscribers had in other organizations, in the transaction of an edit, which
 * has locked the subscriber. Nobody else can get one there until it is ended.
 */
@ApplicationScoped
class FormerPlaces {

  /** As few as of former usernames, but for whoever was renamed there as well. */
  static final int MAX = 10;

  @PersistenceContext private EntityManager entities;

  private final UsernameKeys keys;
  private final FormerUsernames formerUsernames;
  private final Memberships memberships;
  private final Event<NameLeft> left;

  /** For the container's proxy only. */
  protected FormerPlaces() {
    this(null, null, null, null);
  }

  @Inject
  FormerPlaces(
      UsernameKeys keys,
      FormerUsernames formerUsernames,
      Memberships memberships,
      Event<NameLeft> left) {
    this.keys = keys;
    this.formerUsernames = formerUsernames;
    this.memberships = memberships;
    this.left = left;
  }

  /** Makes the row one of the other organization. Its phones go on asking in the old one. */
  void move(Subscriber subscriber, long organizationId) {
    long old = subscriber.name().organizationId();
    Username name = new Username(subscriber.username());
    checkName(organizationId, subscriber, name);
    List<FormerPlace> there = stillThere(subscriber);
    List<FormerPlace> elsewhere = new ArrayList<>(there);
    elsewhere.removeIf(place -> place.organizationId() == organizationId);
    subscriber.formerUsernames().forEach(former -> elsewhere.add(new FormerPlace(old, former)));
    elsewhere.add(new FormerPlace(old, name));
    if (elsewhere.size() > MAX) {
      throw EditRefusedException.conflict(
          "The subscriber has had "
              + MAX
              + " names in other organizations, the most allowed. End one of them first: DELETE it"
              + " from the former subscribers of that organization.");
    }
    List<Username> backAgain =
        there.stream()
            .filter(place -> place.organizationId() == organizationId)
            .map(FormerPlace::username)
            .filter(former -> !former.key().equals(name.key()))
            .toList();
    formerUsernames.remove(subscriber.id(), organizationId, name);
    Set<String> leaving = subscriber.keys();
    subscriber.moveTo(organizationId);
    subscriber.setFormerUsernames(backAgain);
    subscriber.setFormerElsewhere(elsewhere);
    entities.flush();
    for (String key : keys.free(old, leaving)) {
      entities.persist(new FormerUsername(new SubscriberName(old, key), subscriber.id()));
    }
    entities.flush();
  }

  /** An organization that was deleted has taken its names with it. */
  private List<FormerPlace> stillThere(Subscriber subscriber) {
    List<Long> organizations =
        entities
            .createQuery(
                "SELECT f.organizationId FROM FormerUsername f WHERE f.subscriberId = :id",
                Long.class)
            .setParameter("id", subscriber.id())
            .getResultList();
    return subscriber.formerElsewhere().stream()
        .filter(place -> organizations.contains(place.organizationId()))
        .toList();
  }

  private void checkName(long organizationId, Subscriber subscriber, Username name) {
    Text.checkNew("username", name.text());
    if (keys.subscriberIds(organizationId, List.of(name)).containsKey(name)) {
      throw EditRefusedException.conflict(
          "There is a subscriber "
              + name
              + " in the other organization already. Rename one of them first.");
    }
    formerUsernames.check(organizationId, List.of(name), Optional.of(subscriber.id()));
  }

  /** Whose name this was before a move; empty if it was nobody's. */
  Optional<Subscriber> ownerOf(long organizationId, Username username) {
    return Optional.ofNullable(keys.formerOwners(organizationId, List.of(username)).get(username))
        .map(id -> entities.find(Subscriber.class, id, LockModeType.PESSIMISTIC_WRITE))
        .filter(
            owner ->
                owner.formerElsewhere().stream().anyMatch(p -> is(p, organizationId, username)));
  }

  private static boolean is(FormerPlace place, long organizationId, Username username) {
    return place.organizationId() == organizationId
        && place.username().key().equals(username.key());
  }

  /** From now on somebody else may get the name; phones may hold what came by it. */
  void end(OrganizationSnapshot organization, Subscriber subscriber, Username username) {
    List<FormerPlace> rest = new ArrayList<>(subscriber.formerElsewhere());
    rest.removeIf(place -> is(place, organization.id(), username));
    subscriber.setFormerElsewhere(rest);
    left.fire(
        new NameLeft(
            subscriber.id(),
            subscriber.name().organizationId(),
            new SubscriberName(organization.id(), username.key()),
            memberships.groupIdsOf(subscriber.id())));
    formerUsernames.remove(subscriber.id(), organization.id(), username);
    entities.flush();
  }
}
