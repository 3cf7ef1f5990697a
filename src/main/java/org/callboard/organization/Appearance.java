package org.callboard.organization;

import java.time.ZoneId;
import java.util.Optional;
import org.callboard.platform.InvalidValueException;

/**
 * How an organization appears on what its people are handed.
 *
 * @param timeZone in which times are told
 * @param accentColour empty for black
 * @param language in which people are written to if nobody says otherwise; empty for English
 */
public record Appearance(
    ZoneId timeZone, Optional<AccentColour> accentColour, Optional<SheetLanguage> language) {

  public static final Appearance DEFAULT =
      new Appearance(ZoneId.of("UTC"), Optional.empty(), Optional.empty());

  /**
   * Reads the name of a time zone, as the IANA's database has it.
   *
   * @throws InvalidValueException if there is none of this name
   */
  public static ZoneId zone(String id) {
    if (!ZoneId.getAvailableZoneIds().contains(id)) {
      throw new InvalidValueException(
          "timeZone",
          "must be a time zone of the IANA database, for example Europe/Prague or UTC.");
    }
    return ZoneId.of(id);
  }
}
