package org.callboard.layer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.callboard.feed.DataChanged;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.SnapshotCache;

/**
 * Layers of one kind of data in bounded memory, and which change marks which of them. An empty one
 * is remembered too: most subscribers have one.
 */
public final class LayerSnapshots<V> {

  private final SnapshotCache<LayerKey, V> layers;
  private final Function<List<LayerKey>, Map<LayerKey, V>> loadAll;

  /**
   * @param maxBytes the bound of memory
   * @param bytes how much a layer takes, about
   * @param load reads a layer, an empty one too; may throw
   * @param loadAll reads many of them
   * @param outdated what is served of a layer that is known to have changed and cannot be read
   */
  public LayerSnapshots(
      long maxBytes,
      ToIntFunction<V> bytes,
      Function<LayerKey, V> load,
      Function<List<LayerKey>, Map<LayerKey, V>> loadAll,
      UnaryOperator<V> outdated,
      DatabaseContact database) {
    this.loadAll = loadAll;
    layers =
        new SnapshotCache<>(
            maxBytes,
            (key, layer) -> bytes.applyAsInt(layer),
            key -> Optional.of(load.apply(key)),
            layer -> Optional.of(outdated.apply(layer)),
            (key, layer) -> key.organizationId(),
            database);
  }

  /**
   * The layer; outdated if it is known to have changed and cannot be read again.
   *
   * @throws org.callboard.platform.DataUnavailableException if nobody can tell
   */
  public Optional<V> get(LayerKey key) {
    return layers.get(key);
  }

  /** Reads a layer again that is in memory and has changed. */
  public void refresh(LayerKey key) {
    layers.refresh(key);
  }

  /** Marks as stale what differs from the database. */
  public int compare() {
    return layers.compare(loadAll);
  }

  /** Marks as stale what the change is about. */
  public void mark(DataChanged change) {
    switch (change.scope()) {
      case ORGANIZATION -> {
        layers.markStale(LayerKey.ofOrganization(change.organizationId()));
        layers.markStale(LayerKey.ofDraft(change.organizationId()));
      }
      case GROUP, SUBSCRIBER -> layers.markStale(LayerKey.of(change));
      case EVERYTHING -> layers.markAllStale(change.organizationId());
    }
  }
}
