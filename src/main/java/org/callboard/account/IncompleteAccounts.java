package org.callboard.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.callboard.platform.EditRefusedException;

/** Whose accounts would be incomplete: how many, and some names. */
final class IncompleteAccounts {

  private static final int MAX_NAMED = 10;

  private final Set<String> settings = new TreeSet<>();
  private final List<String> named = new ArrayList<>();
  private int count;

  void add(String username, Set<String> lost) {
    if (lost.isEmpty()) {
      return;
    }
    settings.addAll(lost);
    count++;
    if (named.size() < MAX_NAMED) {
      named.add(username);
    }
  }

  /**
   * @throws EditRefusedException (conflict) if there are any
   */
  void throwIfAny() {
    if (count == 0) {
      return;
    }
    throw EditRefusedException.conflict(
        (count == 1 ? "The account of 1 subscriber" : "The accounts of " + count + " subscribers")
            + " would have no "
            + String.join(" and no ", settings)
            + ": "
            + String.join(", ", named)
            + (count > named.size() ? " and others." : "."));
  }
}
