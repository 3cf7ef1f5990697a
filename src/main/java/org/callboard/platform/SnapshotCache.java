package org.callboard.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Immutable snapshots of rows, in bounded memory. A change only marks a snapshot as stale; the next
 * caller reads it again. While the database is down, what has not changed is served.
 *
 * <p>Loading and marking one key exclude each other, so a load that began before a commit is marked
 * by the commit and cannot win over it. The mark uses {@code compute}: {@code computeIfPresent}
 * returns at once for a key whose first load is still under way, and the mark would be lost.
 */
public final class SnapshotCache<K, V> {

  private static final Logger LOG = Log.of(SnapshotCache.class);
  private static final int BATCH = 500;

  /** A value; stale if it was marked, or loaded before all of its scope was. */
  private record Slot<V>(V value, long loadedAt) {}

  private static final long MARKED = -1;

  private final Cache<K, Slot<V>> slots;
  private final ToLongBiFunction<K, V> scope;

  /** Counts the marks of scopes: a clock that all nodes' clocks cannot confuse. */
  private final AtomicLong marks = new AtomicLong();

  private final Map<Long, Long> scopesMarkedAt = new ConcurrentHashMap<>();
  private final Function<K, Optional<V>> loader;
  private final Function<V, Optional<V>> whenStale;
  private final DatabaseContact database;

  /**
   * @param maxWeight the bound of memory, in the weigher's unit
   * @param loader reads one snapshot, empty if there is no such row; may throw
   * @param whenStale what is served of a snapshot that is known to have changed while it cannot be
   *     read again, if anything
   */
  public SnapshotCache(
      long maxWeight,
      Weigher<K, V> weigher,
      Function<K, Optional<V>> loader,
      Function<V, Optional<V>> whenStale,
      DatabaseContact database) {
    this(maxWeight, weigher, loader, whenStale, (key, value) -> 0, database);
  }

  /**
   * @param scope what {@link #markAllStale} can mark together: the row id of the organization
   */
  public SnapshotCache(
      long maxWeight,
      Weigher<K, V> weigher,
      Function<K, Optional<V>> loader,
      Function<V, Optional<V>> whenStale,
      ToLongBiFunction<K, V> scope,
      DatabaseContact database) {
    this.scope = scope;
    this.slots =
        Caffeine.newBuilder()
            .maximumWeight(maxWeight)
            .<K, Slot<V>>weigher((key, slot) -> weigher.weigh(key, slot.value()))
            .build();
    this.loader = loader;
    this.whenStale = whenStale;
    this.database = database;
  }

  /**
   * The snapshot, loaded if it is not in memory or stale; empty if the row does not exist.
   *
   * @throws DataUnavailableException if it is not in memory and cannot be loaded
   */
  public Optional<V> get(K key) {
    Slot<V> slot = slots.getIfPresent(key);
    if (slot != null && !isStale(key, slot)) {
      return Optional.of(slot.value());
    }
    try {
      return Optional.ofNullable(slots.asMap().compute(key, this::reload)).map(Slot::value);
    } catch (DataUnavailableException e) {
      LOG.log(Level.FINE, "Serving what is left in memory", e);
      return Optional.of(
          Optional.ofNullable(slot).map(Slot::value).flatMap(whenStale).orElseThrow(() -> e));
    }
  }

  /** What is in memory, stale or not. Never asks the database. */
  public Optional<V> inMemory(K key) {
    return Optional.ofNullable(slots.getIfPresent(key)).map(Slot::value);
  }

  /** What is in memory and not stale. Never asks the database. */
  public Optional<V> ifFresh(K key) {
    return Optional.ofNullable(slots.getIfPresent(key))
        .filter(slot -> !isStale(key, slot))
        .map(Slot::value);
  }

  /**
   * Asks whether the database is there only when it is this caller's turn: those who waited for one
   * that failed do not each pay its timeout again. Keeps the object if nothing differs, so that
   * what was made of it can be used on.
   */
  private Slot<V> reload(K key, Slot<V> old) {
    if (old != null && !isStale(key, old)) {
      return old; // another caller was faster
    }
    long begun = marks.get(); // a load that all are marked during is stale when it ends
    V value = database.ask(() -> loader.apply(key)).orElse(null);
    if (value == null) {
      return null;
    }
    boolean same = old != null && value.equals(old.value());
    return new Slot<>(same ? old.value() : value, begun);
  }

  /** Tells that the row changed. Call it after the commit; it never asks the database. */
  public void markStale(K key) {
    slots.asMap().compute(key, (k, slot) -> slot == null ? null : new Slot<>(slot.value(), MARKED));
  }

  /**
   * Tells that any row may have changed: a bulk edit. Costs nothing but the reading that follows.
   */
  public void markAllStale(long markedScope) {
    scopesMarkedAt.merge(markedScope, marks.incrementAndGet(), Math::max);
  }

  private boolean isStale(K key, Slot<V> slot) {
    if (slot.loadedAt() == MARKED) {
      return true;
    }
    Long markedAt = scopesMarkedAt.get(scope.applyAsLong(key, slot.value()));
    return markedAt != null && markedAt > slot.loadedAt();
  }

  /**
   * Reads the snapshot again if it is in memory and stale, so that a change is known even if the
   * database is lost before somebody asks.
   *
   * @throws DataUnavailableException if it cannot be read
   */
  public void refresh(K key) {
    Slot<V> slot = slots.policy().getIfPresentQuietly(key);
    if (slot != null && isStale(key, slot)) {
      slots.asMap().compute(key, this::reload);
    }
  }

  /** The keys that are in memory now. */
  Set<K> keys() {
    return Set.copyOf(slots.asMap().keySet());
  }

  /**
   * Compares everything in memory with the database, some hundred rows at a time, and marks as
   * stale what differs. A snapshot that changes meanwhile is read once more than needed, never
   * less.
   *
   * @return how many snapshots differed
   */
  public int compare(Function<List<K>, Map<K, V>> batchLoader) {
    int different = 0;
    List<K> keys = new ArrayList<>(slots.asMap().keySet());
    for (int from = 0; from < keys.size(); from += BATCH) {
      List<K> batch = keys.subList(from, Math.min(from + BATCH, keys.size()));
      Map<K, V> loaded = batchLoader.apply(batch);
      for (K key : batch) {
        Slot<V> slot = slots.policy().getIfPresentQuietly(key);
        if (slot != null && !isStale(key, slot) && !slot.value().equals(loaded.get(key))) {
          markStale(key);
          different++;
        }
      }
    }
    return different;
  }
}
