package org.callboard.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.callboard.platform.DatabaseClock;

/**
 * One-time codes, as the caller's transaction sees them. The clock that ends them is the
 * database's.
 */
@ApplicationScoped
public class CodeRows {

  private static final String OF_SUBSCRIBER = " WHERE c.subscriberId = :subscriberId";
  private static final String OF_ORGANIZATION = " WHERE c.organizationId = :organizationId";

  /** A condition: that a code can still be used. */
  static final String LIVING = " AND c.usedAt IS NULL AND c.expiresAt > CURRENT_TIMESTAMP";

  @PersistenceContext private EntityManager entities;

  private final DatabaseClock clock;

  /** For the container's proxy only. */
  protected CodeRows() {
    this(null);
  }

  @Inject
  CodeRows(DatabaseClock clock) {
    this.clock = clock;
  }

  /** The living ones of a subscriber, the newest first. */
  public List<CodeView> of(long subscriberId) {
    return entities
        .createQuery(
            "SELECT c FROM OneTimeCode c" + OF_SUBSCRIBER + LIVING + " ORDER BY c.id DESC",
            OneTimeCode.class)
        .setParameter("subscriberId", subscriberId)
        .getResultStream()
        .map(OneTimeCode::view)
        .toList();
  }

  /**
   * Some living ones of an organization, the newest first.
   *
   * @param before the row of the last one that the caller has seen; the highest number to begin
   */
  List<OwnedCode> ofOrganization(long organizationId, long before, int offset, int limit) {
    return entities
        .createQuery(
            "SELECT c FROM OneTimeCode c"
                + OF_ORGANIZATION
                + LIVING
                + " AND c.id < :before"
                + " ORDER BY c.organizationId DESC, c.id DESC",
            OneTimeCode.class)
        .setParameter("organizationId", organizationId)
        .setParameter("before", before)
        .setFirstResult(offset)
        .setMaxResults(limit)
        .getResultStream()
        .map(OneTimeCode::owned)
        .toList();
  }

  /** How many living ones an organization has. */
  long countOfOrganization(long organizationId) {
    return entities
        .createQuery("SELECT COUNT(c) FROM OneTimeCode c" + OF_ORGANIZATION + LIVING, Long.class)
        .setParameter("organizationId", organizationId)
        .getSingleResult();
  }

  /** A living one of an organization. */
  Optional<OwnedCode> findOfOrganization(long organizationId, String publicId) {
    return entities
        .createQuery(
            "SELECT c FROM OneTimeCode c"
                + OF_ORGANIZATION
                + LIVING
                + " AND c.publicId = :publicId",
            OneTimeCode.class)
        .setParameter("organizationId", organizationId)
        .setParameter("publicId", publicId)
        .getResultStream()
        .map(OneTimeCode::owned)
        .findFirst();
  }

  /**
   * Deletes those of some hundred that are still living. They are locked first: nobody uses one
   * that is recorded as deleted.
   *
   * @return what was deleted
   */
  List<OwnedCode> deleteLiving(List<Long> rowIds) {
    List<OwnedCode> living =
        entities
            .createQuery(
                "SELECT c FROM OneTimeCode c WHERE c.id IN :ids" + LIVING + " ORDER BY c.id",
                OneTimeCode.class)
            .setParameter("ids", rowIds)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultStream()
            .map(OneTimeCode::owned)
            .toList();
    if (!living.isEmpty()) {
      entities
          .createQuery("DELETE FROM OneTimeCode c WHERE c.id IN :ids")
          .setParameter("ids", living.stream().map(OwnedCode::rowId).toList())
          .executeUpdate();
    }
    return living;
  }

  /** One of the living ones. */
  public Optional<CodeView> find(long subscriberId, String publicId) {
    return of(subscriberId).stream().filter(code -> code.id().equals(publicId)).findFirst();
  }

  /** The row of a living code. */
  public Optional<Long> idOf(long subscriberId, SignInCode code) {
    return entities
        .createQuery(
            "SELECT c.id FROM OneTimeCode c" + OF_SUBSCRIBER + " AND c.codeHash = :hash" + LIVING,
            Long.class)
        .setParameter("subscriberId", subscriberId)
        .setParameter("hash", code.hash(subscriberId))
        .getResultStream()
        .findFirst();
  }

  /**
   * Stores a new code.
   *
   * @param maker who made it
   */
  public CodeView add(
      long organizationId, long subscriberId, SignInCode code, Duration life, String maker) {
    return addAll(organizationId, List.of(subscriberId), List.of(code), life, maker).get(0);
  }

  /**
   * Stores new codes.
   *
   * @param subscriberIds whom they are for, in the same order
   */
  List<CodeView> addAll(
      long organizationId,
      List<Long> subscriberIds,
      List<SignInCode> codes,
      Duration life,
      String maker) {
    OffsetDateTime now = clock.now();
    List<OneTimeCode> added = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      OneTimeCode row =
          new OneTimeCode(organizationId, subscriberIds.get(i), codes.get(i), now, life, maker);
      entities.persist(row);
      added.add(row);
    }
    entities.flush();
    return added.stream().map(OneTimeCode::view).toList();
  }

  /** How many living ones some hundred subscribers have; who has none is left out. */
  Map<Long, Long> counts(List<Long> subscriberIds) {
    return entities
        .createQuery(
            "SELECT c.subscriberId, COUNT(c) FROM OneTimeCode c WHERE c.subscriberId IN :ids"
                + LIVING
                + " GROUP BY c.subscriberId",
            Object[].class)
        .setParameter("ids", subscriberIds)
        .getResultStream()
        .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
  }

  /** Uses a code up; empty if it is no living one any more. */
  public Optional<CodeView> use(long subscriberId, long id) {
    // One statement, not an edit of an entity: of two who use a code at once only one finds it.
    int used =
        entities
            .createQuery(
                "UPDATE OneTimeCode c SET c.usedAt = CURRENT_TIMESTAMP"
                    + OF_SUBSCRIBER
                    + " AND c.id = :id"
                    + LIVING)
            .setParameter("subscriberId", subscriberId)
            .setParameter("id", id)
            .executeUpdate();
    return used == 0
        ? Optional.empty()
        : Optional.of(entities.find(OneTimeCode.class, id)).map(OneTimeCode::view);
  }

  /** What is stored of a code. */
  String hashOf(long id) {
    return entities.find(OneTimeCode.class, id).hash();
  }

  public void delete(long subscriberId, String publicId) {
    entities
        .createQuery("DELETE FROM OneTimeCode c" + OF_SUBSCRIBER + " AND c.publicId = :publicId")
        .setParameter("subscriberId", subscriberId)
        .setParameter("publicId", publicId)
        .executeUpdate();
  }

  public void deleteAll(long subscriberId) {
    entities
        .createQuery("DELETE FROM OneTimeCode c" + OF_SUBSCRIBER)
        .setParameter("subscriberId", subscriberId)
        .executeUpdate();
  }

  /** Deletes those of a subscriber that nobody can use any more. */
  public void deleteEnded(long subscriberId) {
    deleteEnded(List.of(subscriberId));
  }

  /** The same of some hundred subscribers. */
  void deleteEnded(List<Long> subscriberIds) {
    entities
        .createQuery(
            "DELETE FROM OneTimeCode c WHERE c.subscriberId IN :ids"
                + " AND (c.usedAt IS NOT NULL OR c.expiresAt <= CURRENT_TIMESTAMP)")
        .setParameter("ids", subscriberIds)
        .executeUpdate();
  }
}
