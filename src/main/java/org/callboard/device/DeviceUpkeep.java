package org.callboard.device;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.callboard.platform.DatabaseClock;

/** What the clock writes about devices and codes. Nothing in memory depends on it: no feed. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DeviceUpkeep {

  /** How long the phone of a revoked device, or of a deleted subscriber, is told so. */
  private static final int DAYS_REVOKED = 90;

  /** How many rows of a table one transaction deletes. */
  private static final int SLICE = 1000;

  @PersistenceContext private EntityManager entities;

  private final DatabaseClock clock;

  /** For the container's proxy only. */
  public DeviceUpkeep() {
    this(null);
  }

  @Inject
  DeviceUpkeep(DatabaseClock clock) {
    this.clock = clock;
  }

  /**
   * Notes that devices used their tokens. It only moves forward, and not by less than a minute.
   *
   * @param ids some hundred at most
   */
  public void markSeen(List<Long> ids, Duration ago) {
    OffsetDateTime seen = clock.now().minus(ago);
    entities
        .createQuery(
            "UPDATE Device d SET d.lastSeen = :seen"
                + " WHERE (d.lastSeen IS NULL OR d.lastSeen < :longBefore) AND d.id IN :ids")
        .setParameter("seen", seen)
        .setParameter("longBefore", seen.minusMinutes(1))
        .setParameter("ids", ids)
        .executeUpdate();
  }

  /**
   * Deletes a slice of the devices that were revoked long ago, of those whose subscribers were
   * deleted long ago, and of the codes that have ended.
   *
   * @return how many; 0 if there are no more
   */
  public int deleteSomeOld() {
    List<Long> devices =
        entities
            .createQuery("SELECT d.id FROM Device d WHERE d.revokedAt < :longAgo", Long.class)
            .setParameter("longAgo", clock.now().minusDays(DAYS_REVOKED))
            .setMaxResults(SLICE)
            .getResultList();
    List<Long> codes =
        entities
            .createQuery(
                "SELECT c.id FROM OneTimeCode c WHERE c.expiresAt <= CURRENT_TIMESTAMP", Long.class)
            .setMaxResults(SLICE)
            .getResultList();
    List<String> departed =
        entities
            .createQuery(
                "SELECT d.tokenHash FROM DepartedDevice d WHERE d.departedAt < :longAgo",
                String.class)
            .setParameter("longAgo", clock.now().minusDays(DAYS_REVOKED))
            .setMaxResults(SLICE)
            .getResultList();
    return delete("DELETE FROM Device d WHERE d.id IN :ids", devices)
        + delete("DELETE FROM DepartedDevice d WHERE d.tokenHash IN :ids", departed)
        + delete("DELETE FROM OneTimeCode c WHERE c.id IN :ids", codes);
  }

  private int delete(String statement, List<?> ids) {
    return ids.isEmpty()
        ? 0
        : entities.createQuery(statement).setParameter("ids", ids).executeUpdate();
  }
}
