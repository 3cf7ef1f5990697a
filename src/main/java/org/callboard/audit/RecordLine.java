package org.callboard.audit;

import java.util.Optional;

/**
 * What a line of an import changed.
 *
 * @param line of the file; 0 for what is in none
 * @param target the path of what it is about, below {@code /api/v1/}
 * @param before JSON, what differed, without secrets; empty if it was not there
 * @param after the same; empty if it is gone
 */
public record RecordLine(
    long line, String target, Optional<String> before, Optional<String> after) {}
