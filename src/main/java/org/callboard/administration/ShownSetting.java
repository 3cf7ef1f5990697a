package org.callboard.administration;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.callboard.account.AccountSetting;
import org.callboard.account.AccountSettingJson;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.StateVersion;

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

  /** The value as it stands in the layer; empty if it is a secret that was not asked for. */
  public Optional<KeyNodeValue> value() {
    return Optional.of(setting.value()).filter(value -> revealed || !setting.secret());
  }

  public Optional<Integer> priority() {
    return setting.priority().map(MergePriority::value);
  }

  public boolean secret() {
    return setting.secret();
  }

  /** The version that an edit names. */
  public String version() {
    return StateVersion.of(masked());
  }

  @Override
  public String toString() {
    return "ShownSetting[" + setting.name() + "]";
  }
}
