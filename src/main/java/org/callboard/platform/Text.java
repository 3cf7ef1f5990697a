package org.callboard.platform;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rules for text that comes in. XML 1.0 has no way to write some characters, not even escaped (XML
 * 1.0, section 2.2, production 2), so they are refused at the door instead of breaking a phone.
 */
public final class Text {

  private static final Pattern DOTS = Pattern.compile("(?s)(?:.*/)?\\.{3,}");

  private static final int REPLACEMENT = 0xFFFD;
  private static final String DOTLESS_I = "\u0131";
  private static final String CAPITAL_SHARP_S = "\u1e9e";

  /** Has no case, and is in no text: XML has no way to write it. */
  private static final String STANDS_FOR_IT = "\ufffe";

  private Text() {}

  /** Whether XML 1.0 can carry every character of the text; a lone surrogate is none. */
  public static boolean isLegalXml(String text) {
    return text.codePoints().allMatch(Text::isLegalXml);
  }

  private static boolean isLegalXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0x20 && c <= 0xD7FF
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000 && c <= 0x10FFFF;
  }

  /**
   * The text as it can be kept wherever it comes from: what XML cannot carry is a replacement
   * character, and so is the half of a character that is left at the end. PostgreSQL stores no NUL.
   */
  public static String kept(String text, int max) {
    String kept = text.substring(0, Math.min(max, text.length()));
    return isLegalXml(kept)
        ? kept
        : kept.codePoints()
            .map(c -> isLegalXml(c) ? c : REPLACEMENT)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /** How many bytes the text has at most in XML: in UTF-8, escaped. */
  public static int xmlBytes(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        bytes += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
      } else {
        bytes += c == '&' || c == '<' || c == '>' || c == '"' || c < 0x20 ? 6 : 1;
      }
    }
    return bytes;
  }

  /** Whether the text has a control character, a line break or a tab included. */
  public static boolean hasControl(String text) {
    return text.codePoints().anyMatch(Character::isISOControl);
  }

  /** Whether a surrogate stands alone, so that the text cannot be written in UTF-8. */
  public static boolean hasLoneSurrogate(String text) {
    return text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  /**
   * The same for texts that differ in case or in the way their accents are composed: Unicode's
   * default case folding, by which dotless i is a letter of its own. Upper case first, since it
   * expands what lower case does not (sharp s, final sigma).
   */
  public static String folded(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String marked = composed.replace(DOTLESS_I, STANDS_FOR_IT).replace(CAPITAL_SHARP_S, "ss");
    String folded =
        marked.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace(STANDS_FOR_IT, DOTLESS_I);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  /** As texts were compared before: dotless i as i, and capital sharp s as sharp s. */
  public static String formerlyFolded(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  /**
   * What a name is looked for by: as it is written, since something may be stored so, and without
   * white space and invisible characters at its ends. With one inside it is another name: whoever
   * edits must not mean somebody else by it.
   */
  public static List<String> soughtKeys(String text) {
    String former = text.contains(CAPITAL_SHARP_S) ? formerlyFolded(text) : folded(text);
    return Stream.of(former, folded(text), foldedUnlessEmpty(cut(text)))
        .filter(key -> !key.isEmpty())
        .distinct()
        .toList();
  }

  private static String foldedUnlessEmpty(String text) {
    return text.isEmpty() ? "" : folded(text);
  }

  /** The text without white space and invisible characters at its ends. */
  public static String cut(String text) {
    return Invisible.cut(text);
  }

  /** The text as it is meant: nothing invisible at its ends or in it, and only ordinary spaces. */
  public static String cleaned(String text) {
    return Invisible.cleaned(text);
  }

  /**
   * A new name or number: cut, and refused if it has something inside that nobody sees.
   *
   * @throws InvalidValueException naming the character
   */
  public static String visible(String field, String text) {
    String cut = cut(text);
    invisibleIn(cut)
        .ifPresent(
            c -> {
              throw new InvalidValueException(
                  field,
                  "has an invisible character inside (" + c + "). Type it again without it.");
            });
    return cut;
  }

  /** The first character of the text that nobody sees, as Unicode names it: {@code U+200B}. */
  public static Optional<String> invisibleIn(String text) {
    OptionalInt first = Invisible.firstIn(text);
    return first.isPresent()
        ? Optional.of(String.format("U+%04X", first.getAsInt()))
        : Optional.empty();
  }

  /** Checks text for people: legal in XML, not blank, at most {@code max} characters. */
  public static String required(String field, String text, int max) {
    if (text == null || text.isBlank()) {
      throw new InvalidValueException(field, "must not be empty.");
    }
    return checked(field, text, max);
  }

  /** Checks text that may be empty: legal in XML, at most {@code max} characters. */
  public static String checked(String field, String text, int max) {
    if (text.length() > max) {
      throw new InvalidValueException(field, "must have at most " + max + " characters.");
    }
    if (!isLegalXml(text)) {
      throw illegal(field);
    }
    return text;
  }

  /**
   * Checks text that something stored is looked for by: it may be anything that a database takes,
   * and PostgreSQL takes no NUL.
   */
  public static void checkSought(String field, Optional<String> text) {
    if (text.filter(sought -> sought.indexOf('\0') >= 0).isPresent()) {
      throw illegal(field);
    }
  }

  private static InvalidValueException illegal(String field) {
    return new InvalidValueException(field, "has a character that XML cannot carry.");
  }

  /**
   * Checks a key: as {@link #required}, and without control characters or outer white space, which
   * a parser may change in an attribute.
   */
  public static String key(String field, String text, int max) {
    required(field, text, max);
    if (hasControl(text) || !text.strip().equals(text)) {
      throw new InvalidValueException(
          field, "must have no control characters and no outer white space.");
    }
    checkAddressable(field, text);
    return text;
  }

  /** Servers take these two segments out of addresses. */
  public static void checkAddressable(String field, String text) {
    if (text.equals(".") || text.equals("..")) {
      throw new InvalidValueException(field, "must not be one or two dots.");
    }
  }

  /**
   * Checks what something new is called, so that it can be asked for alone: servers take a last
   * segment of dots out of addresses, or refuse it; and so that it is seen whole. What is called so
   * already keeps its name.
   */
  public static void checkNew(String field, String text) {
    checkAddressable(field, text);
    visible(field, text);
    if (DOTS.matcher(text).matches()) {
      throw new InvalidValueException(
          field, "must not be three or more dots, alone or behind a slash.");
    }
  }
}
