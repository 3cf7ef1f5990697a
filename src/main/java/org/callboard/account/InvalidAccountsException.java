package org.callboard.account;

import jakarta.ejb.ApplicationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.callboard.platform.InvalidValueException;

/**
 * What was sent of subscribers makes accounts that are not acceptable, each in its own way: a
 * setting is wrong, or an attribute has something inside that nobody sees and becomes a name.
 */
@ApplicationException(rollback = true)
public class InvalidAccountsException extends InvalidValueException {

  private static final long serialVersionUID = 1L;

  private final transient Map<String, List<Violation>> ofSubscribers;

  /**
   * @param ofSubscribers what is wrong with each, by username
   */
  InvalidAccountsException(Map<String, List<Violation>> ofSubscribers) {
    super(ofSubscribers.values().stream().flatMap(List::stream).distinct().limit(100).toList());
    this.ofSubscribers = Map.copyOf(ofSubscribers);
  }

  /** A sentence about each, by username. */
  public Map<String, String> sentences() {
    Map<String, String> sentences = new HashMap<>();
    ofSubscribers.forEach(
        (username, violations) ->
            sentences.put(username, new InvalidValueException(violations).getMessage()));
    return sentences;
  }

  /** What is wrong with each, by username. */
  public Map<String, List<Violation>> ofSubscribers() {
    return ofSubscribers;
  }
}
