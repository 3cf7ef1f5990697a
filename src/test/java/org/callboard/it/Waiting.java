package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.callboard.it.support.Http;
import org.callboard.it.support.ServerLog;

/** Waits for a condition. */
final class Waiting {

  /** For a busy machine, not a promise. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static final Duration PAUSE = Duration.ofMillis(50);

  private Waiting() {}

  /**
   * Until the logs have all that was asked so far: by a request of its own, whose path nobody else
   * asks for. The access log is written with a delay.
   *
   * @param root below which to ask
   */
  static void untilLogged(String root) {
    String path = root + UUID.randomUUID();
    Http.get(path);
    await("the log", () -> ServerLog.contains(path));
  }

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
