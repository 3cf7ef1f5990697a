package org.callboard.job;

import java.util.Locale;

/** How a job stands. */
public enum JobState {
  RUNNING,
  DONE,
  FAILED,
  CANCELLED;

  /** As it is written. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
