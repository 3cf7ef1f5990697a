package org.callboard.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets few work at a time and a bounded number wait for its turn; the rest is told to come again.
 */
public class Bulkhead {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private int size;
  private Semaphore places;
  private Semaphore turns;
  private Duration wait;

  /** For the container's proxy only. */
  protected Bulkhead() {}

  public Bulkhead(int concurrency, int queue, Duration wait) {
    this.size = concurrency + queue;
    this.places = new Semaphore(size);
    this.turns = new Semaphore(concurrency, true);
    this.wait = wait;
  }

  /** Whether nobody works here: then work that can wait may use the processor. */
  public boolean isIdle() {
    return places.availablePermits() == size;
  }

  /**
   * Runs the work when it is its turn.
   *
   * @throws BusyException if too many wait already, or the turn does not come in time
   */
  public <T> T run(Supplier<T> work) {
    if (!places.tryAcquire()) {
      throw new BusyException(RETRY_AFTER);
    }
    try {
      if (!turns.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new BusyException(RETRY_AFTER);
      }
      try {
        return work.get();
      } finally {
        turns.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException(RETRY_AFTER);
    } finally {
      places.release();
    }
  }
}
