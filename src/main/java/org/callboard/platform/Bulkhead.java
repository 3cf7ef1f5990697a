package org.callboard.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets few work at a time and a bounded number wait for its turn, in the order in which they came;
 * the rest is told to come again.
 */
public class Bulkhead {

  /** What is done in a turn. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T run() throws E;
  }

  static final Duration RETRY_AFTER = Duration.ofSeconds(5);

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
    return inTurn(work::get);
  }

  /** The same for work that may fail in a way of its own. */
  protected <T, E extends Exception> T inTurn(Work<T, E> work) throws E {
    return inTurn(wait, work);
  }

  /** The same for somebody who has waited for something else before. */
  <T, E extends Exception> T inTurn(Duration patience, Work<T, E> work) throws E {
    if (!take(patience)) {
      throw new BusyException(RETRY_AFTER);
    }
    try {
      return work.run();
    } finally {
      turns.release();
      places.release();
    }
  }

  private boolean take(Duration patience) {
    if (!places.tryAcquire()) {
      return false;
    }
    boolean taken = false;
    try {
      taken = turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
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
