package org.callboard.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.callboard.job.ReportLine.Outcome;

/** Writes down how far a job is, about once a second, and stops it when somebody asks for that. */
final class JobProgress extends Progress {

  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int MAX_LINES = 500;

  private final JobStore store;
  private final String jobId;
  private final List<ReportLine> buffer = new ArrayList<>();
  private long toldAt = System.nanoTime();

  JobProgress(JobStore store, String jobId) {
    this.store = store;
    this.jobId = jobId;
  }

  @Override
  void keep(ReportLine line) {
    buffer.add(line);
    if (buffer.size() >= MAX_LINES) {
      tell();
    }
  }

  @Override
  Optional<Outcome> takeBack(long line) {
    return takeBack(buffer, line).or(() -> store.takeBack(jobId, line));
  }

  @Override
  public void checkpoint() {
    if (System.nanoTime() - toldAt > INTERVAL.toNanos()) {
      tell();
    }
  }

  @Override
  public void done() {
    end(JobState.DONE, Optional.empty());
  }

  /** Notes the end. The lines stay here: the transaction in which they are noted may fail yet. */
  void end(JobState state, Optional<String> message) {
    store.end(jobId, state, counts(), message, buffer);
  }

  private void tell() {
    boolean cancelled = store.tell(jobId, counts(), buffer);
    buffer.clear();
    toldAt = System.nanoTime();
    if (cancelled) {
      throw new CancelledException();
    }
  }
}
