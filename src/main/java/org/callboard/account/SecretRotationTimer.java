package org.callboard.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.DatabaseReady;
import org.callboard.platform.Log;
import org.callboard.platform.Settings;

/** Lets {@link SecretRotation} work once after the start: keys change with the settings only. */
@Singleton
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SecretRotationTimer {

  private static final Logger LOG = Log.of(SecretRotationTimer.class);

  private final SecretRotation rotation;
  private final DatabaseContact database;
  private final Settings settings;

  private final AtomicBoolean running = new AtomicBoolean();
  private volatile boolean waiting;
  private volatile SecretRotation.Position position = SecretRotation.Position.START;

  /** For the container's proxy only. */
  public SecretRotationTimer() {
    this(null, null, null);
  }

  @Inject
  SecretRotationTimer(SecretRotation rotation, DatabaseContact database, Settings settings) {
    this.rotation = rotation;
    this.database = database;
    this.settings = settings;
  }

  public void begin(@Observes DatabaseReady ready) {
    waiting = true;
  }

  /** One batch for each tick, so that phones are not kept waiting. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void tick() {
    if (!waiting || database.isLost() || !running.compareAndSet(false, true)) {
      return;
    }
    try {
      Optional<SecretRotation.Position> next = rotation.next(position);
      next.ifPresentOrElse(reached -> position = reached, this::end);
    } catch (RuntimeException e) {
      // Let out, it would end the timer; the next tick tries again.
      LOG.log(Level.FINE, "Secrets cannot be encrypted again now", e);
    } finally {
      running.set(false);
    }
  }

  private void end() {
    waiting = false;
    if (settings.secretKeys().keys().size() > 1 || position.rotated() + position.left() > 0) {
      LOG.log(
          position.left() > 0 ? Level.WARNING : Level.INFO,
          "All secrets were looked at: {0} were under an old key and are under the current one now,"
              + " {1} are left that no key fits",
          new Object[] {position.rotated(), position.left()});
    }
  }
}
