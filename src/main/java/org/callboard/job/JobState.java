package org.callboard.job;

import java.util.Arrays;
import java.util.Locale;
import org.callboard.platform.InvalidValueException;

/** How a job stands. */
public enum JobState {
  RUNNING,
  DONE,
  FAILED,
  CANCELLED;

  /**
   * Reads what is stored.
   *
   * @throws InvalidValueException if it is not known here
   */
  static JobState ofStored(String word) {
    return Arrays.stream(values())
        .filter(state -> state.name().equals(word))
        .findFirst()
        .orElseThrow(() -> new InvalidValueException("state", "is not known here."));
  }

  /** As it is written. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
