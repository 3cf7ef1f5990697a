package org.callboard.platform;

import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a setting may be.
 *
 * @param sentence what stands behind "must be"
 * @param secret whether a wrong value is told without the value
 * @param reader what a text means; empty if it is not allowed
 */
record Allowed<T>(String sentence, boolean secret, Function<String, Optional<T>> reader) {

  private static final long MEBIBYTE = 1024L * 1024L;

  private static Allowed<String> text(String sentence) {
    return new Allowed<>(sentence, false, Optional::of);
  }

  /** Any text. */
  static Allowed<String> path() {
    return text("the path of a file");
  }

  /** A name by which the server finds something. */
  static Allowed<String> jndiName() {
    return text("a JNDI name with a slash")
        .map(
            name ->
                Optional.of(name)
                    .filter(n -> n.matches("[A-Za-z0-9:_.-]{1,100}(/[A-Za-z0-9_.-]{1,100})+")));
  }

  /** A file's name, and nothing that means a folder. */
  static Allowed<String> fileName() {
    return text("a file name with an ending, of letters, digits, '_' and '-'")
        .map(name -> Optional.of(name).filter(n -> n.matches("[A-Za-z0-9_-]{1,100}\\.[a-z0-9]+")));
  }

  static Allowed<Boolean> flag() {
    return oneOf(Map.of("true", true, "false", false));
  }

  /** The constants of an enum, in small letters and with hyphens. */
  static <E extends Enum<E>> Allowed<E> oneOf(Class<E> type) {
    Map<String, E> words = new TreeMap<>();
    for (E constant : type.getEnumConstants()) {
      words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
    }
    return oneOf(words);
  }

  private static <T> Allowed<T> oneOf(Map<String, T> words) {
    List<String> sorted = words.keySet().stream().sorted().toList();
    return text("one of " + sorted).map(word -> Optional.ofNullable(words.get(word)));
  }

  static Allowed<Integer> number(int min, int max) {
    return text("a whole number from " + min + " to " + max)
        .map(Allowed::number)
        .map(number -> Optional.of(number).filter(n -> n >= min && n <= max));
  }

  /** As a number of processors; 0 is all but one. */
  static Allowed<Integer> processors(int max) {
    int mostProcessors = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    return number(0, max).map(number -> Optional.of(number > 0 ? number : mostProcessors));
  }

  private static Optional<Integer> number(String text) {
    try {
      return Optional.of(Integer.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** As a number of bytes. */
  static Allowed<Long> mebibytes() {
    return number(1, 1_000_000).map(number -> Optional.of(number * MEBIBYTE));
  }

  /** As a number of bytes. */
  static Allowed<Long> kibibytes(int min, int max) {
    return number(min, max).map(number -> Optional.of(number * 1024L));
  }

  static Allowed<Duration> duration(String min, String max) {
    Duration least = Duration.parse(min);
    Duration most = Duration.parse(max);
    return text("an ISO 8601 duration from " + least + " to " + most)
        .map(Allowed::duration)
        .map(d -> Optional.of(d).filter(x -> x.compareTo(least) >= 0 && x.compareTo(most) <= 0));
  }

  private static Optional<Duration> duration(String text) {
    try {
      return Optional.of(
          text.matches("P\\d+[DW]")
              ? Duration.ofDays(Period.parse(text).getDays())
              : Duration.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Without slashes at the end. */
  static Allowed<URI> address() {
    return text("an http or https address without a query")
        .map(text -> Optional.of(text).filter(t -> t.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")))
        .map(text -> Optional.of(URI.create(text.replaceAll("/+$", ""))));
  }

  /** IP addresses and CIDR ranges. */
  static Allowed<List<IpRange>> ranges() {
    return text("IP addresses or ranges such as 192.0.2.0/24, separated by commas")
        .map(
            text -> {
              List<Optional<IpRange>> ranges =
                  Arrays.stream(text.split(",", -1)).map(part -> IpRange.of(part.strip())).toList();
              return ranges.stream().allMatch(Optional::isPresent)
                  ? Optional.of(ranges.stream().map(Optional::get).toList())
                  : Optional.empty();
            });
  }

  static Allowed<String> password(int minLength) {
    return new Allowed<>(
        "at least " + minLength + " characters long",
        true,
        text -> Optional.of(text).filter(t -> t.length() >= minLength));
  }

  static Allowed<SecretKeys> keys() {
    return new Allowed<>(
        SecretKeys.FORM, true, text -> SecretKeys.of(Arrays.asList(text.split(",", -1))));
  }

  /** The same, or a word that stands for nothing. */
  Allowed<Optional<T>> or(String word) {
    return new Allowed<>(
        "'" + word + "' or " + sentence,
        secret,
        text ->
            text.equals(word)
                ? Optional.of(Optional.empty())
                : reader.apply(text).map(Optional::of));
  }

  /** The same text for another value. */
  <U> Allowed<U> map(Function<T, Optional<U>> meaning) {
    return new Allowed<>(sentence, secret, reader.andThen(value -> value.flatMap(meaning)));
  }

  /** What is said of a setting whose text is not allowed. */
  IllegalStateException wrong(String key, String text) {
    String shown = secret ? "" : " is '" + text + "', but";
    return new IllegalStateException("The setting " + key + shown + " must be " + sentence + ".");
  }
}
