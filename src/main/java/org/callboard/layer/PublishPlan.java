package org.callboard.layer;

import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * That the clock publishes an organization's draft.
 *
 * @param at when
 * @param setAt when that was decided
 * @param setBy by which administrator
 * @param administratorId the row of that administrator, who may be gone by then
 */
public record PublishPlan(
    long organizationId, Instant at, Instant setAt, String setBy, long administratorId) {

  /** The moment, as the record and the doors name it. */
  public static final String AT = "at";

  static PublishPlan of(PublishPlanRow row) {
    return new PublishPlan(
        row.organizationId(),
        instant(row.dueAt()),
        instant(row.setAt()),
        row.setBy(),
        row.administratorId());
  }

  private static Instant instant(OffsetDateTime time) {
    return time.toInstant();
  }
}
