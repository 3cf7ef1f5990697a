package org.callboard.administration;

import java.util.function.Supplier;
import org.callboard.platform.DatabaseTrouble;

/** Tries edits once more whom another one has got ahead of by a key that only one may have. */
final class OnceMore {

  private OnceMore() {}

  /**
   * @param edit in a transaction of its own; finds the second time what the other one has made
   */
  static <T> T onConflict(Supplier<T> edit) {
    try {
      return edit.get();
    } catch (RuntimeException e) {
      if (DatabaseTrouble.of(e).filter(trouble -> trouble == DatabaseTrouble.CONFLICT).isEmpty()) {
        throw e;
      }
      return edit.get();
    }
  }
}
