package org.callboard.administration;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.callboard.layer.PublishPlan;
import org.callboard.platform.InvalidValueException;

/** The moment to publish at, as administrators write it. */
final class PublishMoment {

  private PublishMoment() {}

  /**
   * Reads a moment.
   *
   * @param text with an offset, or as clocks show it in the organization's time zone
   * @throws InvalidValueException if it is none, or clocks show it never or twice
   */
  static Instant of(String text, ZoneId zone) {
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      return local(text, zone).truncatedTo(ChronoUnit.MILLIS);
    }
  }

  private static Instant local(String text, ZoneId zone) {
    LocalDateTime time;
    try {
      time = LocalDateTime.parse(text);
    } catch (DateTimeException e) {
      throw wrong(
          "must be a time like 2026-12-07T07:00, in the organization's time zone, or like"
              + " 2026-12-07T07:00+01:00.");
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
    if (offsets.isEmpty()) {
      throw wrong(
          "does not exist in " + zone + ": clocks are put forward then. Choose another time.");
    }
    if (offsets.size() > 1) {
      throw wrong(
          "occurs twice in %s, because clocks are put back then. Add the offset: %s or %s."
              .formatted(zone, offsets.get(0), offsets.get(1)));
    }
    return time.toInstant(offsets.get(0));
  }

  private static InvalidValueException wrong(String sentence) {
    return new InvalidValueException(PublishPlan.AT, sentence);
  }
}
