package org.callboard.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.callboard.feed.DataChanged;
import org.callboard.platform.DatabaseContact;
import org.callboard.subscriber.SubscriberEditor;
import org.callboard.subscriber.SubscriberHashes;

/**
 * Brings the cheap hashes of an import to the full cost, a few at a time and only while nobody
 * signs in. Nodes begin at different places, so that two seldom do the same; if they do, the second
 * one's work is dropped.
 */
@ApplicationScoped
public class HashWrapping {

  private static final int BATCH = 20;

  /** How long to look for nothing after a whole round has found nothing. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final PasswordHasher hasher;
  private final LoginBulkhead bulkhead;
  private final SubscriberHashes hashes;
  private final SubscriberEditor subscribers;
  private final DatabaseContact database;

  private long position = -1;
  private boolean foundInThisRound;
  private volatile long pausedUntil = System.nanoTime();

  /** For the container's proxy only. */
  protected HashWrapping() {
    this(null, null, null, null, null);
  }

  @Inject
  HashWrapping(
      PasswordHasher hasher,
      LoginBulkhead bulkhead,
      SubscriberHashes hashes,
      SubscriberEditor subscribers,
      DatabaseContact database) {
    this.hasher = hasher;
    this.bulkhead = bulkhead;
    this.hashes = hashes;
    this.subscribers = subscribers;
    this.database = database;
  }

  /**
   * Works for about so long. One caller at a time.
   *
   * @return how many hashes were wrapped
   */
  int work(Duration budget) {
    long now = System.nanoTime();
    if (now - pausedUntil < 0 || database.isLost() || !bulkhead.isIdle()) {
      return 0;
    }
    if (position < 0) {
      position = ThreadLocalRandom.current().nextLong(hashes.highestId() + 1);
      foundInThisRound = true; // the first round begins in the middle
    }
    Map<Long, String> batch = hashes.cheap(position, BATCH);
    if (batch.isEmpty()) {
      nextRound(now);
      return 0;
    }
    int wrapped = 0;
    for (Map.Entry<Long, String> cheap : batch.entrySet()) {
      if (!PasswordHasher.isReadable(cheap.getValue())
          || !cheap.getValue().startsWith(PasswordHasher.CHEAP)
          || !HashBounds.isWhole(cheap.getValue())) {
        // Somebody's SQL, or an early import: of another key's length it would match no more, of a
        // long salt it would not fit into the database. It must not keep the others waiting.
        position = cheap.getKey();
        continue;
      }
      foundInThisRound = true;
      if (!bulkhead.isIdle() || System.nanoTime() - now > budget.toNanos()) {
        break;
      }
      subscribers.replaceHash(cheap.getKey(), cheap.getValue(), hasher.wrap(cheap.getValue()));
      position = cheap.getKey();
      wrapped++;
    }
    return wrapped;
  }

  /** A bulk edit may have brought cheap hashes. */
  void changed(@Observes DataChanged change) {
    if (change.scope() == DataChanged.Scope.EVERYTHING) {
      pausedUntil = System.nanoTime();
    }
  }

  private void nextRound(long now) {
    if (!foundInThisRound) {
      pausedUntil = now + PAUSE.toNanos();
    }
    foundInThisRound = false;
    position = 0;
  }
}
