package org.callboard.mail;

/** Names what the queue keeps to. */
final class MailSettings {

  /** How often a letter is tried. */
  static final int MAX_ATTEMPTS = 6;

  /** Minutes from one attempt to the next. */
  private static final int[] PAUSES = {1, 5, 15, 60, 240};

  /** How long a node may take for a letter that it has claimed. */
  static final int CLAIM_MINUTES = 10;

  /** How many letters of one organization may wait. */
  static final int MAX_WAITING = 1000;

  static final int KEPT_DAYS = 30;

  private MailSettings() {}

  static int pause(int attempts) {
    return PAUSES[Math.min(attempts, PAUSES.length) - 1];
  }
}
