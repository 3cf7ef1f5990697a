package org.callboard.administrator;

import java.time.Instant;
import java.util.List;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.platform.Text;

/**
 * An API token, as it is shown: nothing of it tells the token itself.
 *
 * @param id in addresses; random
 * @param unreadable what is stored and cannot be read
 */
public record Token(
    String id, String name, Instant created, Instant expires, List<Violation> unreadable) {

  private static final int MAX_NAME = 100;

  public Token {
    unreadable = List.copyOf(unreadable);
  }

  /** The name itself, if it is acceptable. */
  public static String checkedName(String name) {
    return Text.key("name", name, MAX_NAME);
  }
}
