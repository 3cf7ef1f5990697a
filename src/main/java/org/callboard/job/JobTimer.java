package org.callboard.job;

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

/** Says that this node's jobs are alive, and deletes old ones and files that are kept no more. */
@Singleton
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class JobTimer {

  private static final Logger LOG = Log.of(JobTimer.class);

  private final LivingJobs living;
  private final JobStore jobs;
  private final KeptFiles files;
  private final DatabaseContact database;

  private final AtomicBoolean hearing = new AtomicBoolean();

  /** For the container's proxy only. */
  public JobTimer() {
    this(null, null, null, null);
  }

  @Inject
  JobTimer(LivingJobs living, JobStore jobs, KeptFiles files, DatabaseContact database) {
    this.living = living;
    this.jobs = jobs;
    this.files = files;
    this.database = database;
  }

  @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
  void hear() {
    if (!hearing.compareAndSet(false, true)) {
      return; // the time before waits for the database
    }
    try {
      living.ids().forEach(this::hear);
    } finally {
      hearing.set(false);
    }
  }

  private void hear(String id) {
    try {
      jobs.hear(id);
    } catch (RuntimeException e) {
      // Let out, it would end the timer and keep other jobs silent; the next time tries again.
      LOG.log(Level.FINE, "Nobody can be told now that a job is alive", e);
    }
  }

  @Schedule(hour = "*", minute = "*", second = "11", persistent = false)
  void deleteOld() {
    try {
      boolean more = !database.isLost();
      if (more) {
        files.deleteOld();
      }
      while (more) {
        more = jobs.deleteSomeOld() || jobs.deleteSomeBeyond();
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Old jobs could not be deleted: {0}", e.toString());
    }
  }
}
