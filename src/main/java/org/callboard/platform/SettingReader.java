package org.callboard.platform;

import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads one value after the other and words what is wrong. */
record SettingReader(UnaryOperator<String> source) {

  private static final int MIN_PASSWORD = 8;

  String text(Setting setting) {
    String value = source.apply(setting.key());
    return value == null || value.isBlank() ? setting.defaultValue() : value.strip();
  }

  String oneOf(Setting setting, Set<String> allowed) {
    String value = text(setting);
    if (!allowed.contains(value)) {
      throw wrong(setting, value, "one of " + allowed.stream().sorted().toList());
    }
    return value;
  }

  boolean flag(Setting setting) {
    return Boolean.parseBoolean(oneOf(setting, Set.of("true", "false")));
  }

  int number(Setting setting, int min, int max) {
    String value = text(setting);
    String allowed = "a whole number from " + min + " to " + max;
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(setting, value, allowed);
    }
    throw wrong(setting, value, allowed);
  }

  Optional<URI> address(Setting setting) {
    String value = text(setting);
    if (value.equals(setting.defaultValue())) {
      return Optional.empty();
    }
    if (!value.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")) {
      throw wrong(setting, value, "'auto' or an http or https address without a query");
    }
    return Optional.of(URI.create(value.replaceAll("/+$", "")));
  }

  long mebibytes(Setting setting) {
    return number(setting, 1, 1_000_000) * 1024L * 1024L;
  }

  Duration duration(Setting setting, Duration min, Duration max) {
    String value = text(setting);
    String allowed = "an ISO 8601 duration from " + min + " to " + max;
    try {
      Duration duration =
          value.matches("P\\d+[DW]")
              ? Duration.ofDays(Period.parse(value).getDays())
              : Duration.parse(value);
      if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      throw wrong(setting, value, allowed);
    }
    throw wrong(setting, value, allowed);
  }

  /** What is wrong with it is said without it. */
  Optional<String> password(Setting setting) {
    String value = text(setting);
    if (value.equals(setting.defaultValue())) {
      return Optional.empty();
    }
    if (value.length() < MIN_PASSWORD) {
      throw new IllegalStateException(
          "The setting " + setting.key() + " must have at least " + MIN_PASSWORD + " characters.");
    }
    return Optional.of(value);
  }

  private static IllegalStateException wrong(Setting setting, String value, String allowed) {
    return new IllegalStateException(
        "The setting " + setting.key() + " is '" + value + "', but must be " + allowed + ".");
  }
}
