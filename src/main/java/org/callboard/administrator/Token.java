package org.callboard.administrator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.platform.Text;

/**
 * An API token, as it is shown: nothing of it tells the token itself.
 *
 * @param id in addresses; random
 * @param lastUsed within a minute; empty if it never was
 * @param role what it may do at most; empty for what its owner may
 * @param organization the Cloud ID of the only one that it is for; empty for those of its owner
 * @param unreadable what is stored and cannot be read
 */
public record Token(
    String id,
    String name,
    Instant created,
    Instant expires,
    Optional<Instant> lastUsed,
    Optional<String> role,
    Optional<String> organization,
    List<Violation> unreadable) {

  private static final int MAX_NAME = 100;

  public Token {
    unreadable = List.copyOf(unreadable);
  }

  /** The name itself, if it is acceptable. */
  public static String checkedName(String name) {
    return Text.key("name", name, MAX_NAME);
  }
}
