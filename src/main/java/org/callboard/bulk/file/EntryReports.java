package org.callboard.bulk.file;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import java.util.function.Supplier;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.JsonFields;
import org.callboard.platform.JsonObjectForm;

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

  /** The same of a piece that is an object. All that is wrong with it is reported. */
  <T> Optional<T> read(long entry, String id, JsonObjectForm<T> form, JsonFields piece) {
    return read(
        entry,
        id,
        () -> {
          T value = form.read(piece);
          piece.end();
          return value;
        });
  }

  /** What a piece is called, whatever else is wrong with it. */
  static String id(JsonObject json, String member) {
    return json.get(member) instanceof JsonString text ? text.getString() : "";
  }

  /** Writes something. What refuses it is reported, whatever was reported of the entry before. */
  void writing(long entry, String id, Runnable writing) {
    try {
      writing.run();
    } catch (InvalidValueException | EditRefusedException e) {
      progress.correct(ReportLine.error(entry, id, e.getMessage()));
    }
  }

  /** What a file has twice. */
  static InvalidValueException alreadyIn(String field, long entry) {
    return new InvalidValueException(field, "already belongs to entry " + entry + ".");
  }

  /** Reports what becomes of something, which is an error if it may not be there. */
  void report(long entry, Outcome outcome, String id, String what) {
    progress.report(
        outcome == Outcome.ERROR
            ? ReportLine.error(entry, id, "This " + what + " exists already.")
            : ReportLine.of(entry, outcome, id));
  }
}
