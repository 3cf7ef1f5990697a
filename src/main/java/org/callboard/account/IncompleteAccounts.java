package org.callboard.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.callboard.platform.InvalidValueException;

/**
 * Whose accounts would be incomplete: how many, and some names; and of whom something unseen would
 * reach a phone.
 */
final class IncompleteAccounts {

  private static final int MAX_NAMED = 10;
  private static final int MAX_SENTENCES = 1000;

  private final Set<String> settings = new TreeSet<>();
  private final List<String> named = new ArrayList<>();
  private final Map<String, String> sentences = new HashMap<>();
  private final List<String> unseen = new ArrayList<>();
  private final Map<String, List<InvalidValueException.Violation>> sent = new LinkedHashMap<>();
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

  /** What the edit did not send, but would lead to a phone. */
  void addUnseen(String username, Set<FilledNames.Fault> faults) {
    if (!faults.isEmpty() && sentences.size() < MAX_SENTENCES) {
      List<String> told = faults.stream().map(fault -> fault.sentence(username)).toList();
      unseen.addAll(told);
      sentences.putIfAbsent(username, String.join(" ", told));
    }
  }

  /** What the edit sent of the subscriber. */
  void addSent(String username, Set<FilledNames.Fault> faults) {
    if (!faults.isEmpty() && sent.size() < MAX_SENTENCES) {
      sent.put(username, faults.stream().map(FilledNames.Fault::violation).toList());
    }
  }

  /**
   * @throws InvalidAccountsException if something that was sent has something inside that nobody
   *     sees
   * @throws IncompleteAccountsException if there are any others
   */
  void throwIfAny() {
    if (!sent.isEmpty()) {
      throw new InvalidAccountsException(sent);
    }
    if (count == 0 && unseen.isEmpty()) {
      return;
    }
    if (count == 0) {
      throw new IncompleteAccountsException(
          unseen.stream().limit(MAX_NAMED).collect(Collectors.joining(" "))
              + (unseen.size() > MAX_NAMED
                  ? " There are " + (unseen.size() - MAX_NAMED) + " more."
                  : ""),
          sentences);
    }
    throw new IncompleteAccountsException(
        (count == 1
                ? "The account of 1 subscriber would have no "
                : "The accounts of " + count + " subscribers would have no ")
            + String.join(" and no ", settings)
            + ": "
            + String.join(", ", named)
            + (count > named.size() ? " and others." : "."),
        sentences);
  }
}
