package org.callboard.mail;

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

/** Sends letters that wait, and deletes old ones, on each node. */
@Singleton
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class MailTimer {

  private static final Logger LOG = Log.of(MailTimer.class);

  private final MailSender sender;
  private final MailQueue queue;
  private final DatabaseContact database;

  private final AtomicBoolean sending = new AtomicBoolean();

  /** For the container's proxy only. */
  public MailTimer() {
    this(null, null, null);
  }

  @Inject
  MailTimer(MailSender sender, MailQueue queue, DatabaseContact database) {
    this.sender = sender;
    this.queue = queue;
    this.database = database;
  }

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void send() {
    if (!sending.compareAndSet(false, true)) {
      return; // the time before waits for the mail server
    }
    try {
      run(sender::sendSome);
    } finally {
      sending.set(false);
    }
  }

  @Schedule(hour = "*", minute = "37", persistent = false)
  void deleteOld() {
    run(
        () -> {
          while (queue.deleteSomeOld() > 0) {
            // goes on
          }
        });
  }

  private void run(Runnable work) {
    if (database.isLost()) {
      return;
    }
    try {
      work.run();
    } catch (RuntimeException e) {
      // Let out, it would end the timer; the next time tries again.
      LOG.log(Level.WARNING, "Letters could not be sent: {0}", e.toString());
    }
  }
}
