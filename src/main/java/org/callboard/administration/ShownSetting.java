package org.callboard.administration;

import jakarta.json.JsonObject;
import org.callboard.account.AccountSetting;
import org.callboard.account.AccountSettingJson;

/**
 * An account setting as it is shown. A secret's value is in it only where it was asked for, which
 * is on record.
 */
public final class ShownSetting {

  private final AccountSetting setting;
  private final boolean revealed;

  ShownSetting(AccountSetting setting, boolean revealed) {
    this.setting = setting;
    this.revealed = revealed;
  }

  public String name() {
    return setting.name();
  }

  /** What may be shown. */
  public JsonObject json() {
    return AccountSettingJson.of(setting, revealed);
  }

  /**
   * Without a secret's value. Versions are made of it: whoever sees one cannot try secrets against
   * it.
   */
  public JsonObject masked() {
    return AccountSettingJson.of(setting, false);
  }

  @Override
  public String toString() {
    return "ShownSetting[" + setting.name() + "]";
  }
}
