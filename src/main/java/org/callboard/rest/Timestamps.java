package org.callboard.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.JsonFields;

/** Moments as callers write them: ISO 8601 with {@code Z} or an offset. */
final class Timestamps {

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9999;

  private Timestamps() {}

  /**
   * Reads a moment.
   *
   * @throws InvalidValueException if it is none, or no database has it
   */
  static Instant instant(String field, String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
      if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
        return time.toInstant();
      }
    } catch (DateTimeException e) {
      throw wrong(field);
    }
    throw wrong(field);
  }

  /** A moment in a body, which notes what is wrong with it; empty if there is none. */
  static Optional<Instant> of(JsonFields body, String field) {
    return body.text(field)
        .flatMap(text -> Optional.ofNullable(body.make(() -> instant(field, text), null)));
  }

  private static InvalidValueException wrong(String field) {
    return new InvalidValueException(field, "must be a time like 2026-11-24T12:00:00Z.");
  }
}
