package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition. */
final class Waiting {

  /** For a busy machine, not a promise. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static final Duration PAUSE = Duration.ofMillis(50);

  private Waiting() {}

  static void await(String what, BooleanSupplier condition) {
    await(what, PATIENCE, condition);
  }

  static void await(String what, Duration patience, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).describedAs("waited too long for " + what).isLessThan(end);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
