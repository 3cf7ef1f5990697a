package org.callboard.clock;

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
import org.callboard.platform.FreeSpace;
import org.callboard.platform.Log;

/** Looks once a minute how much room there is on the disk. */
@Singleton
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class FreeSpaceTimer {

  private static final Logger LOG = Log.of(FreeSpaceTimer.class);

  private final FreeSpace space;

  /** For the container's proxy only. */
  public FreeSpaceTimer() {
    this(null);
  }

  @Inject
  public FreeSpaceTimer(FreeSpace space) {
    this.space = space;
  }

  @Schedule(hour = "*", minute = "*", second = "23", persistent = false)
  void tick() {
    try {
      space.look();
    } catch (RuntimeException e) {
      // Let out, it would end the timer; the next minute tries again.
      LOG.log(Level.WARNING, "How much room there is cannot be said: {0}", e.toString());
    }
  }
}
