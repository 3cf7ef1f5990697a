package org.callboard.organization;

import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/**
 * The name of a group, unique in its organization.
 *
 * @param text 1 to 100 characters, no control characters, no outer white space, and no vertical bar
 *     because lists of groups are written with it
 */
public record GroupName(String text) {

  private static final int MAX = 100;

  public GroupName {
    Text.key("group", text, MAX);
    if (text.indexOf('|') >= 0) {
      throw new InvalidValueException("group", "must have no vertical bar.");
    }
  }

  /** What names are compared by: equal for texts that differ in case or composition. */
  public String key() {
    return Text.folded(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
