package org.callboard.bulk.file;

import java.util.Optional;
import java.util.function.Supplier;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;

/** Reports what becomes of the entries of an export. */
record EntryReports(Progress progress) {

  /** What is read, unless something is wrong, which is reported. */
  <T> Optional<T> read(long entry, String id, Supplier<T> reader) {
    try {
      return Optional.of(reader.get());
    } catch (InvalidValueException | EditRefusedException e) {
      progress.report(ReportLine.error(entry, id, e.getMessage()));
      return Optional.empty();
    }
  }

  /** Reports what becomes of something, which is an error if it may not be there. */
  void report(long entry, Outcome outcome, String id, String what) {
    progress.report(
        outcome == Outcome.ERROR
            ? ReportLine.error(entry, id, "There is such a " + what + " already.")
            : ReportLine.of(entry, outcome, id));
  }
}
