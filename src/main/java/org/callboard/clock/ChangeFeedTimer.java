package org.callboard.clock;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.organization.LastChanges;
import org.callboard.platform.Log;

/**
 * The clock: every second, on every node. It holds no transaction of its own, and lets no exception
 * out, because the container would call again at once, and after some failures never again.
 */
@Singleton
@PermitAll
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ChangeFeedTimer {

  private static final Logger LOG = Log.of(ChangeFeedTimer.class);

  private final Refresher refresher;
  private final LastChanges lastChanges;

  private final AtomicBoolean running = new AtomicBoolean();
  private boolean failing;
  private long noted = -1;

  /** For the container's proxy only. */
  public ChangeFeedTimer() {
    this(null, null);
  }

  @Inject
  ChangeFeedTimer(Refresher refresher, LastChanges lastChanges) {
    this.refresher = refresher;
    this.lastChanges = lastChanges;
  }

  /** The first tick comes before the server says that it is ready. Here an error stops it. */
  @PostConstruct
  void start() {
    refresher.followChanges();
  }

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void tick() {
    if (!running.compareAndSet(false, true)) {
      return; // the tick before waits for the database
    }
    try {
      refresher.followChanges();
      log(false, null);
      note(refresher.place());
    } catch (RuntimeException e) {
      log(true, e);
    } finally {
      running.set(false);
    }
  }

  /** Nothing that phones get depends on it: what fails is tried again. */
  private void note(long place) {
    try {
      if (place != noted && lastChanges.note(place)) {
        noted = place;
      }
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "It cannot be noted what was changed last", e);
    }
  }

  /** An outage is two lines in the log, not one each second. */
  private void log(boolean fails, Exception cause) {
    if (fails && !failing) {
      LOG.log(Level.WARNING, "The change feed cannot be read; serving what is in memory", cause);
    } else if (!fails && failing) {
      LOG.info("The change feed can be read again");
    }
    failing = fails;
  }
}
