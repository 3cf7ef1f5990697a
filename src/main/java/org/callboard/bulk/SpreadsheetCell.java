package org.callboard.bulk;

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

  private SpreadsheetCell() {}

  static String escaped(String cell) {
    return TO_ESCAPE.matcher(cell).replaceAll("'");
  }

  /** Takes {@link #escaped} back. */
  static String unescaped(String cell) {
    return ESCAPED.matcher(cell).replaceAll("");
  }
}
