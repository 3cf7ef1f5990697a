package org.callboard.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Snapshots that callers know by a name and the change feed by a row id. The name is only a way to
 * the id: what counts is that the snapshot still bears the name.
 */
public final class NamedSnapshots<N, V> {

  private static final Logger LOG = Log.of(NamedSnapshots.class);

  /** In case that a name was asked for while somebody else took it. */
  private static final Duration OTHERS_FOR = Duration.ofHours(1);

  private final Cache<N, Long> ids;
  private final Cache<N, Long> idsOfOthers;
  private final Function<N, Optional<Long>> idOf;
  private final Function<V, N> nameOf;
  private final BiPredicate<V, N> alsoBears;
  private final SnapshotCache<Long, V> snapshots;
  private final DatabaseContact database;

  /**
   * @param maxNames how many names are remembered
   * @param idOf asks the database for the id of a name
   */
  public NamedSnapshots(
      long maxNames,
      Function<N, Optional<Long>> idOf,
      Function<V, N> nameOf,
      SnapshotCache<Long, V> snapshots,
      DatabaseContact database) {
    this(maxNames, idOf, nameOf, (snapshot, name) -> false, snapshots, database);
  }

  /**
   * @param alsoBears whether a snapshot may be asked for by another name, as long as no other one
   *     bears it
   */
  public NamedSnapshots(
      long maxNames,
      Function<N, Optional<Long>> idOf,
      Function<V, N> nameOf,
      BiPredicate<V, N> alsoBears,
      SnapshotCache<Long, V> snapshots,
      DatabaseContact database) {
    this.ids = Caffeine.newBuilder().maximumSize(maxNames).build();
    this.idsOfOthers =
        Caffeine.newBuilder().maximumSize(maxNames).expireAfterWrite(OTHERS_FOR).build();
    this.idOf = idOf;
    this.nameOf = nameOf;
    this.alsoBears = alsoBears;
    this.snapshots = snapshots;
    this.database = database;
  }

  /**
   * The snapshot of this name; empty if there is none. A name that does not exist is not
   * remembered, or strangers could fill the memory with names.
   *
   * @throws DataUnavailableException if neither memory nor the database can tell
   */
  public Optional<V> find(N name) {
    Long id = known(name);
    if (id != null) {
      Optional<V> known = snapshots.get(id).filter(snapshot -> bears(snapshot, name));
      if (known.isPresent()) {
        return known;
      }
      ids.invalidate(name); // renamed or deleted; another row may bear the name now
      idsOfOthers.invalidate(name);
    }
    return ask(name);
  }

  private Long known(N name) {
    Long id = ids.getIfPresent(name);
    return id == null ? idsOfOthers.getIfPresent(name) : id;
  }

  private boolean bears(V snapshot, N name) {
    return nameOf.apply(snapshot).equals(name) || alsoBears.test(snapshot, name);
  }

  /** Somebody has this name by now, whoever was found by it before. */
  public void learn(N name, long id) {
    ids.put(name, id);
  }

  /** Somebody may be asked for by this name as well. */
  public void learnOther(N name, long id) {
    idsOfOthers.put(name, id);
  }

  /** Asks again at the next time who bears names that nobody bore but as another name. */
  public void forgetOtherNames() {
    idsOfOthers.invalidateAll();
  }

  /**
   * The same, at the cost of a query for every name that was ever asked for, so that the time does
   * not tell names that exist from others.
   *
   * @throws DataUnavailableException if neither memory nor the database can tell
   */
  public Optional<V> findAskingAnyway(N name) {
    boolean needsNone = known(name) != null;
    Optional<V> found = find(name);
    if (needsNone) {
      askInVain(name);
    }
    return found;
  }

  private void askInVain(N name) {
    try {
      database.ask(() -> idOf.apply(name));
    } catch (DataUnavailableException e) {
      LOG.log(Level.FINE, "Memory has told it", e);
    }
  }

  /** What memory has under this name, stale or not. Never asks the database. */
  public Optional<V> inMemory(N name) {
    return Optional.ofNullable(known(name))
        .flatMap(snapshots::inMemory)
        .filter(snapshot -> bears(snapshot, name));
  }

  private Optional<V> ask(N name) {
    Optional<Long> id = database.ask(() -> idOf.apply(name));
    Optional<V> found = id.flatMap(snapshots::get).filter(snapshot -> bears(snapshot, name));
    found.ifPresent(
        snapshot ->
            (nameOf.apply(snapshot).equals(name) ? ids : idsOfOthers).put(name, id.orElseThrow()));
    return found;
  }
}
