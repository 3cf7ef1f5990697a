package org.callboard.device;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.organization.FormerCloudIdsInUse;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.Log;

/** Writes when devices were seen, and deletes what is old, on each node. */
@Singleton
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class DeviceTimer {

  private static final Logger LOG = Log.of(DeviceTimer.class);

  private final LastSeen lastSeen;
  private final DeviceUpkeep upkeep;
  private final DatabaseContact database;
  private final FormerCloudIdsInUse formerIds;

  private final AtomicBoolean flushing = new AtomicBoolean();

  /** For the container's proxy only. */
  public DeviceTimer() {
    this(null, null, null, null);
  }

  @Inject
  DeviceTimer(
      LastSeen lastSeen,
      DeviceUpkeep upkeep,
      DatabaseContact database,
      FormerCloudIdsInUse formerIds) {
    this.lastSeen = lastSeen;
    this.upkeep = upkeep;
    this.database = database;
    this.formerIds = formerIds;
  }

  @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
  void flush() {
    if (flushing.compareAndSet(false, true)) {
      try {
        run(this::flushAll, "{0} devices were seen");
      } finally {
        flushing.set(false);
      }
    }
  }

  private int flushAll() {
    int seen = lastSeen.flush();
    formerIds.flush();
    return seen;
  }

  @Schedule(hour = "*", minute = "23", persistent = false)
  void deleteOld() {
    run(this::deleteAllOld, "{0} revoked devices and ended codes deleted");
  }

  private int deleteAllOld() {
    int deleted = 0;
    for (int slice = 1; slice > 0; deleted += slice) {
      slice = upkeep.deleteSomeOld();
    }
    return deleted;
  }

  private void run(IntSupplier work, String done) {
    if (database.isLost()) {
      return;
    }
    try {
      LOG.log(Level.FINE, done, work.getAsInt());
    } catch (RuntimeException e) {
      // Let out, it would end the timer; the next time tries again.
      LOG.log(Level.WARNING, "The devices could not be kept up: {0}", e.toString());
    }
  }
}
