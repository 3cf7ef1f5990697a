package org.callboard.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.callboard.platform.Settings;

/**
 * Keeps a storm of logins from starving the refreshes: few passwords are hashed at a time, a
 * bounded number waits for its turn, and the rest is told to come again.
 */
@ApplicationScoped
public class LoginBulkhead {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private int size;
  private Semaphore places;
  private Semaphore turns;
  private Duration wait;

  /** For the container's proxy only. */
  protected LoginBulkhead() {}

  @Inject
  public LoginBulkhead(Settings settings) {
    size = settings.loginConcurrency() + settings.loginQueue();
    places = new Semaphore(size);
    turns = new Semaphore(settings.loginConcurrency(), true);
    wait = settings.loginWait();
  }

  /** Whether nobody is signing in: then work that can wait may use the processor. */
  boolean isIdle() {
    return places.availablePermits() == size;
  }

  /**
   * Runs the work when it is its turn.
   *
   * @throws RefusedException (503) if too many wait already, or the turn does not come in time
   */
  <T> T run(Supplier<T> work) {
    if (!places.tryAcquire()) {
      throw new RefusedException(Refusal.busy(RETRY_AFTER));
    }
    try {
      if (!turns.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new RefusedException(Refusal.busy(RETRY_AFTER));
      }
      try {
        return work.get();
      } finally {
        turns.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException(Refusal.busy(RETRY_AFTER));
    } finally {
      places.release();
    }
  }
}
