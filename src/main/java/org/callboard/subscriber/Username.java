package org.callboard.subscriber;

import java.util.List;
import java.util.stream.Stream;
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
   * The name of somebody new, as it was typed: white space and invisible characters at its ends are
   * cut off, and inside there are none.
   *
   * @throws InvalidValueException if it cannot be one
   */
  public static Username given(String text) {
    return new Username(Text.visible("username", text == null ? "" : text));
  }

  /**
   * What usernames are compared by: equal for texts that differ in case or in the way their accents
   * are composed.
   */
  public String key() {
    return Text.folded(text);
  }

  /**
   * The keys by which somebody is looked for: as it is written first, since somebody may have been
   * stored so, then without white space and invisible characters at its ends.
   */
  public List<String> keys() {
    return Text.soughtKeys(text);
  }

  /**
   * The same of whoever signs in, also without invisible characters inside, and as it was compared
   * before: nobody is locked out.
   */
  public List<String> typedKeys() {
    String cleaned = Text.cleaned(text);
    return Stream.concat(keys().stream(), Stream.of(Text.folded(cleaned), formerKey()))
        .filter(key -> !key.isEmpty())
        .distinct()
        .toList();
  }

  /** What usernames were compared by before, of the name as it is meant. */
  public String formerKey() {
    return Text.formerlyFolded(Text.cleaned(text));
  }

  /** Whether it means somebody who is called so, though under the key of an older node. */
  public boolean isMeaning(String stored) {
    return keys().contains(Text.folded(Text.cleaned(stored)));
  }

  @Override
  public String toString() {
    return text;
  }
}
