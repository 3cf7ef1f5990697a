package org.callboard.security;

import java.time.Duration;
import java.util.function.Supplier;
import org.callboard.platform.Turns;

/** A bulkhead of those who are not recognized yet: the rest is told to come again. */
abstract class Bulkhead {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private Turns turns;

  /** For the container's proxy only. */
  protected Bulkhead() {}

  Bulkhead(int concurrency, int queue, Duration wait) {
    this.turns = new Turns(concurrency, queue, wait);
  }

  /** Whether nobody works here: then work that can wait may use the processor. */
  boolean isIdle() {
    return turns.isIdle();
  }

  /**
   * Runs the work when it is its turn.
   *
   * @throws RefusedException (503) if too many wait already, or the turn does not come in time
   */
  <T> T run(Supplier<T> work) {
    return turns.run(work::get, () -> new RefusedException(Refusal.busy(RETRY_AFTER)));
  }
}
