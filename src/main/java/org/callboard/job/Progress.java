package org.callboard.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.callboard.job.ReportLine.Outcome;

/**
 * What an import tells of itself while it runs. Here it is kept in memory, for an import that
 * somebody waits for; {@link JobProgress} writes it down.
 */
public class Progress {

  /** Lines beyond so many are counted only. */
  private static final int MAX_LINES = 1000;

  private ImportCounts counts = ImportCounts.NONE;

  /** What is wrong, and notes of the file as a whole, which come last. */
  private final List<ReportLine> wrong = new ArrayList<>();

  private final List<ReportLine> others = new ArrayList<>();

  /** A line was read. */
  public void read() {
    counts = counts.plusLine();
  }

  /** It is known what becomes of a line. */
  public void report(ReportLine line) {
    counts = counts.plus(line.outcome());
    keep(line);
  }

  void keep(ReportLine line) {
    boolean ofTheFile = line.outcome() == Outcome.NOTE && line.line() == 0;
    List<ReportLine> lines = line.outcome() == Outcome.ERROR || ofTheFile ? wrong : others;
    if (lines.size() < MAX_LINES) {
      lines.add(line);
    }
  }

  /** The same of a node of the vendor's template, which is in no line. */
  public final void reportNode(ReportLine node) {
    counts = counts.plusNode(node.outcome());
    keep(node);
  }

  /** Reports that a line is wrong after all, of which something else may have been reported. */
  public final void correct(ReportLine wrong) {
    takeBack(wrong.line()).ifPresent(outcome -> counts = counts.minus(outcome));
    report(wrong);
  }

  /** What was reported of the line, which is now not any more; faults and notes stay. */
  Optional<Outcome> takeBack(long line) {
    return takeBack(others, line);
  }

  static Optional<Outcome> takeBack(List<ReportLine> lines, long line) {
    Optional<ReportLine> found =
        lines.stream()
            .filter(l -> l.line() == line)
            .filter(l -> l.outcome() != Outcome.ERROR && l.outcome() != Outcome.NOTE)
            .findFirst();
    found.ifPresent(lines::remove);
    return found.map(ReportLine::outcome);
  }

  /**
   * Called between batches.
   *
   * @throws CancelledException if somebody has asked to stop
   */
  public void checkpoint() {}

  /** All is done, and about to be committed. */
  public void done() {}

  public final ImportCounts counts() {
    return counts;
  }

  public final boolean hasErrors() {
    return counts.wrong() > 0;
  }

  /** At most a thousand, in order; those that are wrong before others if there are more. */
  public final List<ReportLine> lines() {
    return Stream.concat(wrong.stream(), others.stream())
        .limit(MAX_LINES)
        .sorted(Comparator.comparingLong(ReportLine::line))
        .toList();
  }
}
