package org.callboard.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.InvalidValueException.Violation;

/**
 * Work in the background, as it stands.
 *
 * @param kind what is imported: {@code subscribers}, {@code vendor-sample}, {@code quick-dial} or
 *     {@code organization}
 * @param state empty if it cannot be read
 * @param startedBy the administrator
 * @param message why it failed; empty if nothing is to be said
 * @param unreadable what is stored and cannot be read
 */
public record Job(
    String id,
    String kind,
    Optional<JobState> state,
    boolean dryRun,
    String startedBy,
    Instant started,
    ImportCounts counts,
    Optional<String> message,
    List<Violation> unreadable) {

  public Job {
    unreadable = List.copyOf(unreadable);
  }
}
