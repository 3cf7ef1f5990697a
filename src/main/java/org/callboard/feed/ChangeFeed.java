package org.callboard.feed;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PessimisticLockException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.platform.DatabaseClock;
import org.callboard.platform.DatabaseFailures;

/**
 * The table in which every edit leaves a row, so that other nodes learn of it. No commit can be
 * missed, however long its transaction was: a row gets its place only when it is committed, and
 * until then it is behind all others. So whoever knows the feed up to a place finds all that is new
 * behind it.
 */
@Stateless
@PermitAll
public class ChangeFeed {

  /** Whoever is so far behind compares everything sooner than read it all. */
  private static final int MAX_BEHIND = 10_000;

  private static final int PLACED_AT_ONCE = 1000;

  /** How many rows one transaction deletes. */
  static final int SLICE = 5000;

  /** Places are given by one node at a time; the others do not wait for it. */
  private static final Map<String, Object> NO_WAITING =
      Map.of("jakarta.persistence.lock.timeout", 0);

  @PersistenceContext private EntityManager entities;

  @Resource private EJBContext context;

  private final Event<ChangeRecorded> recorded;
  private final DatabaseClock clock;

  /** For the container's proxy only. */
  public ChangeFeed() {
    this(null, null);
  }

  @Inject
  ChangeFeed(Event<ChangeRecorded> recorded, DatabaseClock clock) {
    this.recorded = recorded;
    this.clock = clock;
  }

  /** Writes the row in the edit's own transaction; this node's memory is told after its commit. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void record(DataChanged change) {
    record(change, true);
  }

  /**
   * The same of a change of which phones are told nothing: of a draft, or of what phones are
   * recognized by.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void recordUntold(DataChanged change) {
    record(change, false);
  }

  private void record(DataChanged change, boolean told) {
    FeedEntry entry = new FeedEntry(change, told);
    entities.persist(entry);
    entities.flush(); // an import clears the persistence context
    recorded.fire(new ChangeRecorded(entry.id(), change));
  }

  /** The place up to which the feed goes now. */
  @Interceptors(DatabaseFailures.class)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public long end() {
    return entities.find(FeedEnd.class, FeedEnd.ID).place();
  }

  /** What is behind this place. */
  @Interceptors(DatabaseFailures.class)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public News since(long place) {
    long end = entities.find(FeedEnd.class, FeedEnd.ID).place(); // first: more may follow
    if (end < place || end - place > MAX_BEHIND) {
      return new News(List.of(), end, false, false);
    }
    List<FeedEntry> rows =
        entities
            .createQuery(
                "SELECT e FROM FeedEntry e WHERE e.place > :place ORDER BY e.place, e.id",
                FeedEntry.class)
            .setParameter("place", place)
            .getResultList();
    List<FeedEntry> placed = rows.stream().filter(FeedEntry::isPlaced).toList();
    long known = placed.isEmpty() ? end : Math.max(end, placed.get(placed.size() - 1).place());
    return new News(
        rows.stream().map(row -> new News.Entry(row.id(), row.change())).toList(),
        known,
        placed.size() == known - place,
        placed.size() < rows.size());
  }

  /**
   * What was changed behind the place up to which changes were taken before, and up to this one. It
   * counts as taken when the caller's transaction commits.
   *
   * @return empty if another node is doing so; the transaction is then rolled back
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Optional<Unnoted> takeUnnoted(long place) {
    try {
      FeedEnd end =
          entities.find(FeedEnd.class, FeedEnd.ID, LockModeType.PESSIMISTIC_WRITE, NO_WAITING);
      List<FeedEntry> rows =
          entities
              .createQuery(
                  "SELECT e FROM FeedEntry e WHERE e.place > :noted AND e.place <= :place"
                      + " ORDER BY e.place",
                  FeedEntry.class)
              .setParameter("noted", end.notedPlace())
              .setParameter("place", place)
              .setMaxResults(PLACED_AT_ONCE)
              .getResultList();
      boolean more = rows.size() == PLACED_AT_ONCE;
      end.note(more ? rows.get(rows.size() - 1).place() : Math.max(place, end.notedPlace()));
      return Optional.of(
          new Unnoted(
              rows.stream().filter(FeedEntry::isTold).map(FeedEntry::change).toList(), more));
    } catch (PessimisticLockException | LockTimeoutException e) {
      context.setRollbackOnly();
      return Optional.empty();
    }
  }

  /** Gives committed rows their places, unless another node is doing so. */
  @Interceptors(DatabaseFailures.class)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void givePlaces() {
    try {
      FeedEnd end =
          entities.find(FeedEnd.class, FeedEnd.ID, LockModeType.PESSIMISTIC_WRITE, NO_WAITING);
      entities
          .createQuery(
              "SELECT e FROM FeedEntry e WHERE e.place = " + FeedEntry.UNPLACED + " ORDER BY e.id",
              FeedEntry.class)
          .setMaxResults(PLACED_AT_ONCE)
          .getResultList()
          .forEach(entry -> entry.setPlace(end.next()));
    } catch (PessimisticLockException | LockTimeoutException e) {
      context.setRollbackOnly();
    }
  }

  /**
   * Deletes a slice of the rows that no node can need any more; one without a place is never old.
   *
   * @return whether there is more
   */
  @Interceptors(DatabaseFailures.class)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean deleteSomeOlderThan(Duration age) {
    List<Long> old =
        entities
            .createQuery(
                "SELECT e.place FROM FeedEntry e WHERE e.place < :unplaced"
                    + " AND e.changedAt < :longAgo ORDER BY e.place",
                Long.class)
            .setParameter("unplaced", FeedEntry.UNPLACED)
            .setParameter("longAgo", clock.now().minus(age))
            .setMaxResults(SLICE)
            .getResultList();
    if (!old.isEmpty()) {
      // A longer transaction may have left a younger time behind an older place.
      entities
          .createQuery("DELETE FROM FeedEntry e WHERE e.place <= :last AND e.changedAt < :longAgo")
          .setParameter("last", old.get(old.size() - 1))
          .setParameter("longAgo", clock.now().minus(age))
          .executeUpdate();
    }
    return old.size() == SLICE;
  }
}
