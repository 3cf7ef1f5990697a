package org.callboard.dialdata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.organization.ChangeFeed;
import org.callboard.organization.DataChanged;
import org.callboard.organization.OrganizationCache;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.organization.SubscriberCache;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.DatabaseMigration;
import org.callboard.platform.DatabaseReady;
import org.callboard.platform.Settings;

/**
 * What the clock does: follows the change feed, and keeps the organizations' data in memory ahead
 * of the phones.
 */
@ApplicationScoped
public class Refresher {

  private static final Logger LOG = Logger.getLogger(Refresher.class.getName());

  /**
   * How far back the feed is read each time. Transactions do not commit in the order of their rows,
   * so a row may appear behind one that was read already.
   */
  private static final Duration OVERLAP = Duration.ofSeconds(60);

  @Inject private DatabaseMigration migration;
  @Inject private DatabaseContact database;
  @Inject private ChangeFeed feed;
  @Inject private Event<DataChanged> changes;
  @Inject private Event<DatabaseReady> ready;
  @Inject private OrganizationDirectory directory;
  @Inject private OrganizationCache organizations;
  @Inject private SubscriberCache subscribers;
  @Inject private DialLayerCache layers;
  @Inject private Settings settings;

  private final Map<Long, Long> seen = new HashMap<>();
  private volatile boolean started;
  private boolean waiting;

  /** Follows the change feed. One caller at a time. */
  public void followChanges() {
    if (!started) {
      start();
      return;
    }
    long now = System.nanoTime();
    Set<DataChanged> news = new LinkedHashSet<>();
    for (ChangeFeed.Entry entry : feed.since(database.age().plus(OVERLAP))) {
      if (!seen.containsKey(entry.id()) && !news.contains(entry.change())) {
        changes.fire(entry.change()); // no transaction here: observers after success run at once
        news.add(entry.change());
      }
      seen.put(entry.id(), now);
    }
    forgetSeenBefore(now);
    database.confirm(now);
    news.forEach(this::reload);
  }

  private void start() {
    if (!migration.tryToMigrate()) {
      if (!waiting) {
        LOG.warning("The database cannot be reached; waiting for it");
        waiting = true;
      }
      return;
    }
    database.confirm(System.nanoTime());
    started = true;
    ready.fire(new DatabaseReady());
    loadAll();
  }

  private void forgetSeenBefore(long now) {
    long oldest = now - OVERLAP.multipliedBy(2).toNanos();
    seen.values().removeIf(time -> time - oldest < 0);
  }

  /** Compares everything in memory with the database, for changes that left no row in the feed. */
  public void compareAll() {
    if (!started) {
      return;
    }
    int different = organizations.compare() + subscribers.compare() + layers.compare();
    if (different > 0) {
      LOG.log(Level.INFO, "{0} changes had left no row in the change feed", different);
    }
    loadAll();
    feed.deleteOlderThan(settings.changeRetention());
  }

  private void loadAll() {
    directory.ids().forEach(this::load);
  }

  /** Ahead of the phones. What cannot be loaded now is loaded when a phone asks. */
  private void load(long organizationId) {
    try {
      organizations.get(organizationId);
      layers.get(LayerKey.ofOrganization(organizationId));
    } catch (DataUnavailableException e) {
      LOG.log(Level.WARNING, "Organization " + organizationId + " cannot be loaded", e);
    }
  }

  /** Now, and not when its phone asks: the database may be lost by then. */
  private void reload(DataChanged change) {
    if (change.subscriberId().isEmpty()) {
      load(change.organizationId());
      return;
    }
    long subscriberId = change.subscriberId().get();
    try {
      subscribers.refresh(subscriberId);
      layers.refresh(LayerKey.ofSubscriber(subscriberId));
    } catch (DataUnavailableException e) {
      LOG.log(Level.WARNING, "Subscriber " + subscriberId + " cannot be read again", e);
    }
  }
}
