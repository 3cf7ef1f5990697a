package org.callboard.mail;

import java.util.Locale;

/** What became of a letter. */
public enum MailState {
  WAITING,
  SENT,
  FAILED;

  /** As administrators see it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
