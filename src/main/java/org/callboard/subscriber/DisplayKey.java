package org.callboard.subscriber;

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

  /** What is looked for, of a text that somebody has typed. */
  static String sought(String text) {
    String cleaned = Text.cleaned(text);
    return Text.folded(cleaned.isEmpty() ? text : cleaned);
  }
}
