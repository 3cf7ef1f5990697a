package org.callboard.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A bulkhead: lets few work at a time and a bounded number wait for its turn, in the order in which
 * they came; the rest is refused.
 */
public final class Turns {

  /** What is done in a turn. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T run() throws E;
  }

  private final int size;
  private final Semaphore places;
  private final Semaphore turns;
  private final Duration wait;

  /**
   * @param concurrency how many work at a time
   * @param queue how many wait
   * @param wait how long
   */
  public Turns(int concurrency, int queue, Duration wait) {
    this.size = concurrency + queue;
    this.places = new Semaphore(size);
    this.turns = new Semaphore(concurrency, true);
    this.wait = wait;
  }

  /** Whether nobody works here. */
  public boolean isIdle() {
    return places.availablePermits() == size;
  }

  /**
   * Does the work when it is its turn.
   *
   * @param refusal is thrown if too many wait already, or the turn does not come in time
   */
  public <T, E extends Exception> T run(Work<T, E> work, Supplier<RuntimeException> refusal)
      throws E {
    if (!take()) {
      throw refusal.get();
    }
    try {
      return work.run();
    } finally {
      turns.release();
      places.release();
    }
  }

  private boolean take() {
    if (!places.tryAcquire()) {
      return false;
    }
    boolean taken = false;
    try {
      taken = turns.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (!taken) {
        places.release();
      }
    }
    return taken;
  }
}
