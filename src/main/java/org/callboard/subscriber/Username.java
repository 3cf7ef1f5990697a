package org.callboard.subscriber;

import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/**
 * The name that a subscriber signs in with: any Unicode, outer white space cut off.
 *
 * @param text as it was given, 1 to 254 characters, no control characters
 */
public record Username(String text) {

  private static final int MAX = 254;

  public Username {
    text = text == null ? "" : text.strip();
    if (text.isEmpty()) {
      throw new InvalidValueException("username", "must not be empty.");
    }
    if (text.length() > MAX) {
      throw new InvalidValueException("username", "must have at most " + MAX + " characters.");
    }
    if (!Text.isLegalXml(text) || Text.hasControl(text)) {
      throw new InvalidValueException("username", "has a character that is not allowed.");
    }
    Text.checkAddressable("username", text);
  }

  /**
   * What usernames are compared by: equal for texts that differ in case or in the way their accents
   * are composed.
   */
  public String key() {
    return Text.folded(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
