package org.callboard.bulk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.callboard.job.ReportLine;
import org.callboard.platform.InvalidValueException;

/** What an import does with something that is there already. */
public enum OnConflict {
  /** Nothing at all is imported. */
  FAIL,
  /** It stays as it is. */
  SKIP,
  /** It becomes what the file says; what the file does not say stays. */
  UPDATE,
  /** The same, and what the file does not have goes; only where the file is a whole list. */
  REPLACE;

  /** What becomes of a line about something that is there. */
  public ReportLine.Outcome outcome() {
    return switch (this) {
      case FAIL -> ReportLine.Outcome.ERROR;
      case SKIP -> ReportLine.Outcome.SKIP;
      case UPDATE, REPLACE -> ReportLine.Outcome.UPDATE;
    };
  }

  /** Reads {@code fail}, {@code skip} or {@code update}. */
  public static OnConflict of(String label) {
    return read(label)
        .filter(value -> value != REPLACE)
        .orElseThrow(
            () -> new InvalidValueException("onConflict", "must be fail, skip or update."));
  }

  /** The same for a file that is a whole list: {@code replace}, too. */
  public static OnConflict ofList(String label) {
    return read(label)
        .orElseThrow(
            () ->
                new InvalidValueException("onConflict", "must be fail, skip, update or replace."));
  }

  private static Optional<OnConflict> read(String label) {
    return Arrays.stream(values())
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(label))
        .findFirst();
  }
}
