package org.callboard.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.callboard.platform.DatabaseClock;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/**
 * The Cloud IDs that renamed organizations had, in the transaction of an edit, which has locked the
 * organization. Their phones go on asking by them, so no other organization can get one until it is
 * ended.
 */
@ApplicationScoped
class FormerCloudIds {

  /** Enough for whoever changes their mind. */
  static final int MAX = 5;

  @PersistenceContext private EntityManager entities;

  private final DatabaseClock clock;

  /** For the container's proxy only. */
  protected FormerCloudIds() {
    this(null);
  }

  @Inject
  FormerCloudIds(DatabaseClock clock) {
    this.clock = clock;
  }

  /** Those of an organization, in their own order. */
  Set<CloudId> of(long organizationId) {
    return of(List.of(organizationId)).getOrDefault(organizationId, Set.of());
  }

  /** The same of many, with one query; who has none is left out. */
  Map<Long, Set<CloudId>> of(Collection<Long> organizationIds) {
    Map<Long, Set<CloudId>> found = new HashMap<>();
    entities
        .createQuery(
            "SELECT f.organizationId, f.cloudId FROM FormerCloudId f WHERE f.organizationId IN :ids",
            Object[].class)
        .setParameter("ids", List.copyOf(organizationIds))
        .getResultStream()
        .forEach(
            row ->
                found
                    .computeIfAbsent((Long) row[0], id -> new TreeSet<>(CloudId.ORDER))
                    .add(new CloudId((String) row[1])));
    return found;
  }

  /** Whose it was. */
  Optional<Long> ownerOf(CloudId cloudId) {
    return entities
        .createQuery(
            "SELECT f.organizationId FROM FormerCloudId f WHERE f.cloudId = :cloudId", Long.class)
        .setParameter("cloudId", cloudId.value())
        .getResultStream()
        .findFirst();
  }

  /**
   * Checks that a Cloud ID which an organization has just got was no other one's. When its row is
   * written: whoever gave it up at the same moment has committed by then.
   *
   * @throws EditRefusedException (conflict) if it was
   */
  void checkFree(CloudId cloudId, long organizationId) {
    ownerOf(cloudId)
        .filter(owner -> owner != organizationId)
        .ifPresent(
            owner -> {
              CloudId now = entities.find(Organization.class, owner).cloudId();
              throw EditRefusedException.conflict(
                  cloudId
                      + " is a former Cloud ID of the organization "
                      + now
                      + ", whose phones may still ask by it. End it first: PATCH that organization"
                      + " with formerIds that do not name it.");
            });
  }

  /** Gives the organization another Cloud ID. */
  void rename(Organization organization, CloudId cloudId) {
    CloudId old = organization.cloudId();
    if (old.equals(cloudId)) {
      return;
    }
    Text.checkNew("id", cloudId.value());
    long id = organization.id();
    checkNew(cloudId);
    remove(id, cloudId);
    organization.rename(cloudId);
    entities.flush();
    checkFree(cloudId, id);
    if (StandInCloudId.rowOf(old).isPresent()) {
      return; // phones never knew it
    }
    if (of(id).size() >= MAX) {
      throw EditRefusedException.conflict(
          "The organization has "
              + MAX
              + " former Cloud IDs, the most allowed. End one of them first: PATCH the organization"
              + " with formerIds that do not name it.");
    }
    ownerOf(old).ifPresent(owner -> remove(owner, old)); // an older node had given it away
    entities.persist(new FormerCloudId(old, id, clock.now()));
    entities.flush();
  }

  private void checkNew(CloudId cloudId) {
    boolean taken =
        !entities
            .createQuery("SELECT o.id FROM Organization o WHERE o.cloudId = :cloudId", Long.class)
            .setParameter("cloudId", cloudId.value())
            .getResultList()
            .isEmpty();
    if (taken) {
      throw EditRefusedException.conflict("There is an organization " + cloudId + " already.");
    }
  }

  /**
   * Ends all but some of the organization's.
   *
   * @throws InvalidValueException if one of those to be kept is none
   */
  void keepOnly(long organizationId, Collection<CloudId> kept) {
    Set<CloudId> there = of(organizationId);
    for (CloudId cloudId : kept) {
      if (!there.contains(cloudId)) {
        throw new InvalidValueException(
            "formerIds", "names " + cloudId + ", which is no former Cloud ID.");
      }
    }
    there.stream().filter(id -> !kept.contains(id)).forEach(id -> remove(organizationId, id));
  }

  /** Frees all of the organization's. */
  void removeAll(long organizationId) {
    of(organizationId).forEach(id -> remove(organizationId, id));
  }

  private void remove(long organizationId, CloudId cloudId) {
    entities
        .createQuery(
            "DELETE FROM FormerCloudId f WHERE f.cloudId = :cloudId AND f.organizationId = :id")
        .setParameter("cloudId", cloudId.value())
        .setParameter("id", organizationId)
        .executeUpdate();
  }
}
