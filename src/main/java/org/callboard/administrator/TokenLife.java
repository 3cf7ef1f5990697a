package org.callboard.administrator;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.callboard.platform.InvalidValueException;

/** How long a token lives. */
public final class TokenLife {

  static final int DEFAULT_DAYS = 90;
  static final int MAX_DAYS = 366;

  private TokenLife() {}

  /**
   * When it ends, in whole seconds.
   *
   * @param expires this moment, or
   * @param days in so many days; at most one of the two
   */
  public static Instant end(Instant now, Optional<Instant> expires, Optional<Integer> days) {
    if (expires.isPresent() && days.isPresent()) {
      throw new InvalidValueException("days", "must be absent if expires is given.");
    }
    if (days.isPresent() && (days.get() < 1 || days.get() > MAX_DAYS)) {
      throw new InvalidValueException("days", "must be from 1 to " + MAX_DAYS + ".");
    }
    Instant end = expires.orElseGet(() -> now.plus(Duration.ofDays(days.orElse(DEFAULT_DAYS))));
    if (!end.isAfter(now) || end.isAfter(now.plus(Duration.ofDays(MAX_DAYS)))) {
      throw new InvalidValueException(
          "expires", "must be in the future, in at most " + MAX_DAYS + " days.");
    }
    return end.truncatedTo(ChronoUnit.SECONDS);
  }
}
