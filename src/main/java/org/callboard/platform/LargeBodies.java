package org.callboard.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The bodies that administrators have sent, as objects: an empty one is fifty times what it was on
 * the way. What all requests hold of them at once is bounded by a share of the heap; a request
 * gives back its own when it ends.
 */
final class LargeBodies {

  private static final int UNIT = 1024;

  /** About how many bytes a value takes beside its text. */
  private static final long VALUE = 120;

  /** A text is there as bytes, as characters, and once more in its values. */
  private static final long CHARACTER = 4;

  /** Who holds less does not count. */
  private static final long SMALL = 1024 * 1024L;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** For all: the servers' heap is. */
  static final LargeBodies ALL = new LargeBodies(Runtime.getRuntime().maxMemory() / 6, PATIENCE);

  private final int size;
  private final Semaphore units;
  private final Duration patience;
  private final ThreadLocal<Integer> held = ThreadLocal.withInitial(() -> 0);

  LargeBodies(long bytes, Duration patience) {
    this.size = (int) (bytes / UNIT);
    this.units = new Semaphore(size, true);
    this.patience = patience;
  }

  /**
   * Waits until there is room for a body, which this thread holds until {@link #leave}.
   *
   * @throws BusyException if there is none in time
   */
  void take(long characters, long values) {
    long bytes = CHARACTER * characters + VALUE * values;
    if (bytes < SMALL) {
      return;
    }
    leave(); // who reads a second body has done with the first
    int needed = (int) Math.min(size, bytes / UNIT);
    try {
      if (!units.tryAcquire(needed, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new BusyException(Bulkhead.RETRY_AFTER);
      }
      held.set(needed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException(Bulkhead.RETRY_AFTER);
    }
  }

  boolean isHolding() {
    return held.get() > 0;
  }

  /** This thread's request has ended. */
  void leave() {
    units.release(held.get());
    held.remove();
  }
}
