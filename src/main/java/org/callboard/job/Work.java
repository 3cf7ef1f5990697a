package org.callboard.job;

import java.util.Optional;

/**
 * Something to do, while somebody waits or in the background.
 *
 * @param kind {@code edit-subscribers}, {@code subscribers}, {@code vendor-sample}, {@code
 *     quick-dial} or {@code organization}
 * @param organizationId empty if the organization is to be created; then somebody must wait
 * @param dryRun nothing is to be written
 */
public record Work(String kind, Optional<Long> organizationId, boolean dryRun, Task task) {}
