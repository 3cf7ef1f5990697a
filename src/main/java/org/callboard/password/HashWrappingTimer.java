package org.callboard.password;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.platform.Log;

/**
 * Lets {@link HashWrapping} work, for at most half of one processor's time, and keeps {@link
 * BcryptCosts} true.
 */
@Singleton
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class HashWrappingTimer {

  private static final Logger LOG = Log.of(HashWrappingTimer.class);
  private static final Duration BUDGET = Duration.ofMillis(400);

  private final HashWrapping wrapping;
  private final BcryptCosts bcryptCosts;

  private final AtomicBoolean running = new AtomicBoolean();

  /** For the container's proxy only. */
  public HashWrappingTimer() {
    this(null, null);
  }

  @Inject
  HashWrappingTimer(HashWrapping wrapping, BcryptCosts bcryptCosts) {
    this.wrapping = wrapping;
    this.bcryptCosts = bcryptCosts;
  }

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void tick() {
    if (!running.compareAndSet(false, true)) {
      return; // the tick before is still at work
    }
    try {
      bcryptCosts.refresh();
      wrapping.work(BUDGET);
    } catch (RuntimeException e) {
      // Let out, it would end the timer; the next tick tries again.
      LOG.log(Level.FINE, "Hashes cannot be read or wrapped now", e);
    } finally {
      running.set(false);
    }
  }
}
