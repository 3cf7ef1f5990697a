package org.callboard.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.callboard.feed.DataChanged;
import org.callboard.layer.LayerKey;
import org.callboard.layer.LayerSnapshots;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/** Layers in bounded memory. An empty layer is remembered too: most groups have one. */
@ApplicationScoped
public class AccountLayerCache {

  private static final int LAYER_BYTES = 200;
  private static final int SETTING_BYTES = 250;
  private static final int NAME_BYTES = 100;

  private final LayerSnapshots<AccountData> layers;

  /** For the container's proxy only. */
  protected AccountLayerCache() {
    layers = null;
  }

  @Inject
  public AccountLayerCache(AccountLayerStore store, DatabaseContact database, Settings settings) {
    layers =
        new LayerSnapshots<>(
            settings.get(Setting.MAX_ACCOUNT_BYTES),
            AccountLayerCache::bytes,
            store::load,
            store::loadAll,
            AccountData::notWhole,
            database);
  }

  /**
   * The layer; not whole if it is known to have changed and cannot be read again.
   *
   * @throws org.callboard.platform.DataUnavailableException if nobody can tell
   */
  public AccountData get(LayerKey key) {
    return layers.get(key).orElse(AccountData.EMPTY);
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

  private static int bytes(AccountData layer) {
    int bytes =
        LAYER_BYTES
            + SETTING_BYTES * layer.settings().size()
            + NAME_BYTES * (layer.highest().size() + layer.deletions().size());
    for (AccountSetting setting : layer.settings().values()) {
      bytes += 2 * setting.value().length();
    }
    return bytes;
  }
}
