package org.callboard.bulk;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a CSV file: in which encoding it is, what separates its cells, and whether it is such
 * a file at all.
 */
final class CsvText {

  /** What bytes that are not of the encoding become, and nothing else may be. */
  static final char NO_CHARACTER = '\ufffe';

  private static final char BYTE_ORDER_MARK = '\ufeff';

  /** A byte order mark of UTF-8 that a program has taken for Windows-1252. */
  private static final String WRONG_MARK = "\u00ef\u00bb\u00bf";

  private static final int BEGINNING = 8192;

  private static final Pattern SEPARATOR_LINE =
      Pattern.compile("(?i)\"?sep=([^\"\\r\\n\\p{Alnum}])\"?[,;\\t ]*");

  private final FileEncoding encoding;
  private final BufferedReader reader;
  private final char delimiter;
  private final boolean hasSeparatorLine;

  /**
   * @param told the encoding that the caller names
   * @throws MalformedFileException if it is a file of another kind
   */
  CsvText(InputStream in, Optional<FileEncoding> told) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(in, 65_536);
    encoding = FileEncoding.of(bytes, told);
    reader = new BufferedReader(new WithEnd(decoded(bytes)), 65_536);
    skipMarks();
    String beginning = beginning();
    OtherFiles.refuse(beginning);
    String first = firstLine(beginning);
    Matcher separator = SEPARATOR_LINE.matcher(first);
    hasSeparatorLine = separator.matches();
    delimiter = hasSeparatorLine ? separator.group(1).charAt(0) : mostFrequent(first);
  }

  private Reader decoded(InputStream bytes) {
    return new InputStreamReader(
        bytes,
        encoding
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(String.valueOf(NO_CHARACTER)));
  }

  /** Programs that write a mark before one that is there make two. */
  private void skipMarks() throws IOException {
    boolean skipped = true;
    while (skipped) {
      reader.mark(WRONG_MARK.length());
      char[] next = new char[WRONG_MARK.length()];
      int count = Math.max(0, reader.read(next));
      reader.reset();
      int marks = 0;
      while (marks < count && next[marks] == BYTE_ORDER_MARK) {
        marks++;
      }
      if (marks == 0 && new String(next, 0, count).equals(WRONG_MARK)) {
        marks = count;
      }
      reader.skip(marks);
      skipped = marks > 0;
    }
  }

  private String beginning() throws IOException {
    reader.mark(BEGINNING);
    char[] beginning = new char[BEGINNING];
    int count = 0;
    int more = 0;
    while (more >= 0 && count < beginning.length) {
      count += more;
      more = reader.read(beginning, count, beginning.length - count);
    }
    reader.reset();
    return new String(beginning, 0, count);
  }

  /** The first line with anything on it. A line break between quotation marks ends none. */
  private static String firstLine(String text) {
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r')) {
        String line = text.substring(start, i);
        if (!SpreadsheetCell.isBlank(line)) {
          return line;
        }
        start = i + 1;
      }
    }
    return text.substring(start);
  }

  private static char mostFrequent(String line) {
    int[] counts = new int[128];
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c < counts.length) {
        counts[c]++;
      }
    }
    if (counts[';'] > counts[','] && counts[';'] >= counts['\t']) {
      return ';';
    }
    return counts['\t'] > counts[','] ? '\t' : ',';
  }

  FileEncoding encoding() {
    return encoding;
  }

  char delimiter() {
    return delimiter;
  }

  /** Whether its first line only says what separates cells, for Excel. */
  boolean hasSeparatorLine() {
    return hasSeparatorLine;
  }

  /** All of it, and behind it a line of {@link #NO_CHARACTER}. */
  Reader reader() {
    return reader;
  }

  /**
   * Adds the line at the end. If it comes out as a row of its own, the file has ended well; if it
   * comes out inside a cell, a quotation mark before it is not closed.
   */
  private static final class WithEnd extends Reader {

    private static final String END = "\n" + NO_CHARACTER;

    private final Reader in;
    private int atEnd = -1;

    private WithEnd(Reader in) {
      this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
      if (atEnd < 0) {
        int count = in.read(target, offset, length);
        if (count >= 0) {
          return count;
        }
        atEnd = 0;
      }
      int count = Math.min(length, END.length() - atEnd);
      if (count <= 0) {
        return -1;
      }
      END.getChars(atEnd, atEnd + count, target, offset);
      atEnd += count;
      return count;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
