package org.callboard.layer;

import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.callboard.feed.DataChanged;
import org.callboard.feed.NodeMemory;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.SnapshotCache;

/**
 * Layers of one kind of data in bounded memory, and which change marks which of them. An empty one
 * is remembered too: most subscribers have one. Each kind of data has an application-scoped bean of
 * it.
 */
public abstract class LayerCache<T extends LayerData<T>> implements NodeMemory {

  /**
   * A layer in memory.
   *
   * @param weight of its data
   */
  public record Weighed<T extends LayerData<T>>(T data, long weight) {

    static <T extends LayerData<T>> Weighed<T> of(T data) {
      return new Weighed<>(data, data.weight());
    }
  }

  private final String holds;
  private final LayerDirectory<T> directory;
  private final SnapshotCache<LayerKey, Weighed<T>> layers;
  private final long maxAnswer;

  /** For the container's proxy only. */
  protected LayerCache() {
    holds = null;
    directory = null;
    layers = null;
    maxAnswer = 0;
  }

  /**
   * @param holds what is in it, for the log
   * @param maxBytes the bound of memory
   * @param bytes how much a layer takes, about
   * @param maxAnswer how long an answer may be
   */
  protected LayerCache(
      String holds,
      LayerDirectory<T> directory,
      long maxBytes,
      ToIntFunction<T> bytes,
      long maxAnswer,
      DatabaseContact database) {
    this.holds = holds;
    this.directory = directory;
    this.maxAnswer = maxAnswer;
    layers =
        new SnapshotCache<>(
            maxBytes,
            (key, layer) -> bytes.applyAsInt(layer.data()),
            key -> Optional.of(Weighed.of(directory.load(key))),
            layer -> Optional.of(Weighed.of(layer.data().notWhole())),
            (key, layer) -> key.organizationId(),
            database);
  }

  /**
   * The layer; not whole if it is known to have changed and cannot be read again.
   *
   * @throws org.callboard.platform.DataUnavailableException if nobody can tell
   */
  public T get(LayerKey key) {
    return weighed(key).data();
  }

  /** The same with its weight, which nobody has to reckon again. */
  public Weighed<T> weighed(LayerKey key) {
    return layers.get(key).orElseThrow(); // what is not there is loaded as an empty one
  }

  /** How long an answer may be. */
  public long maxAnswer() {
    return maxAnswer;
  }

  @Override
  public String holds() {
    return holds;
  }

  @Override
  public void readAhead(DataChanged change) {
    if (change.isOfOrganization()) {
      layers.get(LayerKey.ofOrganization(change.organizationId()));
      layers.refresh(LayerKey.ofDraft(change.organizationId()));
    } else {
      layers.refresh(LayerKey.of(change));
    }
  }

  @Override
  public int compare() {
    return layers.compare(
        keys ->
            directory.loadAll(keys).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> Weighed.of(e.getValue()))));
  }

  /** Marks as stale what the change is about. */
  public void changed(@Observes DataChanged change) {
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
