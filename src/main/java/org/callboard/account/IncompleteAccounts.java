package org.callboard.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whose accounts would be incomplete: how many, and some names. */
final class IncompleteAccounts {

  private static final int MAX_NAMED = 10;
  private static final int MAX_SENTENCES = 1000;

  private final Set<String> settings = new TreeSet<>();
  private final List<String> named = new ArrayList<>();
  private final Map<String, String> sentences = new HashMap<>();
  private int count;

  void add(String username, Set<String> lost) {
    if (lost.isEmpty()) {
      return;
    }
    settings.addAll(lost);
    count++;
    if (sentences.size() < MAX_SENTENCES) {
      sentences.put(
          username,
          "The account of " + username + " would have no " + String.join(" and no ", lost) + ".");
    }
    if (named.size() < MAX_NAMED) {
      named.add(username);
    }
  }

  /**
   * @throws IncompleteAccountsException if there are any
   */
  void throwIfAny() {
    if (count == 0) {
      return;
    }
    throw new IncompleteAccountsException(
        (count == 1 ? "The account of 1 subscriber" : "The accounts of " + count + " subscribers")
            + " would have no "
            + String.join(" and no ", settings)
            + ": "
            + String.join(", ", named)
            + (count > named.size() ? " and others." : "."),
        sentences);
  }
}
