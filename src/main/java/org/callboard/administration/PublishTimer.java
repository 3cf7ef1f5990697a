package org.callboard.administration;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.Log;

/** Lets {@link PublishClock} look every second, on each node. */
@Singleton
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class PublishTimer {

  private static final Logger LOG = Log.of(PublishTimer.class);

  private final PublishClock publisher;
  private final DatabaseContact database;
  private final AtomicBoolean running = new AtomicBoolean();

  /** For the container's proxy only. */
  public PublishTimer() {
    this(null, null);
  }

  @Inject
  PublishTimer(PublishClock publisher, DatabaseContact database) {
    this.publisher = publisher;
    this.database = database;
  }

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void tick() {
    if (database.isLost() || !running.compareAndSet(false, true)) {
      return; // the tick before is still at work
    }
    try {
      publisher.publishDue();
    } catch (RuntimeException e) {
      // Let out, it would end the timer; the next tick tries again.
      LOG.log(Level.FINE, "Drafts whose moment has come cannot be looked for now", e);
    } finally {
      running.set(false);
    }
  }
}
