package org.callboard.account;

import jakarta.json.JsonObject;
import org.callboard.mergeable.KeyNodeValue;

/**
 * A setting that the app is known to have.
 *
 * @param group what it belongs to, for example {@code credentials}
 * @param sentence what it does
 * @param secret whether it is one whatever an administrator says
 * @param serversOwn whether the server sends it itself and nobody may set it
 */
public record KnownSetting(
    String name, String group, String sentence, boolean secret, boolean serversOwn) {

  /**
   * Checks a value in which nothing refers to a subscriber.
   *
   * @throws org.callboard.platform.InvalidValueException if the app would not take it
   */
  public void check(KeyNodeValue value) {
    throw new UnsupportedOperationException("HELPER-A");
  }

  /** As the catalogue is served: name, group, type, allowed values, range, default, sentence. */
  public JsonObject json() {
    throw new UnsupportedOperationException("HELPER-A");
  }
}
