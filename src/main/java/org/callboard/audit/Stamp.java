package org.callboard.audit;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * When something was done, and by whom.
 *
 * @param at to the second, by the clock of the node: it is shown, and decides nothing
 * @param by the administrator's name, as in the record
 */
public record Stamp(OffsetDateTime at, String by) {

  public Stamp {
    at = at.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
  }
}
