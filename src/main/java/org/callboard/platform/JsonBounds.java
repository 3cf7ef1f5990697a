package org.callboard.platform;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * JSON on its way to a parser, read with bounds: nesting, the length of a number and of a text, and
 * how many values and characters one piece of a file may have. A parser knows no such bounds, and
 * makes fifty times as much of an empty object as the file has of it.
 */
public final class JsonBounds extends FilterReader {

  static final int MAX_DEPTH = 32;

  /** Numbers of thousands of digits cost seconds. */
  static final int MAX_NUMBER = 100;

  /** Of values in one body or piece: two whole layers at their limits have fewer. */
  static final int MAX_VALUES = 250_000;

  /** Characters of one text: the longest value of a setting, escaped and encrypted, has fewer. */
  static final int MAX_TEXT = 1_000_000;

  /** Characters of one piece. */
  static final int MAX_PIECE = 16_000_000;

  private int depth;
  private int number;
  private int text;
  private int values;
  private int length;
  private boolean inText;
  private boolean escaped;

  public JsonBounds(Reader in) {
    super(in);
  }

  /**
   * What comes next belongs to another piece; what the parser has read ahead counts for neither.
   */
  public void nextPiece() {
    values = 0;
    length = 0;
  }

  /**
   * @throws UnreadableJsonException at the first character that is too much
   */
  @Override
  public int read(char[] buffer, int offset, int count) throws IOException {
    int read = in.read(buffer, offset, count);
    for (int i = offset; i < offset + read; i++) {
      check(buffer[i]);
    }
    return read;
  }

  @Override
  public int read() throws IOException {
    int c = in.read();
    if (c >= 0) {
      check((char) c);
    }
    return c;
  }

  private void check(char c) {
    length++;
    refuseIf(length > MAX_PIECE, "has more than " + MAX_PIECE + " characters");
    if (inText) {
      text++;
      refuseIf(text > MAX_TEXT, "has a text of more than " + MAX_TEXT + " characters");
      inText = escaped || c != '"';
      escaped = !escaped && c == '\\';
      return;
    }
    inText = c == '"';
    text = 0;
    number = Character.isDigit(c) || "+-.eE".indexOf(c) >= 0 ? number + 1 : 0;
    depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
    values += ",[{".indexOf(c) >= 0 ? 1 : 0;
    refuseIf(values > MAX_VALUES, "has more than " + MAX_VALUES + " values");
    refuseIf(depth > MAX_DEPTH, "is nested deeper than " + MAX_DEPTH + " levels");
    refuseIf(number > MAX_NUMBER, "has a number of more than " + MAX_NUMBER + " characters");
  }

  private static void refuseIf(boolean tooMuch, String what) {
    if (tooMuch) {
      throw new UnreadableJsonException(true, "This part of the file " + what + ".");
    }
  }
}
