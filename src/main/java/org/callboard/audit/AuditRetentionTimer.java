package org.callboard.audit;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.Log;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/** Deletes old entries of the record, once an hour on each node; the second finds nothing to do. */
@Singleton
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class AuditRetentionTimer {

  private static final Logger LOG = Log.of(AuditRetentionTimer.class);

  private final AuditDirectory audit;
  private final DatabaseContact database;
  private final Settings settings;

  /** For the container's proxy only. */
  public AuditRetentionTimer() {
    this(null, null, null);
  }

  @Inject
  AuditRetentionTimer(AuditDirectory audit, DatabaseContact database, Settings settings) {
    this.audit = audit;
    this.database = database;
    this.settings = settings;
  }

  @Schedule(hour = "*", minute = "37", persistent = false)
  void tick() {
    if (database.isLost()) {
      return;
    }
    try {
      int deleted = 0;
      for (int slice = 1; slice > 0; deleted += slice) {
        slice = audit.deleteSomeOlderThan(settings.get(Setting.AUDIT_RETENTION));
      }
      LOG.log(
          deleted > 0 ? Level.INFO : Level.FINE,
          "{0} old entries of the record deleted, with the lines beside them",
          deleted);
    } catch (RuntimeException e) {
      // Let out, it would end the timer; the next hour tries again.
      LOG.log(Level.WARNING, "Old entries of the record could not be deleted: {0}", e.toString());
    }
  }
}
