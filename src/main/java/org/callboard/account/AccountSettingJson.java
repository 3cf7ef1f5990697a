package org.callboard.account;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.callboard.mergeable.KeyNodeValue;

/** Account settings as administrators and the record see them. */
public final class AccountSettingJson {

  private AccountSettingJson() {}

  /**
   * {@code {"id","value","priority","secret","known"}}: the value is a text, {@code {"texts":
   * [{"lang","text"}]}} or {@code {"xml"}}; null for a secret that is not to be shown. {@code
   * known} tells whether the catalogue has it.
   */
  public static JsonObject of(AccountSetting setting, boolean reveal) {
    throw new UnsupportedOperationException("HELPER-A");
  }

  /**
   * Reads a value as {@link #of} writes it; a number counts as its text.
   *
   * @throws org.callboard.platform.InvalidValueException if it is none
   */
  public static KeyNodeValue value(JsonValue json) {
    throw new UnsupportedOperationException("HELPER-A");
  }
}
