package org.callboard.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
  private final List<ReportLine> wrong = new ArrayList<>();
  private final List<ReportLine> others = new ArrayList<>();

  /** A line was read. */
  public void read() {
    counts = counts.plusLine();
  }

  /** It is known what becomes of a line. */
  public void report(ReportLine line) {
    count(line);
    List<ReportLine> lines = line.outcome() == Outcome.ERROR ? wrong : others;
    if (lines.size() < MAX_LINES) {
      lines.add(line);
    }
  }

  final void count(ReportLine line) {
    counts = counts.plus(line.outcome());
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
    return counts.failed() > 0;
  }

  /** At most a thousand, in order; those that are wrong before others if there are more. */
  public final List<ReportLine> lines() {
    return Stream.concat(wrong.stream(), others.stream())
        .limit(MAX_LINES)
        .sorted(Comparator.comparingLong(ReportLine::line))
        .toList();
  }
}
