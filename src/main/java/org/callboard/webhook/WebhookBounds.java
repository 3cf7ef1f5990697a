package org.callboard.webhook;

import java.time.Duration;

/** What sending keeps to. */
final class WebhookBounds {

  /** Changes in one message. */
  static final int CHANGES = 100;

  /** Messages to one receiver before the others have their turn. */
  static final int MESSAGES = 20;

  /** How long a node may take for a message that it has claimed; much longer than it does. */
  static final Duration CLAIM = Duration.ofMinutes(2);

  static final Duration CONNECTING = Duration.ofSeconds(5);

  /** From the connection to the end of the answer. */
  static final Duration ANSWERING = Duration.ofSeconds(10);

  /** How much of an answer is read; nothing but its status counts. */
  static final int ANSWER_BYTES = 8192;

  /** Sending at the same time on one node, and for one organization. */
  static final int AT_ONCE = 8;

  static final int AT_ONCE_OF_ONE = 2;

  /** Deliveries that are kept of each webhook. */
  static final int KEPT = 50;

  /** How long a secret that was replaced signs beside the new one. */
  static final Duration OVERLAP = Duration.ofHours(24);

  private static final Duration[] PAUSES = {
    Duration.ofSeconds(5),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(30),
    Duration.ofHours(2),
    Duration.ofHours(5),
    Duration.ofHours(10),
    Duration.ofHours(10)
  };

  /** How often a message is tried. */
  static final int ATTEMPTS = PAUSES.length + 1;

  private WebhookBounds() {}

  /** How long after so many attempts the next one is. */
  static Duration pause(int attempts) {
    return PAUSES[Math.min(Math.max(attempts, 1), PAUSES.length) - 1];
  }
}
