package org.callboard.subscriber;

import java.util.Collection;
import java.util.stream.Collectors;
import org.callboard.platform.Text;

/**
 * What display names are found by: case and composition aside, as usernames are compared, and
 * without what nobody sees. Only where the database's small letters would not do, which is where
 * there is more than ASCII.
 */
final class DisplayKey {

  private DisplayKey() {}

  /** Null if none is needed. */
  static String of(String displayName) {
    return displayName == null || displayName.chars().allMatch(c -> c < 0x7F)
        ? null
        : sought(displayName);
  }

  /** The same of several texts, one a line, whatever they are made of; null if there are none. */
  static String ofAll(Collection<String> texts) {
    return texts.isEmpty()
        ? null
        : texts.stream().map(DisplayKey::sought).collect(Collectors.joining("\n"));
  }

  /** What is looked for, of a text that somebody has typed. */
  static String sought(String text) {
    String cleaned = Text.cleaned(text);
    return Text.folded(cleaned.isEmpty() ? text : cleaned);
  }
}
