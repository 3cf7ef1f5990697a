package org.callboard.bulk;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a CSV file, one after the other: RFC 4180 in strict UTF-8, with comma, semicolon or tab.
 * The first row has the names of the columns. Empty lines do not count. What a row may have is
 * bounded, and so is what must be held in memory to read it.
 */
public final class CsvReader implements AutoCloseable {

  static final int MAX_CELL = 65_536;
  static final int MAX_CELLS = 1000;
  private static final int MAX_ROW = 4_000_000;

  /** A cell with a quotation mark doubled in each place, and what the parser reads ahead. */
  private static final int MAX_BUFFER = 4 * MAX_CELL;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int FIRST_LINE = 8192;

  /** What bytes that are not UTF-8 become, and nothing else may be. */
  private static final char NO_CHARACTER = '\ufffe';

  /**
   * A last line of a byte that is not UTF-8. If it comes out as a row of its own, the file has
   * ended well; if it comes out inside a cell, a quotation mark before it is not closed.
   */
  private static final byte[] END = {'\n', (byte) 0xFF};

  /**
   * A row.
   *
   * @param line where it begins
   */
  public record Row(long line, List<String> cells) {

    /** The cell of a column; empty if the row is shorter. */
    public String cell(int column) {
      return column < cells.size() ? SpreadsheetCell.unescaped(cells.get(column)) : "";
    }

    /** The cell as it stands in the file. */
    public String rawCell(int column) {
      return column < cells.size() ? cells.get(column) : "";
    }

    /** How many characters it has. */
    public int length() {
      return cells.stream().mapToInt(String::length).sum();
    }

    private boolean isEmpty() {
      return cells.size() == 1 && cells.get(0).isEmpty();
    }

    private boolean isLikeTheEnd() {
      return cells.size() == 1 && cells.get(0).equals(String.valueOf(NO_CHARACTER));
    }
  }

  private final Cells cells = new Cells();
  private final de.siegmar.fastcsv.reader.CsvReader<Row> parser;
  private final CloseableIterator<Row> records;
  private final List<String> header;
  private final long maxRows;
  private long rows;

  /**
   * @throws MalformedFileException if there is not even a header
   */
  public CsvReader(InputStream in, long maxRows) throws IOException {
    this.maxRows = maxRows;
    BufferedInputStream bytes = new BufferedInputStream(in, 65_536);
    skipByteOrderMark(bytes);
    parser =
        de.siegmar.fastcsv.reader.CsvReader.builder()
            .fieldSeparator(delimiter(bytes))
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .maxBufferSize(MAX_BUFFER)
            .build(cells, text(bytes));
    records = parser.iterator();
    Row first = read().orElseThrow(() -> new MalformedFileException(1, "The file is empty."));
    header = first.cells().stream().map(String::strip).toList();
    rows = 0;
  }

  private static void skipByteOrderMark(BufferedInputStream in) throws IOException {
    in.mark(BYTE_ORDER_MARK.length);
    if (!Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
      in.reset();
    }
  }

  /** What separates cells: what is most in the first line. */
  private static char delimiter(BufferedInputStream in) throws IOException {
    in.mark(FIRST_LINE);
    byte[] beginning = in.readNBytes(FIRST_LINE);
    in.reset();
    int[] counts = new int[128];
    boolean quoted = false;
    for (byte b : beginning) {
      if (b == '"') {
        quoted = !quoted;
      } else if (!quoted && (b == '\n' || b == '\r')) {
        break;
      } else if (!quoted && b > 0) {
        counts[b]++;
      }
    }
    if (counts[';'] > counts[','] && counts[';'] >= counts['\t']) {
      return ';';
    }
    return counts['\t'] > counts[','] ? '\t' : ',';
  }

  private static Reader text(InputStream in) {
    return new InputStreamReader(
        new SequenceInputStream(in, new ByteArrayInputStream(END)),
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(String.valueOf(NO_CHARACTER)));
  }

  public List<String> header() {
    return header;
  }

  /**
   * The next row, if there is one.
   *
   * @throws MalformedFileException if it cannot be read; then none can that follows
   */
  public Optional<Row> next() {
    Optional<Row> row = read();
    if (row.isPresent() && row.get().cells().size() > header.size()) {
      throw new MalformedFileException(
          row.get().line(), "This line has more cells than the first line has names.");
    }
    return row;
  }

  private Optional<Row> read() {
    Row row;
    do {
      row = record();
      if (row.isLikeTheEnd() && !records.hasNext()) {
        return Optional.empty();
      }
      checkCharacters(row);
    } while (row.isEmpty());
    if (++rows > maxRows) {
      throw new MalformedFileException(
          row.line(), "The file has more than " + maxRows + " rows, the most this server takes.");
    }
    return Optional.of(row);
  }

  private Row record() {
    try {
      return records.next();
    } catch (CsvParseException e) { // around whatever was thrown
      if (e.getCause() instanceof MalformedFileException ours) {
        throw ours;
      }
      if (!(e.getCause() instanceof CsvParseException)) {
        throw e;
      }
      throw new MalformedFileException(
          cells.line(),
          "This line has a quotation mark that is never closed, or one where none may be (write two"
              + " of them inside quotes), or a cell of more than "
              + MAX_CELL
              + " characters.");
    }
  }

  private void checkCharacters(Row row) {
    if (row.cells().stream().noneMatch(cell -> cell.indexOf(NO_CHARACTER) >= 0)) {
      return;
    }
    boolean untilTheEnd = row.cells().get(row.cells().size() - 1).endsWith("\n" + NO_CHARACTER);
    throw new MalformedFileException(
        row.line(),
        untilTheEnd && !records.hasNext()
            ? "A quotation mark that is opened here is never closed."
            : "This line is not UTF-8. Save the file as UTF-8 and try again.");
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  /** Makes rows of what the parser finds, and stops it at once where a row is too much. */
  private static final class Cells extends AbstractBaseCsvCallbackHandler<Row> {

    private List<String> cells = new ArrayList<>();
    private int length;

    long line() {
      return Math.max(1, getStartingLineNumber());
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      cells = new ArrayList<>();
      length = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int count, boolean quoted) {
      check(count, MAX_CELL, "A cell of this line has more than %d characters.");
      check(index + 1, MAX_CELLS, "This line has more than %d cells.");
      length += count;
      check(length, MAX_ROW, "This line has more than %d characters.");
      cells.add(new String(buffer, offset, count));
    }

    private void check(int number, int most, String sentence) {
      if (number > most) {
        throw new MalformedFileException(line(), sentence.formatted(most));
      }
    }

    @Override
    protected Row buildRecord() {
      return new Row(getStartingLineNumber(), List.copyOf(cells));
    }
  }
}
