package org.callboard.job;

import java.time.Instant;
import java.util.Optional;

/**
 * A file that waits to be imported.
 *
 * @param lines about how many it has
 * @param size in bytes
 * @param parts in how many pieces it is stored
 * @param wish how to import it, as its owner has stored it
 * @param checkJob the job that says what would happen
 * @param importJob the job that does it
 * @param until when it is deleted
 */
public record KeptFile(
    String id,
    long lines,
    long size,
    int parts,
    String wish,
    Optional<String> checkJob,
    Optional<String> importJob,
    Instant until) {}
