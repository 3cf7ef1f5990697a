package org.callboard.device;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.callboard.platform.EditRefusedException;

/**
 * Serializes what happens to one subscriber's devices and codes. Never the organization's row:
 * edits lock it before the subscriber's, and sign-ins must not wait for each other.
 */
record SubscriberLock(EntityManager entities, long subscriberId) {

  /** Milliseconds. An import may hold the row for long, and a phone waits. */
  private static final int PATIENCE = 1000;

  /**
   * Until the end of the transaction. By an update, after which this transaction reads and writes
   * by one connection.
   *
   * @throws EditRefusedException (not found) if the subscriber is gone
   */
  void take() {
    int there =
        entities
            .createNativeQuery("UPDATE subscriber SET version = version WHERE id = ?1")
            .setParameter(1, subscriberId)
            .setHint("jakarta.persistence.query.timeout", PATIENCE)
            .executeUpdate();
    if (there == 0) {
      throw EditRefusedException.notFound("subscriber");
    }
  }

  /** Whether this is the hash of the current password, or of the one before it. */
  boolean hasPassword(String hash) {
    List<?> rows =
        entities
            .createNativeQuery("SELECT password_hash, previous_hash FROM subscriber WHERE id = ?1")
            .setParameter(1, subscriberId)
            .getResultList();
    return rows.stream()
        .flatMap(row -> Stream.of((Object[]) row))
        .anyMatch(stored -> Optional.of(hash).equals(Optional.ofNullable(stored)));
  }
}
