package org.callboard.administration;

import java.time.Instant;
import java.util.Optional;
import org.callboard.bulk.OnConflict;
import org.callboard.job.ImportCounts;
import org.callboard.job.Job;
import org.callboard.job.JobState;

/**
 * A file that waits to be imported, as its owner sees it.
 *
 * @param lines about how many it has
 * @param size in bytes
 * @param check the job that says what would happen; empty if none could begin yet
 * @param isWrongAsAWhole whether something is wrong that is in no line
 * @param started the job that imports it, or has tried to
 * @param until when it is deleted
 */
public record KeptImport(
    String id,
    ImportWish wish,
    long lines,
    long size,
    Optional<Job> check,
    boolean isWrongAsAWhole,
    Optional<Job> started,
    Instant until) {

  /** Whether it is still being found out what would happen. */
  public boolean isChecking() {
    return is(check, JobState.RUNNING);
  }

  /** Whether nothing is wrong. */
  public boolean isRight() {
    return is(check, JobState.DONE);
  }

  /** Whether there is a job that imports it, or has done so. */
  public boolean isStarted() {
    return is(started, JobState.RUNNING) || is(started, JobState.DONE);
  }

  private static boolean is(Optional<Job> job, JobState state) {
    return job.flatMap(Job::state).filter(s -> s == state).isPresent();
  }

  /** Whether lines can be shown, or downloaded, as the file has them. */
  public boolean hasWrongLines() {
    return wish.kind().hasLines()
        && !isChecking()
        && !wish.shape().unreadable()
        && !wish.shape().header().isEmpty()
        && !isWrongAsAWhole
        && counts().map(ImportCounts::failed).orElse(0L) > 0;
  }

  /**
   * Whether the lines that are right can be imported without the others. If what is there already
   * is to stop the import, it does. A file that is a whole list would lose those entries.
   */
  public boolean canLeaveOut() {
    OnConflict onConflict = wish.choice().onConflict();
    return is(check, JobState.FAILED)
        && hasWrongLines()
        && (onConflict == OnConflict.SKIP || onConflict == OnConflict.UPDATE)
        && counts().filter(counts -> counts.wrong() == counts.failed()).isPresent()
        && changes() > 0;
  }

  /** Whether it can be imported as it is, or without the lines that are wrong. */
  public boolean canStart() {
    return isRight() && changes() > 0 || canLeaveOut();
  }

  /** How many things the import would make, change and delete. */
  public long changes() {
    return counts().map(counts -> counts.created() + counts.updated() + counts.deleted()).orElse(0L)
        + counts()
            .flatMap(ImportCounts::nodes)
            .map(nodes -> nodes.created() + nodes.updated())
            .orElse(0L);
  }

  private Optional<ImportCounts> counts() {
    return check.map(Job::counts);
  }
}
