package org.callboard.webhook;

import java.time.Instant;
import java.util.Optional;

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

  boolean isDone() {
    return problem.isEmpty();
  }
}
