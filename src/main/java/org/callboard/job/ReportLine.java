package org.callboard.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/**
 * What became of one line of a file, or would become of it. Its texts come from files: what cannot
 * be stored or shown is replaced.
 *
 * @param line as an editor counts, from 1
 * @param id of what the line is about, empty if that cannot be read
 * @param message for a person; empty if there is nothing to say
 */
public record ReportLine(
    long line, Outcome outcome, Optional<String> id, Optional<String> message) {

  /** What became of it. */
  public enum Outcome {
    CREATE,
    UPDATE,
    SKIP,
    DELETE,
    ERROR,

    /**
     * Something to know of the file; it is for information, of one entry or of none, and not
     * counted.
     */
    NOTE;

    /** As it is written in reports. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a label. */
    public static Optional<Outcome> of(String label) {
      return Arrays.stream(values()).filter(outcome -> outcome.label().equals(label)).findFirst();
    }

    static Outcome ofStored(String label) {
      return of(label)
          .orElseThrow(() -> new InvalidValueException("outcome", "is not known here."));
    }
  }

  /** The longest id and message that are kept. */
  private static final int MAX_ID = 300;

  private static final int MAX_MESSAGE = 1000;

  public ReportLine {
    id = id.map(text -> Text.kept(text, MAX_ID));
    message = message.map(text -> Text.kept(text, MAX_MESSAGE));
  }

  public static ReportLine of(long line, Outcome outcome, String id) {
    return new ReportLine(line, outcome, Optional.of(id), Optional.empty());
  }

  /** Something to know that is no fault. */
  public static ReportLine note(long line, String message) {
    return new ReportLine(line, Outcome.NOTE, Optional.empty(), Optional.of(message));
  }

  public static ReportLine error(long line, String id, String message) {
    return new ReportLine(
        line, Outcome.ERROR, Optional.of(id).filter(i -> !i.isEmpty()), Optional.of(message));
  }
}
