package org.callboard.organization;

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

/** Lets {@link OrganizationRemoval} work, on each node. */
@Singleton
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class OrganizationRemovalTimer {

  private static final Logger LOG = Log.of(OrganizationRemovalTimer.class);

  /** A tenth of a second's work, of subscribers as they usually are. */
  static final int SLICE = 100;

  private final OrganizationRemoval removal;
  private final DatabaseContact database;
  private final AtomicBoolean running = new AtomicBoolean();

  /** For the container's proxy only. */
  public OrganizationRemovalTimer() {
    removal = null;
    database = null;
  }

  @Inject
  OrganizationRemovalTimer(OrganizationRemoval removal, DatabaseContact database) {
    this.removal = removal;
    this.database = database;
  }

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void tick() {
    if (database.isLost() || !running.compareAndSet(false, true)) {
      return; // the tick before is still at work
    }
    try {
      removal.unfinished().forEach(this::remove);
    } catch (RuntimeException e) {
      // Let out, it would end the timer; the next tick tries again.
      LOG.log(Level.FINE, "Deleted organizations cannot be looked for now", e);
    } finally {
      running.set(false);
    }
  }

  /** What one organization does not let happen keeps no other from it. */
  private void remove(long organizationId) {
    int size = SLICE;
    boolean more = true;
    while (more && !database.isLost()) {
      try {
        more = removal.deleteSome(organizationId, size);
        size = Math.min(SLICE, 2 * size);
      } catch (OtherNodeAtWorkException e) {
        return;
      } catch (RuntimeException e) {
        if (size == 1) {
          LOG.log(Level.WARNING, e, () -> "Rows of organization " + organizationId + " are left");
          return;
        }
        LOG.log(
            Level.FINE,
            e,
            () -> "A slice of the rows of organization " + organizationId + " failed");
        size = 1; // they may have so much that one statement cannot delete it of all in time
      }
    }
  }
}
