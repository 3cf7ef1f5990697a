package org.callboard.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.callboard.platform.EditRefusedException;

/**
 * Serializes what happens to one subscriber's devices and codes, until the end of the caller's
 * transaction. Never the organization's row, for sign-ins of its subscribers must not wait for each
 * other.
 */
@ApplicationScoped
public class SubscriberLock {

  /** Milliseconds. An import may hold the row for long, and a phone waits. */
  private static final int PATIENCE = 1000;

  @PersistenceContext private EntityManager entities;

  /**
   * Takes it. By an update, after which this transaction reads and writes by one connection.
   *
   * @throws EditRefusedException (not found) if the subscriber is gone, be it to another
   *     organization
   */
  public void take(long organizationId, long subscriberId) {
    take("s.version = s.version", organizationId, subscriberId);
  }

  /** The same for a phone that signs in, which is noted. */
  public void takeForSignIn(long organizationId, long subscriberId) {
    take("s.signedInAt = CURRENT_TIMESTAMP", organizationId, subscriberId);
  }

  private void take(String change, long organizationId, long subscriberId) {
    int there =
        entities
            .createQuery(
                "UPDATE Subscriber s SET "
                    + change
                    + " WHERE s.id = :id AND s.organizationId = :own")
            .setParameter("id", subscriberId)
            .setParameter("own", organizationId)
            .setHint("jakarta.persistence.query.timeout", PATIENCE)
            .executeUpdate();
    if (there == 0) {
      throw EditRefusedException.notFound("subscriber");
    }
  }

  /** Which of these subscribers are there. */
  public List<Long> existing(Collection<Long> subscriberIds) {
    return subscriberIds.isEmpty()
        ? List.of()
        : entities
            .createQuery("SELECT s.id FROM Subscriber s WHERE s.id IN :ids", Long.class)
            .setParameter("ids", subscriberIds)
            .getResultList();
  }

  /** The names of these subscribers. */
  public Map<Long, String> usernames(Collection<Long> subscriberIds) {
    return subscriberIds.isEmpty()
        ? Map.of()
        : entities
            .createQuery("SELECT s FROM Subscriber s WHERE s.id IN :ids", Subscriber.class)
            .setParameter("ids", subscriberIds)
            .getResultStream()
            .collect(Collectors.toMap(Subscriber::id, Subscriber::username));
  }

  /** When phones of these subscribers signed in last; without those of whom none has. */
  public Map<Long, OffsetDateTime> signedInAt(Collection<Long> subscriberIds) {
    return entities
        .createQuery(
            "SELECT s.id, s.signedInAt FROM Subscriber s"
                + " WHERE s.id IN :ids AND s.signedInAt IS NOT NULL",
            Object[].class)
        .setParameter("ids", subscriberIds)
        .getResultStream()
        .collect(Collectors.toMap(row -> (Long) row[0], row -> (OffsetDateTime) row[1]));
  }

  /** Whether this is the hash of the current password, or of the one before it. */
  public boolean hasPassword(long subscriberId, String hash) {
    return entities
            .createQuery(
                "SELECT COUNT(s) FROM Subscriber s WHERE s.id = :id"
                    + " AND (s.passwordHash = :hash OR s.previousHash = :hash)",
                Long.class)
            .setParameter("id", subscriberId)
            .setParameter("hash", hash)
            .getSingleResult()
        > 0;
  }
}
