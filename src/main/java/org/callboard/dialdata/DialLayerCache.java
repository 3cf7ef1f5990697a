package org.callboard.dialdata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.callboard.layer.LayerCache;
import org.callboard.platform.Bounds;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/** Layers of dial data in memory. */
@ApplicationScoped
public class DialLayerCache extends LayerCache<DialData> {

  private static final int LAYER_BYTES = 200;
  private static final int ENTRY_BYTES = 200;

  /** For the container's proxy only. */
  protected DialLayerCache() {}

  @Inject
  public DialLayerCache(DialLayerDirectory directory, DatabaseContact database, Settings settings) {
    super(
        "Dial data",
        directory,
        settings.get(Setting.MAX_DIAL_DATA_BYTES),
        DialLayerCache::bytes,
        settings.get(Bounds.ANSWER_BYTES),
        database);
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
