package org.callboard.platform;

import java.lang.Character.UnicodeScript;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * White space and characters that nobody sees. Spreadsheets, web pages and chats leave them in
 * texts; two names that differ by nothing else are twins, and a phone dials what it cannot.
 */
final class Invisible {

  private static final int SPACE = ' ';
  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;
  private static final int KEYCAP = 0x20E3;
  private static final int BLACK_FLAG = 0x1F3F4;

  /** Of the category of format characters, but seen: they stand before Arabic numbers and such. */
  private static final Set<Integer> SEEN =
      Set.of(
          0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD,
          0x110CD);

  /** Of other categories, but blank: fillers, the joiner of graphemes, the blank of Braille. */
  private static final Set<Integer> BLANK =
      Set.of(0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x2800, 0x3164, 0xFFA0);

  /** Scripts that are written with joiners between their letters. */
  private static final Set<UnicodeScript> JOINED =
      Set.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.MONGOLIAN,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA,
          UnicodeScript.KHMER);

  private Invisible() {}

  /** The text without what nobody sees at its ends. */
  static String cut(String text) {
    int begin = 0;
    int end = text.length();
    while (begin < end && isOuter(text.codePointAt(begin))) {
      begin += Character.charCount(text.codePointAt(begin));
    }
    while (begin < end && isOuter(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(begin, end);
  }

  /** Tags and selectors are left: they end flags and emoji. */
  private static boolean isOuter(int c) {
    return isWhite(c) || BLANK.contains(c) || isFormat(c) && !isTag(c);
  }

  /** The first character inside that nobody sees, or that only looks like a space. */
  static OptionalInt firstIn(String text) {
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      if (isInvisible(points, i)) {
        return OptionalInt.of(points[i]);
      }
    }
    return OptionalInt.empty();
  }

  /** The text as it is meant: nothing invisible in it, and only ordinary spaces. */
  static String cleaned(String text) {
    int[] points = cut(text).codePoints().toArray();
    StringBuilder cleaned = new StringBuilder();
    for (int i = 0; i < points.length; i++) {
      if (!isInvisible(points, i)) {
        cleaned.appendCodePoint(points[i]);
      } else if (isWhite(points[i])) {
        cleaned.append(' ');
      }
    }
    return cut(cleaned.toString());
  }

  private static boolean isInvisible(int[] points, int i) {
    int c = points[i];
    if (c < 0x7F && c >= SPACE) {
      return false;
    }
    Optional<Integer> before = i == 0 ? Optional.empty() : Optional.of(points[i - 1]);
    Optional<Integer> after =
        i + 1 == points.length ? Optional.empty() : Optional.of(points[i + 1]);
    if (c == JOINER || c == NON_JOINER) {
      return before.isEmpty() || after.isEmpty() || !joins(c, before.get(), after.get());
    }
    if (isSelector(c)) {
      return before.isEmpty() || !selects(c, before.get(), after);
    }
    if (isTag(c)) {
      return before.filter(b -> b == BLACK_FLAG || isTag(b)).isEmpty();
    }
    return isWhite(c) || Character.isISOControl(c) || BLANK.contains(c) || isFormat(c);
  }

  private static boolean joins(int joiner, int before, int after) {
    return joiner == JOINER && isPictorial(before) && isPictorial(after)
        || JOINED.contains(UnicodeScript.of(after)) && isLetterOrMark(before);
  }

  private static boolean isLetterOrMark(int c) {
    return JOINED.contains(UnicodeScript.of(c))
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static boolean isPictorial(int c) {
    return isSelector(c) || isSymbol(c);
  }

  private static boolean isSymbol(int c) {
    int type = Character.getType(c);
    return type == Character.OTHER_SYMBOL
        || type == Character.MATH_SYMBOL
        || type == Character.MODIFIER_SYMBOL
        || c == 0x203C
        || c == 0x2049
        || c >= 0x1F000 && c <= 0x1FAFF; // newer than this Java
  }

  private static boolean isSelector(int c) {
    return c >= 0xFE00 && c <= 0xFE0F || c >= 0x180B && c <= 0x180F || c >= 0xE0100 && c <= 0xE01EF;
  }

  /** How an emoji looks, or which form of a Han or Mongolian letter a name has. */
  private static boolean selects(int selector, int before, Optional<Integer> after) {
    return isSymbol(before)
        || after.filter(a -> a == KEYCAP).isPresent()
        || UnicodeScript.of(before) == UnicodeScript.HAN && Character.isLetter(before)
        || UnicodeScript.of(before) == UnicodeScript.MONGOLIAN && selector <= 0x180F;
  }

  private static boolean isWhite(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  private static boolean isTag(int c) {
    return c >= 0xE0020 && c <= 0xE007F;
  }

  private static boolean isFormat(int c) {
    return Character.getType(c) == Character.FORMAT && !SEEN.contains(c)
        || c >= 0xFFF0 && c <= 0xFFF8
        || c >= 0xE0000 && c <= 0xE0FFF && !isSelector(c);
  }
}
