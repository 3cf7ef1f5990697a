package org.callboard.job;

import java.util.List;

/**
 * What became of an import that somebody has waited for.
 *
 * @param done false if something is wrong, and so nothing was changed
 * @param lines the first thousand
 */
public record ImportReport(
    boolean dryRun, boolean done, ImportCounts counts, List<ReportLine> lines) {}
