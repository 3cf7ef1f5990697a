package org.callboard.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries of the record are wanted.
 *
 * @param organization a Cloud ID, whoever has had it
 * @param organizationId the row of one organization
 * @param administrator a username, as it is recorded
 * @param from not before this moment
 * @param to before this moment
 */
public record AuditFilter(
    Optional<String> organization,
    Optional<Long> organizationId,
    Optional<String> administrator,
    Optional<Instant> from,
    Optional<Instant> to) {}
