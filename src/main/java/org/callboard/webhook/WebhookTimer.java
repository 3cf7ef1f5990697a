package org.callboard.webhook;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.audit.ChangeDirectory;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.Log;
import org.callboard.platform.Outgoing;
import org.callboard.platform.Settings;
import org.callboard.webhook.WebhookQueue.Due;

/**
 * Lets webhooks be sent, every second on each node. In threads of its own: those of the server's
 * timers would wait with the receivers.
 */
@Singleton
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class WebhookTimer {

  private static final Logger LOG = Log.of(WebhookTimer.class);

  /** More than what one organization may have, so that others are among them. */
  private static final int LOOKED_AT = 200;

  private static final int IDLE_SECONDS = 30;

  @Resource private ManagedThreadFactory threads;

  private final WebhookQueue queue;
  private final WebhookSender sender;
  private final WebhookPost post;
  private final ChangeDirectory changes;
  private final DatabaseContact database;
  private final boolean isUsed;

  private ThreadPoolExecutor executor;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile boolean encrypted;

  /** By webhooks that are being sent to, whose they are. */
  private final Map<Long, Long> sending = new ConcurrentHashMap<>();

  /** For the container's proxy only. */
  public WebhookTimer() {
    queue = null;
    sender = null;
    post = null;
    changes = null;
    database = null;
    isUsed = false;
  }

  @Inject
  WebhookTimer(
      WebhookQueue queue,
      WebhookSender sender,
      WebhookPost post,
      ChangeDirectory changes,
      DatabaseContact database,
      Settings settings) {
    this.queue = queue;
    this.sender = sender;
    this.post = post;
    this.changes = changes;
    this.database = database;
    this.isUsed = settings.get(Outgoing.WEBHOOKS) > 0;
  }

  @PostConstruct
  void start() {
    executor =
        new ThreadPoolExecutor(
            0,
            WebhookBounds.AT_ONCE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            threads);
  }

  @PreDestroy
  void stop() {
    executor.shutdownNow();
    post.closeAll();
  }

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void tick() {
    post.closeOverdue();
    if (!isUsed || !running.compareAndSet(false, true)) {
      return; // the tick before waits for the database
    }
    try {
      run(this::sendDue);
    } finally {
      running.set(false);
    }
  }

  @Schedule(hour = "*", minute = "17", persistent = false)
  void moveOn() {
    run(() -> queue.moveOn(changes.end()));
  }

  private void sendDue() {
    if (!encrypted) {
      queue.encryptAgain();
      encrypted = true;
    }
    List<Due> due = queue.due(LOOKED_AT);
    for (Due next : due) {
      long ofOwner = sending.values().stream().filter(owner -> owner == next.owner()).count();
      if (ofOwner < WebhookBounds.AT_ONCE_OF_ONE
          && sending.putIfAbsent(next.id(), next.owner()) == null
          && !started(next)) {
        return; // all threads are at work
      }
    }
  }

  private boolean started(Due next) {
    try {
      executor.execute(
          () -> {
            try {
              run(() -> sender.send(next.id()));
            } finally {
              sending.remove(next.id());
            }
          });
      return true;
    } catch (RejectedExecutionException e) {
      sending.remove(next.id());
      return false;
    }
  }

  private void run(Runnable work) {
    if (database.isLost()) {
      return;
    }
    try {
      work.run();
    } catch (RuntimeException e) {
      // Let out, it would end the timer; the next second tries again.
      LOG.log(Level.WARNING, "Webhooks could not be sent: {0}", e.toString());
    }
  }
}
