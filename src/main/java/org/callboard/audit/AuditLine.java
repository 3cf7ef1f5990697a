package org.callboard.audit;

import java.util.Optional;

/**
 * What a line of an import changed, as it is kept.
 *
 * @param line of the file; 0 for what is in none
 * @param target the path of what it is about, below {@code /api/v1/}
 * @param before JSON, empty if it was not there
 * @param after JSON, empty if it is gone
 */
public record AuditLine(
    long id, long line, String target, Optional<String> before, Optional<String> after) {}
