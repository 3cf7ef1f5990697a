package org.callboard.account;

import java.util.Optional;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.platform.InvalidValueException;

/**
 * A setting that the app is known to have.
 *
 * @param group what it belongs to, for example {@code credentials}
 * @param defaultValue what the app takes where nobody sets it, if that is known
 * @param sentence what it does
 * @param required whether the app refuses an account in which it is empty
 * @param secret whether it is one whatever an administrator says
 * @param serversOwn whether the server sends it itself and nobody may set it
 */
public record KnownSetting(
    String name,
    String group,
    SettingType type,
    Optional<String> defaultValue,
    boolean required,
    boolean secret,
    boolean serversOwn,
    String sentence) {

  /**
   * Checks a value in which nothing refers to a subscriber.
   *
   * @throws InvalidValueException if the app would not take it
   */
  public void check(KeyNodeValue value) {
    type.check(value);
    if (required && isBlank(value)) {
      throw new InvalidValueException(AccountSettingJson.VALUE, "must not be empty.");
    }
  }

  /** Whether it is a name, an address or a number, in which nobody means what nobody sees. */
  public boolean isNameOrAddress() {
    return type.kind() == SettingType.Kind.NAME || type.kind() == SettingType.Kind.URL;
  }

  /** Whether the app would find nothing, be it in one language. */
  static boolean isBlank(KeyNodeValue value) {
    if (value instanceof KeyNodeValue.Plain plain) {
      return plain.text().isBlank();
    }
    return value instanceof KeyNodeValue.Localized localized
        && localized.texts().stream().anyMatch(text -> text.text().isBlank());
  }
}
