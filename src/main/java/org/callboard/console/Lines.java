package org.callboard.console;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.callboard.job.ImportCounts;
import org.callboard.job.Job;
import org.callboard.job.JobLine;
import org.callboard.job.ReportLine.Outcome;

/**
 * What became of the lines of a file, or would become of them.
 *
 * @param address of the page that they stand on
 * @param show of which outcome they are; empty text for all
 * @param filters by which they can be chosen
 */
public record Lines(String address, String show, List<Filter> filters, List<Row> rows, Part part) {

  static final int SIZE = 50;

  public Lines {
    filters = List.copyOf(filters);
    rows = List.copyOf(rows);
  }

  /**
   * Lines that can be chosen together.
   *
   * @param show empty text for all
   */
  public record Filter(String show, long count) {}

  /**
   * One line.
   *
   * @param number 0 for what is in none
   * @param word the key of what becomes of it
   * @param id of what it is about; empty text if there is nothing
   * @param message in English; empty text if there is nothing to say
   */
  public record Row(long number, String word, String id, String message) {

    static Row of(JobLine line) {
      return new Row(
          line.line(),
          line.outcome().map(Outcome::label).orElse("note"),
          line.id().orElse(""),
          line.message().orElse(""));
    }
  }

  /** The outcome that an address asks for. */
  static Optional<Outcome> outcome(String show) {
    return Optional.ofNullable(show).flatMap(Outcome::of);
  }

  static Lines of(String address, Optional<Outcome> show, Job job, Part.Read<JobLine> read) {
    ImportCounts counts = job.counts();
    List<Filter> filters =
        Stream.of(
                new Filter(Outcome.CREATE.label(), counts.created()),
                new Filter(Outcome.UPDATE.label(), counts.updated()),
                new Filter(Outcome.SKIP.label(), counts.skipped()),
                new Filter(Outcome.DELETE.label(), counts.deleted()),
                new Filter(Outcome.ERROR.label(), counts.wrong()))
            .toList();
    return new Lines(
        address,
        show.map(Outcome::label).orElse(""),
        filters,
        read.items().stream().map(Row::of).toList(),
        read.part());
  }

  /** The address of another filter. */
  public String shown(String other) {
    return other.isEmpty() ? address : address + "?show=" + other;
  }

  /** The address of another part of the same. */
  public String part(int number) {
    return shown(show) + (show.isEmpty() ? "?" : "&") + "page=" + number;
  }
}
