package org.callboard.webhook;

import java.time.Instant;
import java.util.Optional;
import org.callboard.platform.Text;

/**
 * An attempt to send a message.
 *
 * @param type of the message
 * @param changes how many it has
 * @param attempt the how manieth it was
 * @param status of the answer; empty if there was none
 * @param problem why it counts as not delivered; empty if it was
 */
public record Delivery(
    String messageId,
    String type,
    int changes,
    int attempt,
    Instant sent,
    int millis,
    Optional<Integer> status,
    Optional<String> problem) {

  private static final int MAX_PROBLEM = 500;

  public Delivery {
    problem = problem.map(sentence -> Text.kept(sentence, MAX_PROBLEM)); // a host may be long
  }

  boolean isDone() {
    return problem.isEmpty();
  }
}
