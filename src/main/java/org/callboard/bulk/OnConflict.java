package org.callboard.bulk;

import java.util.Locale;
import org.callboard.job.ReportLine;
import org.callboard.platform.InvalidValueException;

/** What an import does with something that is there already. */
public enum OnConflict {
  /** Nothing at all is imported. */
  FAIL,
  /** It stays as it is. */
  SKIP,
  /** It becomes what the file says; what the file does not say stays. */
  UPDATE;

  /** What becomes of a line about something that is there. */
  public ReportLine.Outcome outcome() {
    return switch (this) {
      case FAIL -> ReportLine.Outcome.ERROR;
      case SKIP -> ReportLine.Outcome.SKIP;
      case UPDATE -> ReportLine.Outcome.UPDATE;
    };
  }

  /** Reads {@code fail}, {@code skip} or {@code update}. */
  public static OnConflict of(String label) {
    for (OnConflict value : values()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(label)) {
        return value;
      }
    }
    throw new InvalidValueException("onConflict", "must be fail, skip or update.");
  }
}
