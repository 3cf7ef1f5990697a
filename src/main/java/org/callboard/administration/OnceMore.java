package org.callboard.administration;

import java.util.function.Supplier;
import org.callboard.platform.DatabaseTrouble;

/**
 * Tries edits once more that the database has ended because of another one: that one had a key
 * first that only one may have, or the two waited for each other.
 */
final class OnceMore {

  private OnceMore() {}

  /**
   * @param edit in a transaction of its own; finds the second time what the other one has made
   */
  static <T> T onConflict(Supplier<T> edit) {
    try {
      return edit.get();
    } catch (RuntimeException e) {
      boolean conflict =
          DatabaseTrouble.of(e).filter(trouble -> trouble == DatabaseTrouble.CONFLICT).isPresent();
      if (!conflict && !DatabaseTrouble.isRolledBackForOthers(e)) {
        throw e;
      }
      return edit.get();
    }
  }

  /** The same, of an edit that answers nothing. */
  static void onConflict(Runnable edit) {
    onConflict(
        () -> {
          edit.run();
          return null;
        });
  }
}
