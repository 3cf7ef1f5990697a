package org.callboard.clock;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.platform.Log;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/**
 * The clock's safety net. A bean of its own, so that a long comparison does not hold up the feed.
 */
@Singleton
@PermitAll
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class FullComparisonTimer {

  private static final Logger LOG = Log.of(FullComparisonTimer.class);

  private final Refresher refresher;
  private final Settings settings;
  @Resource private TimerService timers;

  private final AtomicBoolean running = new AtomicBoolean();

  /** For the container's proxy only. */
  public FullComparisonTimer() {
    this(null, null);
  }

  @Inject
  FullComparisonTimer(Refresher refresher, Settings settings) {
    this.refresher = refresher;
    this.settings = settings;
  }

  @PostConstruct
  void start() {
    long interval = settings.get(Setting.FULL_COMPARISON).toMillis();
    timers.createIntervalTimer(interval, interval, new TimerConfig("full comparison", false));
  }

  @Timeout
  void compare() {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    try {
      refresher.compareAll();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Memory could not be compared with the database: {0}", e.toString());
    } finally {
      running.set(false);
    }
  }
}
