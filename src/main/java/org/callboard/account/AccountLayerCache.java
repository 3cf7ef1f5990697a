package org.callboard.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.callboard.layer.LayerCache;
import org.callboard.platform.Bounds;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

/** Layers of account settings in memory. */
@ApplicationScoped
public class AccountLayerCache extends LayerCache<AccountData> {

  private static final int LAYER_BYTES = 200;
  private static final int SETTING_BYTES = 250;
  private static final int NAME_BYTES = 100;

  /** For the container's proxy only. */
  protected AccountLayerCache() {}

  @Inject
  public AccountLayerCache(
      AccountLayerDirectory directory, DatabaseContact database, Settings settings) {
    super(
        "Accounts",
        directory,
        settings.get(Setting.MAX_ACCOUNT_BYTES),
        AccountLayerCache::bytes,
        settings.get(Bounds.ANSWER_BYTES),
        database);
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
