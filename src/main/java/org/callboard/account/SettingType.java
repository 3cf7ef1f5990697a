package org.callboard.account;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/**
 * What values the app takes for a setting.
 *
 * @param values the only ones, of a choice, a flag or a list; empty for any
 * @param min of a whole number
 * @param max of a whole number
 */
public record SettingType(
    Kind kind, List<String> values, Optional<Integer> min, Optional<Integer> max) {

  /** The kinds. */
  public enum Kind {
    TEXT,
    NAME,
    WORDS,
    INTEGER,
    FLAG,
    CHOICE,
    LIST,
    URL,
    XML
  }

  static final SettingType TEXT = new SettingType(Kind.TEXT);

  /** A name, an address or a number, in which nobody means what nobody sees. */
  static final SettingType NAME = new SettingType(Kind.NAME);

  /** A text for people, who may have it in their languages. */
  static final SettingType WORDS = new SettingType(Kind.WORDS);

  static final SettingType FLAG = new SettingType(Kind.FLAG, "0", "1");
  static final SettingType URL = new SettingType(Kind.URL);
  static final SettingType XML = new SettingType(Kind.XML);

  /** Payload numbers of RTP. */
  static final SettingType CODECS =
      new SettingType(Kind.LIST, List.of(), Optional.of(0), Optional.of(127));

  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");
  private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^\\s/?#]+\\S*");

  private SettingType(Kind kind, String... values) {
    this(kind, List.of(values), Optional.empty(), Optional.empty());
  }

  static SettingType choice(String... values) {
    return new SettingType(Kind.CHOICE, values);
  }

  static SettingType list(String... values) {
    return new SettingType(Kind.LIST, values);
  }

  static SettingType from(int min) {
    return new SettingType(Kind.INTEGER, List.of(), Optional.of(min), Optional.empty());
  }

  static SettingType range(int min, int max) {
    return new SettingType(Kind.INTEGER, List.of(), Optional.of(min), Optional.of(max));
  }

  /**
   * Checks a value.
   *
   * @throws InvalidValueException if the app would not take it
   */
  void check(KeyNodeValue value) {
    boolean accepted =
        switch (kind) {
          case TEXT, NAME -> value instanceof KeyNodeValue.Plain;
          case WORDS -> !(value instanceof KeyNodeValue.Subtree);
          case XML -> value instanceof KeyNodeValue.Subtree || isPlain(value, String::isEmpty);
          case INTEGER -> isPlain(value, this::isNumber);
          case FLAG, CHOICE -> isPlain(value, values::contains);
          case LIST -> isPlain(value, this::isList);
          case URL -> isPlain(value, text -> text.isEmpty() || ADDRESS.matcher(text).matches());
        };
    if (!accepted) {
      throw new InvalidValueException(AccountSettingJson.VALUE, "must be " + allowed() + ".");
    }
  }

  /**
   * Checks that a name or an address has nothing inside that nobody sees, whether it refers to
   * somebody or not.
   *
   * @throws InvalidValueException naming the character
   */
  void checkVisible(KeyNodeValue value) {
    if ((kind == Kind.NAME || kind == Kind.URL) && value instanceof KeyNodeValue.Plain plain) {
      Text.visible(AccountSettingJson.VALUE, plain.text());
    }
  }

  /**
   * Checks of a value that refers to a subscriber what is the same for all of them.
   *
   * @throws InvalidValueException if the app would take it for nobody
   */
  void checkKind(KeyNodeValue value) {
    boolean accepted =
        switch (kind) {
          case XML -> value instanceof KeyNodeValue.Subtree;
          case WORDS -> !(value instanceof KeyNodeValue.Subtree);
          default -> value instanceof KeyNodeValue.Plain;
        };
    if (!accepted) {
      throw new InvalidValueException(AccountSettingJson.VALUE, "must be " + allowed() + ".");
    }
  }

  private static boolean isPlain(
      KeyNodeValue value, java.util.function.Predicate<String> condition) {
    return value instanceof KeyNodeValue.Plain plain && condition.test(plain.text());
  }

  private boolean isNumber(String text) {
    return WHOLE_NUMBER.matcher(text).matches()
        && min.filter(least -> Integer.parseInt(text) < least).isEmpty()
        && max.filter(most -> Integer.parseInt(text) > most).isEmpty();
  }

  /** An empty one is one: that is how it is cleared. */
  private boolean isList(String text) {
    Stream<String> parts = Arrays.stream(text.split(",", -1)).map(String::strip);
    return text.isEmpty()
        || parts.allMatch(part -> values.isEmpty() ? isNumber(part) : values.contains(part));
  }

  private String allowed() {
    return switch (kind) {
      case TEXT, NAME -> "a text, in no particular language";
      case WORDS -> "a text, or texts by language";
      case XML -> "XML, or an empty text";
      case INTEGER ->
          max.map(most -> "a whole number from " + min.orElse(0) + " to " + most)
              .orElse("a whole number, at least " + min.orElse(0));
      case FLAG, CHOICE -> "one of " + String.join(", ", values);
      case LIST ->
          "a list with commas, of "
              + (values.isEmpty()
                  ? "numbers from " + min.orElse(0) + " to " + max.orElse(0)
                  : String.join(", ", values));
      case URL -> "an http or https address, or empty";
    };
  }

  /** The kind, as the catalogue names it: a text in languages is a text. */
  public String label() {
    boolean isText = kind == Kind.WORDS || kind == Kind.NAME;
    return (isText ? Kind.TEXT : kind).name().toLowerCase(Locale.ROOT);
  }
}
