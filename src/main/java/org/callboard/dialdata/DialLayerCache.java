package org.callboard.dialdata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.callboard.feed.DataChanged;
import org.callboard.layer.LayerKey;
import org.callboard.layer.LayerSnapshots;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/** Layers in bounded memory. An empty layer is remembered too: most subscribers have one. */
@ApplicationScoped
public class DialLayerCache {

  private static final int LAYER_BYTES = 200;
  private static final int ENTRY_BYTES = 200;

  private final LayerSnapshots<DialData> layers;

  /** For the container's proxy only. */
  protected DialLayerCache() {
    layers = null;
  }

  @Inject
  public DialLayerCache(DialLayerStore store, DatabaseContact database, Settings settings) {
    layers =
        new LayerSnapshots<>(
            settings.get(Setting.MAX_DIAL_DATA_BYTES),
            DialLayerCache::bytes,
            store::load,
            store::loadAll,
            DialData::notWhole,
            database);
  }

  /**
   * The layer; not whole if it is known to have changed and cannot be read again.
   *
   * @throws org.callboard.platform.DataUnavailableException if nobody can tell
   */
  public DialData get(LayerKey key) {
    return layers.get(key).orElse(DialData.EMPTY);
  }

  /** Reads a layer again that is in memory and has changed. */
  public void refresh(LayerKey key) {
    layers.refresh(key);
  }

  /** Marks as stale what differs from the database. */
  public int compare() {
    return layers.compare();
  }

  void changed(@Observes DataChanged change) {
    layers.mark(change);
  }

  private static int length(DialAction action) {
    return action.nodes().stream().mapToInt(node -> 50 + node.value().length()).sum();
  }

  private static int bytes(DialData layer) {
    int ids =
        layer.removals().size()
            + layer.removedDialActions().size()
            + layer.deletions().quickDial().size()
            + layer.deletions().dialActions().size();
    int bytes = LAYER_BYTES + ENTRY_BYTES * (ids + layer.quickDial().size());
    for (QuickDialItem item : layer.quickDial()) {
      bytes += 2 * (item.displayName().length() + item.uri().length());
      bytes += 2 * item.portrait().map(String::length).orElse(0);
    }
    for (DialAction action : layer.dialActions()) {
      bytes += ENTRY_BYTES + 2 * length(action);
    }
    return bytes;
  }
}
