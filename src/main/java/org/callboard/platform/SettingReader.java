package org.callboard.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
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

  /** What is wrong is said without what was set: it may be a key, whatever setting it stands in. */
  SecretKeys secretKeys() {
    boolean makes = flag(Setting.SECRETS_MAKE_KEY_FILE);
    String keys = text(Setting.SECRETS_KEYS);
    String file = text(Setting.SECRETS_KEY_FILE);
    boolean hasKeys = !keys.equals(Setting.SECRETS_KEYS.defaultValue());
    boolean hasFile = !file.equals(Setting.SECRETS_KEY_FILE.defaultValue());
    if (hasKeys && hasFile) {
      throw new IllegalStateException(
          "Set callboard.secrets.keys or callboard.secrets.key-file, not both.");
    }
    if (hasKeys) {
      return SecretKeys.of(List.of(keys.split(",", -1)))
          .orElseThrow(() -> wrongKeys(Setting.SECRETS_KEYS, "must have"));
    }
    return hasFile ? keysOf(file, makes) : SecretKeys.NONE;
  }

  private static SecretKeys keysOf(String file, boolean makes) {
    try {
      SecretKeyFile keyFile = new SecretKeyFile(Path.of(file));
      if (makes) {
        keyFile.makeIfMissing();
      }
      return SecretKeys.of(keyFile.lines())
          .orElseThrow(() -> wrongKeys(Setting.SECRETS_KEY_FILE, "must name a file with"));
    } catch (IOException | InvalidPathException e) {
      throw new IllegalStateException(
          "The setting callboard.secrets.key-file names a file that cannot be read: "
              + e.getClass().getSimpleName()
              + ".");
    }
  }

  private static IllegalStateException wrongKeys(Setting setting, String verb) {
    return new IllegalStateException(
        "The setting "
            + setting.key()
            + " "
            + verb
            + " keys as id:base64, each with an id of its own and of "
            + SecretKeys.LENGTH
            + " bytes.");
  }

  private static IllegalStateException wrong(Setting setting, String value, String allowed) {
    return new IllegalStateException(
        "The setting " + setting.key() + " is '" + value + "', but must be " + allowed + ".");
  }
}
