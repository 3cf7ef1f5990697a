package org.callboard.audit;

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

/** Lets {@link RecordEnds} give places, every second on each node. */
@Singleton
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ChangePlacesTimer {

  private static final Logger LOG = Log.of(ChangePlacesTimer.class);

  private final RecordEnds ends;
  private final DatabaseContact database;

  private final AtomicBoolean running = new AtomicBoolean();

  /** For the container's proxy only. */
  public ChangePlacesTimer() {
    this(null, null);
  }

  @Inject
  ChangePlacesTimer(RecordEnds ends, DatabaseContact database) {
    this.ends = ends;
    this.database = database;
  }

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void tick() {
    if (database.isLost() || !running.compareAndSet(false, true)) {
      return; // the tick before is still at work
    }
    try {
      boolean more = true;
      while (more) {
        more = ends.givePlaces();
      }
    } catch (RuntimeException e) {
      // Let out, it would end the timer; the next tick tries again.
      LOG.log(Level.FINE, "Places in the record cannot be given now", e);
    } finally {
      running.set(false);
    }
  }
}
