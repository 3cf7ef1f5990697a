package org.callboard.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * An entry of the record as other systems follow it: what was done to what, without the states.
 *
 * @param action empty if it is none that is known here
 * @param organization the Cloud ID at that time
 * @param renamedTo its name or id since, if the edit gave it another one
 * @param undoes the id of the entry that this one put back, if it did
 */
public record Change(
    long id,
    Instant time,
    String administrator,
    Optional<AuditAction> action,
    Optional<String> organization,
    String target,
    Optional<String> renamedTo,
    Optional<String> requestId,
    Optional<Long> undoes) {}
