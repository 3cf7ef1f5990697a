package org.callboard.bulk;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell that spreadsheets do not calculate: what begins like a formula gets an apostrophe before
 * it, and so does what begins like an escaped one. A spreadsheet that splits the file at semicolons
 * or tabs does not see that the cell is quoted; so cells begin after these, and after line breaks,
 * too. There it takes quotation marks of the text for those around a cell, and leaves them out.
 */
final class SpreadsheetCell {

  private static final String BEGINNING = "(?<=^|[;\\t\\r\\n])";
  private static final String FORMULA = "['\"]*[=+\\-@\\t\\r\\n]";

  private static final Pattern TO_ESCAPE = Pattern.compile(BEGINNING + "(?=" + FORMULA + ")");
  private static final Pattern ESCAPED = Pattern.compile(BEGINNING + "'(?=" + FORMULA + ")");

  /**
   * How spreadsheets are told not to take digits for a number. Possessive: a loop over alternatives
   * would take a stack frame for each character.
   */
  private static final Pattern WRAPPED = Pattern.compile("(?s)=\"([^\"]*+(?:\"\"[^\"]*+)*+)\"");

  private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";

  private static final Pattern SHORTENED =
      Pattern.compile("[+-]?\\d+(?:[.,]\\d+)?[eE][+-]\\d+|\\d+\\.0");
  private static final Pattern DATE =
      Pattern.compile(
          "\\d{1,2}-%1$s(?:-\\d{2,4})?|%1$s-\\d{2,4}|\\d{4}-\\d\\d-\\d\\d 00:00:00"
              .formatted(MONTH));
  private static final Pattern FAILED = Pattern.compile("#(?:N/A|NV|#{2,}|[\\p{Lu}\\d/]+[!?])");

  private SpreadsheetCell() {}

  static String escaped(String cell) {
    return TO_ESCAPE.matcher(cell).replaceAll("'");
  }

  /** Takes {@link #escaped} back. */
  static String unescaped(String cell) {
    return ESCAPED.matcher(cell).replaceAll("");
  }

  /** What a cell means: {@link #escaped} taken back, and digits out of {@code ="…"}. */
  static String read(String cell) {
    Matcher wrapped = WRAPPED.matcher(cell);
    return wrapped.matches() ? wrapped.group(1).replace("\"\"", "\"") : unescaped(cell);
  }

  /**
   * What somebody should know who has sent the cell: a spreadsheet has seemingly made of it what
   * nobody has typed.
   *
   * @param column as the file names it
   * @param cell as it stands in the file
   * @param secret whether the cell must not be shown; such a cell is taken as it stands
   */
  static Optional<String> warning(String column, String cell, boolean secret) {
    String text = (secret ? cell : read(cell)).strip();
    String subject = secret ? column : column + " " + text;
    if (SHORTENED.matcher(text).matches()) {
      return Optional.of(subject + " looks like a number that a spreadsheet has changed.");
    }
    if (DATE.matcher(text).matches()) {
      return Optional.of(subject + " looks like a date that a spreadsheet has made.");
    }
    if (FAILED.matcher(text).matches()) {
      return Optional.of(subject + " looks like an error value of a spreadsheet.");
    }
    return secret && WRAPPED.matcher(text).matches()
        ? Optional.of(
            column + " is written as spreadsheets write text, =\"…\". It was imported as it is.")
        : Optional.empty();
  }

  /** Whether nobody sees anything in it. */
  static boolean isBlank(String text) {
    return text.codePoints()
        .allMatch(
            c ->
                Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT);
  }
}
