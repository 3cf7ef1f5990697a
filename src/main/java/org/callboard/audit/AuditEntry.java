package org.callboard.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the record.
 *
 * @param action empty if it is none that is known here
 * @param target the path of what it is about, below {@code /api/v1/}
 * @param before JSON, empty if it was not there
 * @param after JSON, empty if it is gone
 * @param undoes the id of the entry that this one put back, if it did
 * @param requestId of the request that did it, if one did
 * @param lines how many lines of an import are recorded beside it
 * @param repeated how often it was done within an hour, the first time included
 * @param last when it was done last, if more than once
 */
public record AuditEntry(
    long id,
    Instant time,
    Actor actor,
    Optional<AuditAction> action,
    Optional<String> organization,
    String target,
    Optional<String> before,
    Optional<String> after,
    Optional<Long> undoes,
    Optional<String> requestId,
    int lines,
    int repeated,
    Optional<Instant> last) {}
