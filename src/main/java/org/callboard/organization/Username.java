package org.callboard.organization;

import java.text.Normalizer;
import java.util.Locale;
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
  }

  /**
   * What usernames are compared by: equal for texts that differ in case or in the way their accents
   * are composed. Upper case first, since it expands what lower case does not (sharp s, final
   * sigma).
   */
  public String key() {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  @Override
  public String toString() {
    return text;
  }
}
