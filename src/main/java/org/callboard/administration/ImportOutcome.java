package org.callboard.administration;

import java.util.Optional;
import org.callboard.job.ImportReport;
import org.callboard.job.Job;

/**
 * What became of an import: its report if it has ended, or the job that does it.
 *
 * @param report of an import that was done while the caller waited
 * @param job that was started
 */
public record ImportOutcome(Optional<ImportReport> report, Optional<Job> job) {

  static ImportOutcome ended(ImportReport report) {
    return new ImportOutcome(Optional.of(report), Optional.empty());
  }

  static ImportOutcome started(Job job) {
    return new ImportOutcome(Optional.empty(), Optional.of(job));
  }
}
