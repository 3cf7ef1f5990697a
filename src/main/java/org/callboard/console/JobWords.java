package org.callboard.console;

import java.time.Instant;
import java.util.Optional;
import org.callboard.job.ImportCounts;
import org.callboard.job.Job;
import org.callboard.job.JobState;

/**
 * A job in words.
 *
 * @param kind what is done
 * @param state the key of a text
 * @param running whether it still goes on
 * @param read how many lines were read
 * @param changed how many things were made, changed and deleted, or would be
 * @param wrong how many lines are wrong
 * @param message why it ended without a change, in English; empty if there is nothing to say
 * @param done how much of the work is done, of {@code all}
 * @param all 0 if that is not known
 */
public record JobWords(
    String id,
    String kind,
    boolean dryRun,
    String state,
    boolean running,
    String by,
    String started,
    long read,
    long changed,
    long wrong,
    Optional<String> message,
    long done,
    long all) {

  /** Whether it has ended as it should. */
  public boolean isDone() {
    return state.equals("job.state.done") || state.equals("job.state.right");
  }

  /** A check that has found errors has done what it should. */
  private static String state(Job job) {
    JobState state = job.state().orElse(JobState.FAILED);
    if (job.dryRun() && state == JobState.DONE) {
      return "right";
    }
    return job.dryRun() && state == JobState.FAILED && job.counts().wrong() > 0
        ? "wrong"
        : state.label();
  }

  /**
   * @param lines about how many lines the file has, if that is known
   */
  static JobWords of(Job job, Optional<Long> lines, Texts texts, Instant now) {
    boolean running = job.state().equals(Optional.of(JobState.RUNNING));
    String kind = "job.kind." + job.kind();
    ImportCounts counts = job.counts();
    long reported = counts.created() + counts.updated() + counts.skipped() + counts.failed();
    long all = 2 * lines.orElse(0L); // each line is read first, and then its entry written
    return new JobWords(
        job.id(),
        texts.has(kind) ? texts.get(kind) : job.kind(),
        job.dryRun(),
        "job.state." + state(job),
        running,
        job.startedBy(),
        texts.ago(job.started(), now),
        counts.lines(),
        counts.created() + counts.updated() + counts.deleted(),
        counts.wrong(),
        job.message(),
        Math.min(counts.lines() + reported, all),
        all);
  }
}
