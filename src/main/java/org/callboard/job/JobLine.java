package org.callboard.job;

import java.util.List;
import java.util.Optional;
import org.callboard.platform.InvalidValueException.Violation;

/**
 * What became of one line, as it is kept.
 *
 * @param outcome empty if it cannot be read
 * @param id see {@link ReportLine}
 * @param message see {@link ReportLine}
 * @param unreadable what is stored and cannot be read
 */
public record JobLine(
    long line,
    Optional<ReportLine.Outcome> outcome,
    Optional<String> id,
    Optional<String> message,
    List<Violation> unreadable) {

  public JobLine {
    unreadable = List.copyOf(unreadable);
  }
}
