package org.callboard.subscriber;

import java.util.List;
import java.util.Optional;
import org.callboard.platform.RowReader;
import org.callboard.platform.Text;

/** Values of a row of {@code subscriber}, and what is taken in the place of unreadable ones. */
final class SubscriberRow {

  private SubscriberRow() {}

  /**
   * The username as it was given, or what it is found by: a phone that sends this is the same
   * subscriber's.
   */
  static String username(String stored, String key, RowReader row) {
    return row.read("username", () -> new Username(stored))
        .filter(username -> isFoundBy(username, key, row))
        .map(Username::text)
        .orElse(key);
  }

  private static boolean isFoundBy(Username username, String key, RowReader row) {
    // an older node, which still compares as before, may have written it
    boolean isFound =
        username.key().equals(key) || Text.formerlyFolded(username.text()).equals(key);
    if (!isFound) {
      row.leaveOut("username", "does not match the key of its row.");
    }
    return isFound;
  }

  /** The names that it had; what cannot be read of them is left out. */
  static List<Username> formerUsernames(String stored, RowReader row) {
    return stored == null
        ? List.of()
        : stored
            .lines()
            .flatMap(line -> row.read("formerUsernames", () -> new Username(line)).stream())
            .toList();
  }

  /** The names that it had in other organizations; what cannot be read of them is left out. */
  static List<FormerPlace> formerElsewhere(String stored, RowReader row) {
    return stored == null
        ? List.of()
        : stored
            .lines()
            .flatMap(line -> row.read("formerElsewhere", () -> FormerPlace.ofStored(line)).stream())
            .toList();
  }

  /** Empty if there is none, or none that can be read. */
  static Optional<String> displayName(String stored, RowReader row) {
    return stored == null
        ? Optional.empty()
        : row.read(
            "displayName",
            () -> Text.required("displayName", stored, SubscriberData.MAX_DISPLAY_NAME));
  }
}
