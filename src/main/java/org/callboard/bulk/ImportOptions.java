package org.callboard.bulk;

/**
 * How to import.
 *
 * @param dryRun nothing is written; the report says what would be
 */
public record ImportOptions(OnConflict onConflict, boolean dryRun) {}
