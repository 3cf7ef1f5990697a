package org.callboard.organization;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.DatabaseClock;
import org.callboard.platform.DatabaseFailures;

/** Which Cloud IDs organizations had, and whether phones still ask by them. */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class FormerCloudIdDirectory {

  @PersistenceContext private EntityManager entities;

  private final DatabaseClock clock;

  /** For the container's proxy only. */
  public FormerCloudIdDirectory() {
    this(null);
  }

  @Inject
  FormerCloudIdDirectory(DatabaseClock clock) {
    this.clock = clock;
  }

  /** Those of an organization, the latest first. */
  public List<FormerId> of(long organizationId) {
    return entities
        .createQuery(
            "SELECT f FROM FormerCloudId f WHERE f.organizationId = :id"
                + " ORDER BY f.since DESC, f.cloudId",
            FormerCloudId.class)
        .setParameter("id", organizationId)
        .getResultStream()
        .map(
            row ->
                new FormerId(
                    new CloudId(row.cloudId()),
                    row.since().toInstant(),
                    Optional.ofNullable(row.askedAt()).map(OffsetDateTime::toInstant)))
        .toList();
  }

  /**
   * Notes that phones asked by a Cloud ID. It only moves forward, and not by less than a minute.
   * Nothing in memory depends on it: no feed.
   */
  public void markAsked(CloudId cloudId, Duration ago) {
    OffsetDateTime asked = clock.now().minus(ago);
    entities
        .createQuery(
            "UPDATE FormerCloudId f SET f.askedAt = :asked WHERE f.cloudId = :cloudId"
                + " AND (f.askedAt IS NULL OR f.askedAt < :longBefore)")
        .setParameter("asked", asked)
        .setParameter("longBefore", asked.minusMinutes(1))
        .setParameter("cloudId", cloudId.value())
        .executeUpdate();
  }
}
