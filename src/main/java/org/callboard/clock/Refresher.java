package org.callboard.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.feed.Announcements;
import org.callboard.feed.ChangeFeed;
import org.callboard.feed.DataChanged;
import org.callboard.feed.News;
import org.callboard.feed.NodeMemory;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.DatabaseMigration;
import org.callboard.platform.DatabaseReady;
import org.callboard.platform.Log;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/**
 * What the clock does: follows the change feed, and keeps the organizations' data in memory ahead
 * of the phones.
 */
@ApplicationScoped
public class Refresher {

  private static final Logger LOG = Log.of(Refresher.class);

  /**
   * How long a tick may read what changed. It must come back in time to confirm the contact: after
   * a bulk edit most is read when phones ask.
   */
  private static final Duration BUDGET = Duration.ofSeconds(1);

  private final DatabaseMigration migration;
  private final DatabaseContact database;
  private final ChangeFeed feed;
  private final Announcements announcements;
  private final Event<DatabaseReady> ready;
  private final OrganizationDirectory directory;
  private final Instance<NodeMemory> memories;
  private final Settings settings;

  private long place;
  private volatile boolean started;
  private boolean waiting;

  /** For the container's proxy only. */
  protected Refresher() {
    this(null, null, null, null, null, null, null, null);
  }

  @Inject
  Refresher(
      DatabaseMigration migration,
      DatabaseContact database,
      ChangeFeed feed,
      Announcements announcements,
      Event<DatabaseReady> ready,
      OrganizationDirectory directory,
      @Any Instance<NodeMemory> memories,
      Settings settings) {
    this.migration = migration;
    this.database = database;
    this.feed = feed;
    this.announcements = announcements;
    this.ready = ready;
    this.directory = directory;
    this.memories = memories;
    this.settings = settings;
  }

  /** Up to where this node has followed the feed. */
  long place() {
    return place;
  }

  /** Follows the change feed. One caller at a time. */
  public void followChanges() {
    if (!started) {
      start();
      return;
    }
    long now = System.nanoTime();
    News news = feed.since(place);
    if (!news.complete()) {
      catchUp();
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

  /**
   * Compares everything in memory with the database, for changes that left no row in the feed. Each
   * step stands alone: what cannot be read or compared keeps none of the others from it, nor old
   * rows of the feed from being deleted.
   */
  public void compareAll() {
    if (!started) {
      return;
    }
    compareMemory(() -> !database.isLost());
    step("Organizations could not be read", () -> loadAll(Long.MAX_VALUE));
    step("The change feed could not be shortened", this::shortenFeed);
  }

  private void shortenFeed() {
    boolean more = true;
    while (more) {
      more = feed.deleteSomeOlderThan(settings.get(Setting.CHANGE_RETENTION));
    }
  }

  /** Nothing is tried while the database is lost: each step would wait for it again. */
  private void step(String failure, Runnable step) {
    if (database.isLost()) {
      return;
    }
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> failure);
    }
  }

  /** What the feed has forgotten: the place stays where it is until everything was compared. */
  private void catchUp() {
    LOG.info("The change feed does not go back to what this node knows; comparing everything");
    if (!compareMemory(() -> true)) {
      throw new DataUnavailableException("The database cannot be compared.", null);
    }
  }

  /**
   * Marks as stale what differs from the database.
   *
   * @param goesOn whether it makes sense to ask for more
   * @return false if the database did not answer
   */
  private boolean compareMemory(BooleanSupplier goesOn) {
    boolean answered = true;
    for (NodeMemory memory : memories) {
      answered &= goesOn.getAsBoolean() && compare(memory);
    }
    return answered;
  }

  private static boolean compare(NodeMemory memory) {
    try {
      int different = memory.compare();
      if (different > 0) {
        LOG.log(
            Level.INFO,
            "{0}: {1} changes were in no row of the change feed",
            new Object[] {memory.holds(), different});
      }
      return true;
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          e,
          () -> memory.holds() + " in memory could not be compared with the database");
      return !(e instanceof DataUnavailableException);
    }
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
   * Reads what changed, ahead of the phones.
   *
   * @return whether it makes sense to read on
   */
  private boolean reload(DataChanged change) {
    try {
      for (NodeMemory memory : memories) {
        memory.readAhead(change);
      }
      return true;
    } catch (DataUnavailableException e) {
      LOG.log(Level.WARNING, "{0} cannot be read now: {1}", new Object[] {change, e.getMessage()});
      return !database.isLost();
    } catch (RuntimeException e) { // a mistake of ours, which concerns no other
      LOG.log(Level.SEVERE, e, () -> change + " cannot be read");
      return true;
    }
  }
}
