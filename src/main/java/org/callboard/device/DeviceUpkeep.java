package org.callboard.device;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.callboard.platform.DatabaseClock;
import org.callboard.subscriber.SubscriberLock;

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
  private final SubscriberLock subscribers;

  /** For the container's proxy only. */
  public DeviceUpkeep() {
    this(null, null);
  }

  @Inject
  DeviceUpkeep(DatabaseClock clock, SubscriberLock subscribers) {
    this.clock = clock;
    this.subscribers = subscribers;
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
   * The same of devices that were told something: with it is written as of when that was the truth.
   * It is rather too early than too late, for it says what a device cannot have missed.
   */
  public void markHeard(List<Long> ids, Duration ago, Heard heard) {
    OffsetDateTime now = clock.now();
    long nanoTime = System.nanoTime(); // after the other clock: the age is rather too long
    OffsetDateTime seen = now.minus(ago);
    Query update =
        entities
            .createQuery(
                "UPDATE Device d SET d.lastSeen = "
                    + later("d.lastSeen", "seen")
                    + heard
                        .globalAt()
                        .map(at -> ", d.globalAt = " + later("d.globalAt", "global"))
                        .orElse("")
                    + heard
                        .accountAt()
                        .map(at -> ", d.accountAt = " + later("d.accountAt", "account"))
                        .orElse("")
                    + " WHERE d.id IN :ids")
            .setParameter("seen", seen)
            .setParameter("ids", ids);
    heard.globalAt().ifPresent(at -> update.setParameter("global", before(now, nanoTime - at)));
    heard.accountAt().ifPresent(at -> update.setParameter("account", before(now, nanoTime - at)));
    update.executeUpdate();
  }

  private static OffsetDateTime before(OffsetDateTime now, long nanos) {
    return now.minusNanos(Math.max(0, nanos));
  }

  private static String later(String column, String parameter) {
    return "CASE WHEN "
        + (column + " IS NULL OR " + column + " < :" + parameter)
        + (" THEN :" + parameter + " ELSE " + column + " END");
  }

  /**
   * Notes that phones were served that are no devices. It only moves forward, and not by less than
   * a minute.
   *
   * @param subscriberIds some hundred at most
   */
  public void markServed(List<Long> subscriberIds, Duration ago) {
    OffsetDateTime seen = clock.now().minus(ago);
    List<Long> there =
        entities
            .createQuery(
                "SELECT c.subscriberId FROM SubscriberContact c WHERE c.subscriberId IN :ids",
                Long.class)
            .setParameter("ids", subscriberIds)
            .getResultList();
    if (!there.isEmpty()) {
      entities
          .createQuery(
              "UPDATE SubscriberContact c SET c.contactAt = :seen"
                  + " WHERE c.contactAt < :longBefore AND c.subscriberId IN :ids")
          .setParameter("seen", seen)
          .setParameter("longBefore", seen.minusMinutes(1))
          .setParameter("ids", there)
          .executeUpdate();
    }
    List<Long> others = new ArrayList<>(subscriberIds);
    others.removeAll(there);
    subscribers.existing(others).forEach(id -> entities.persist(new SubscriberContact(id, seen)));
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
