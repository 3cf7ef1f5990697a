package org.callboard.job;

import java.time.Instant;
import java.util.Optional;

/**
 * Work in the background, as it stands.
 *
 * @param kind what is imported, for example {@code subscribers.csv}
 * @param startedBy the administrator
 * @param message why it failed; empty if nothing is to be said
 */
public record Job(
    String id,
    String kind,
    JobState state,
    boolean dryRun,
    String startedBy,
    Instant started,
    ImportCounts counts,
    Optional<String> message) {}
