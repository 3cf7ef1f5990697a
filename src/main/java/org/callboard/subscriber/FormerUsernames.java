package org.callboard.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.callboard.organization.EditLocks;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/**
 * The usernames that renamed subscribers had, in the transaction of an edit, which has locked the
 * subscriber. Their phones go on asking by them, so nobody else can get one until it is ended.
 */
@ApplicationScoped
public class FormerUsernames {

  /** Guesses are limited by the name that is typed: each former one allows as many again. */
  static final int MAX = 5;

  @PersistenceContext private EntityManager entities;

  private final EditLocks locks;
  private final UsernameKeys keys;
  private final Memberships memberships;
  private final Event<NameLeft> left;
  private final Event<SubscribersCreated> created;

  /** For the container's proxy only. */
  protected FormerUsernames() {
    this(null, null, null, null, null);
  }

  @Inject
  FormerUsernames(
      EditLocks locks,
      UsernameKeys keys,
      Memberships memberships,
      Event<NameLeft> left,
      Event<SubscribersCreated> created) {
    this.locks = locks;
    this.keys = keys;
    this.memberships = memberships;
    this.left = left;
    this.created = created;
  }

  /**
   * Checks that names which somebody is about to get are no former names of others.
   *
   * @throws EditRefusedException (conflict) naming one that is
   */
  void checkFree(long organizationId, Collection<Username> names) {
    check(organizationId, names, Optional.empty());
  }

  /** Whoever may see the one organization need not see the other. */
  private static void checkMoved(long organizationId, Subscriber owner, Username name) {
    if (owner.name().organizationId() != organizationId) {
      throw EditRefusedException.conflict(
          name
              + " is the username of somebody who was moved to another organization, and whose"
              + " phones may still ask by it. End it first: DELETE it from the former subscribers"
              + " of this organization.");
    }
  }

  void check(long organizationId, Collection<Username> names, Optional<Long> whose) {
    Map<Username, Long> taken = keys.formerOwners(organizationId, names);
    taken.forEach(
        (name, id) -> {
          if (whose.filter(id::equals).isEmpty()) {
            Subscriber owner = entities.find(Subscriber.class, id);
            checkMoved(organizationId, owner, name);
            throw EditRefusedException.conflict(
                name
                    + " is a former username of the subscriber "
                    + owner.username()
                    + ", whose phones may still ask by it. End it first: PATCH that subscriber"
                    + " with formerUsernames that do not name it.");
          }
        });
  }

  /** Edits the names of a subscriber. */
  void edit(OrganizationSnapshot organization, Subscriber subscriber, Naming naming) {
    naming.formerUsernames().ifPresent(kept -> keepOnly(subscriber, kept));
    naming
        .username()
        .filter(name -> !name.text().equals(subscriber.username()))
        .ifPresent(name -> rename(organization, subscriber, name));
  }

  private void keepOnly(Subscriber subscriber, List<Username> kept) {
    List<Username> there = subscriber.formerUsernames();
    Set<String> wanted = Set.copyOf(kept.stream().map(Username::key).toList());
    for (Username name : kept) {
      if (there.stream().noneMatch(former -> former.key().equals(name.key()))) {
        throw new InvalidValueException(
            "formerUsernames", "names " + name + ", which is no former username.");
      }
    }
    List<Username> rest = new ArrayList<>(there);
    rest.removeIf(name -> !wanted.contains(name.key()));
    there.stream().filter(name -> !rest.contains(name)).forEach(name -> end(subscriber, name));
    subscriber.setFormerUsernames(rest);
  }

  /** From now on somebody else may get the name; phones may hold what came by it. */
  private void end(Subscriber subscriber, Username name) {
    long organizationId = subscriber.name().organizationId();
    left.fire(
        new NameLeft(
            subscriber.id(),
            organizationId,
            new SubscriberName(organizationId, name.key()),
            memberships.groupIdsOf(subscriber.id())));
    remove(subscriber.id(), organizationId, name);
  }

  /** The subscriber is not found by the name in this organization any more. */
  void remove(long subscriberId, long organizationId, Username name) {
    entities
        .createQuery(
            "DELETE FROM FormerUsername f WHERE f.subscriberId = :id"
                + " AND f.organizationId = :organizationId AND f.usernameKey IN :keys")
        .setParameter("id", subscriberId)
        .setParameter("organizationId", organizationId)
        .setParameter("keys", List.of(name.key(), name.formerKey()))
        .executeUpdate();
  }

  private void rename(OrganizationSnapshot organization, Subscriber subscriber, Username name) {
    Text.checkNew("username", name.text());
    if (name.key().equals(subscriber.name().usernameKey())) {
      subscriber.rename(name);
      return;
    }
    checkNew(organization, subscriber, name);
    List<Username> former = new ArrayList<>(subscriber.formerUsernames());
    former.removeIf(old -> old.key().equals(name.key()));
    former.add(new Username(subscriber.username()));
    checkNumber(former);
    remove(subscriber.id(), organization.id(), name);
    Set<String> leaving = subscriber.keys();
    subscriber.rename(name);
    subscriber.setFormerUsernames(former);
    entities.flush();
    forgetFormerKey(subscriber);
    for (String key : keys.free(organization.id(), leaving)) {
      SubscriberName old = new SubscriberName(organization.id(), key);
      entities.persist(new FormerUsername(old, subscriber.id()));
    }
    entities.flush();
    created.fire(new SubscribersCreated(organization, subscriber.id(), name));
  }

  private void checkNew(OrganizationSnapshot organization, Subscriber subscriber, Username name) {
    locks.lockNames(organization.id());
    Optional.ofNullable(keys.subscriberIds(organization.id(), List.of(name)).get(name))
        .filter(id -> !id.equals(subscriber.id()))
        .ifPresent(
            id -> {
              throw EditRefusedException.conflict("There is a subscriber " + name + " already.");
            });
    check(organization.id(), List.of(name), Optional.of(subscriber.id()));
  }

  private static void checkNumber(List<Username> former) {
    if (former.size() > MAX) {
      throw EditRefusedException.conflict(
          "The subscriber has "
              + MAX
              + " former usernames, the most allowed. End one of them first: PATCH the subscriber"
              + " with formerUsernames that do not name it.");
    }
  }

  /** It was the old name's. */
  private void forgetFormerKey(Subscriber subscriber) {
    entities
        .createNativeQuery("UPDATE subscriber SET former_key = NULL WHERE id = ?1")
        .setParameter(1, subscriber.id())
        .executeUpdate();
  }
}
