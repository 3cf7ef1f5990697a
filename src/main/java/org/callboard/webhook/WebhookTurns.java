package org.callboard.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.callboard.platform.BusyException;

/**
 * How many senders work with the database at once: phones and the clock need its connections. And
 * how many tests are under way: each holds a thread of the server.
 */
@ApplicationScoped
public class WebhookTurns {

  private static final int AT_ONCE = 2;

  private static final int TESTS = 4;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Semaphore turns = new Semaphore(AT_ONCE);
  private final Semaphore tests = new Semaphore(TESTS);

  <T> T take(Supplier<T> work) {
    turns.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  /**
   * @throws BusyException if others test theirs
   */
  <T> T test(Supplier<T> work) {
    if (!tests.tryAcquire()) {
      throw new BusyException(RETRY_AFTER);
    }
    try {
      return work.get();
    } finally {
      tests.release();
    }
  }
}
