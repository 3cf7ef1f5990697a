package org.callboard.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.account.AccountLayerCache;
import org.callboard.device.DeviceCache;
import org.callboard.dialdata.DialLayerCache;
import org.callboard.organization.Announcements;
import org.callboard.organization.ChangeFeed;
import org.callboard.organization.DataChanged;
import org.callboard.organization.LayerKey;
import org.callboard.organization.News;
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
   * How long a tick may read what changed. It must come back in time to confirm the contact: after
   * a bulk edit most is read when phones ask.
   */
  private static final Duration BUDGET = Duration.ofSeconds(1);

  @Inject private DatabaseMigration migration;
  @Inject private DatabaseContact database;
  @Inject private ChangeFeed feed;
  @Inject private Announcements announcements;
  @Inject private Event<DatabaseReady> ready;
  @Inject private OrganizationDirectory directory;
  @Inject private OrganizationCache organizations;
  @Inject private SubscriberCache subscribers;
  @Inject private DialLayerCache layers;
  @Inject private AccountLayerCache accounts;
  @Inject private DeviceCache devices;
  @Inject private Settings settings;

  private long place;
  private volatile boolean started;
  private boolean waiting;

  /** Follows the change feed. One caller at a time. */
  public void followChanges() {
    if (!started) {
      start();
      return;
    }
    long now = System.nanoTime();
    News news = feed.since(place);
    if (!news.complete()) {
      LOG.info("The change feed does not go back far enough; comparing everything");
      compareMemory();
    }
    announcements.tell(news.entries());
    place = news.place();
    database.confirm(now);
    if (news.unplaced()) {
      feed.givePlaces();
    }
    readAhead(news);
  }

  /** What this node has changed itself, too: nobody may have asked for it yet. */
  private void readAhead(News news) {
    long until = System.nanoTime() + BUDGET.toNanos();
    Set<DataChanged> changes = new LinkedHashSet<>();
    news.entries().forEach(entry -> changes.add(entry.change()));
    for (DataChanged change : changes) {
      if (!isTime(until) || !reload(change)) {
        break;
      }
    }
  }

  private void start() {
    if (!migration.tryToMigrate()) {
      if (!waiting) {
        LOG.warning("The database cannot be reached; waiting for it");
        waiting = true;
      }
      return;
    }
    place = feed.end(); // before anything is read
    database.confirm(System.nanoTime());
    started = true;
    ready.fire(new DatabaseReady());
    loadAll(System.nanoTime() + BUDGET.toNanos());
  }

  /** Compares everything in memory with the database, for changes that left no row in the feed. */
  public void compareAll() {
    if (!started) {
      return;
    }
    int different = compareMemory();
    if (different > 0) {
      LOG.log(Level.INFO, "{0} changes had left no row in the change feed", different);
    }
    loadAll(Long.MAX_VALUE);
    feed.deleteOlderThan(settings.changeRetention());
  }

  /** Marks as stale what differs from the database. */
  private int compareMemory() {
    return organizations.compare()
        + subscribers.compare()
        + layers.compare()
        + accounts.compare()
        + devices.compare();
  }

  private void loadAll(long until) {
    for (long organizationId : directory.ids()) {
      if (!isTime(until) || !reload(DataChanged.ofOrganization(organizationId))) {
        break;
      }
    }
  }

  private static boolean isTime(long until) {
    return until == Long.MAX_VALUE || System.nanoTime() - until < 0;
  }

  /**
   * Reads what changed: an organization ahead of its phones, a subscriber if it is in memory,
   * because the database may be lost before its phone asks. What is not read now is read when a
   * phone asks.
   *
   * @return whether it makes sense to read on
   */
  private boolean reload(DataChanged change) {
    try {
      if (change.subscriberId().isPresent()) {
        subscribers.refresh(change.subscriberId().get());
        refreshLayer(LayerKey.of(change));
        devices.refresh(change.subscriberId().get());
      } else if (change.groupId().isPresent()) {
        refreshLayer(LayerKey.of(change));
      } else {
        organizations.get(change.organizationId());
        refreshLayer(LayerKey.ofDraft(change.organizationId()));
        layers.get(LayerKey.ofOrganization(change.organizationId()));
        accounts.get(LayerKey.ofOrganization(change.organizationId()));
      }
      return true;
    } catch (DataUnavailableException e) {
      LOG.log(Level.WARNING, "{0} cannot be read now: {1}", new Object[] {change, e.getMessage()});
      return !database.isLost();
    }
  }

  private void refreshLayer(LayerKey key) {
    layers.refresh(key);
    accounts.refresh(key);
  }
}
