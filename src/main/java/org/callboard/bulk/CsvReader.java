package org.callboard.bulk;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a CSV file, one after the other: RFC 4180 in a strict encoding, with comma, semicolon or
 * tab. The first row has the names of the columns. Lines and columns without anything in them do
 * not count. What a row may have is bounded, and so is what must be held in memory to read it.
 */
public final class CsvReader implements AutoCloseable {

  static final int MAX_CELL = 65_536;
  static final int MAX_CELLS = 1000;
  private static final int MAX_ROW = 4_000_000;

  /** A cell with a quotation mark doubled in each place, and what the parser reads ahead. */
  private static final int MAX_BUFFER = 4 * MAX_CELL;

  private static final char NO_CHARACTER = CsvText.NO_CHARACTER;

  /**
   * A row.
   *
   * @param line where it begins
   */
  public record Row(long line, List<String> cells) {

    /** What the cell of a column means; empty if the row is shorter. */
    public String cell(int column) {
      return column < cells.size() ? SpreadsheetCell.read(cells.get(column)) : "";
    }

    /** The cell as it stands in the file. */
    public String rawCell(int column) {
      return column < cells.size() ? cells.get(column) : "";
    }

    /** What to say of a cell that a spreadsheet has spoilt. */
    public Optional<String> warning(int column, String header, boolean secret) {
      return SpreadsheetCell.warning(header, rawCell(column), secret);
    }

    /** How many characters it has. */
    public int length() {
      return cells.stream().mapToInt(String::length).sum();
    }

    /** What spreadsheets leave behind: nothing but delimiters and white space. */
    private boolean isEmpty() {
      return cells.stream().allMatch(SpreadsheetCell::isBlank);
    }

    /** Whether all cells from this one on are empty. */
    private boolean endsBefore(int column) {
      return cells.stream().skip(column).allMatch(SpreadsheetCell::isBlank);
    }

    private boolean isLikeTheEnd() {
      return cells.size() == 1 && cells.get(0).equals(String.valueOf(NO_CHARACTER));
    }
  }

  private final Cells cells = new Cells();
  private final FileEncoding encoding;
  private final de.siegmar.fastcsv.reader.CsvReader<Row> parser;
  private final CloseableIterator<Row> records;
  private final List<String> header;
  private final long headerLine;
  private final char delimiter;
  private final long maxRows;
  private long rows;

  /** Of a file in UTF-8, or with a byte order mark. */
  public CsvReader(InputStream in, long maxRows) throws IOException {
    this(in, maxRows, Optional.empty());
  }

  /**
   * @param told the encoding that the caller names
   * @throws MalformedFileException if there is not even a header
   */
  public CsvReader(InputStream in, long maxRows, Optional<FileEncoding> told) throws IOException {
    this.maxRows = maxRows;
    CsvText text = new CsvText(in, told);
    encoding = text.encoding();
    delimiter = text.delimiter();
    parser =
        de.siegmar.fastcsv.reader.CsvReader.builder()
            .fieldSeparator(text.delimiter())
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(MAX_BUFFER)
            .build(cells, text.reader());
    records = parser.iterator();
    if (text.hasSeparatorLine()) {
      read();
    }
    Row first = read().orElseThrow(() -> new MalformedFileException(1, "The file is empty."));
    header = names(first);
    headerLine = first.line();
    rows = 0;
  }

  /** Up to the last name. A column between others may have none; then its cells are empty. */
  private static List<String> names(Row first) {
    List<String> names = new ArrayList<>();
    for (int i = 0; !first.endsBefore(i); i++) {
      names.add(ColumnName.of(first.rawCell(i)));
    }
    return List.copyOf(names);
  }

  /** What is to be said of how it was read. */
  public Optional<String> note() {
    return encoding.why();
  }

  /** The names of the columns as they are meant, empty for one that has none. */
  public List<String> header() {
    return header;
  }

  /** Where the names of the columns stand. */
  long headerLine() {
    return headerLine;
  }

  /** What stands between cells. */
  char delimiter() {
    return delimiter;
  }

  /**
   * The next row, if there is one.
   *
   * @throws MalformedFileException if it cannot be read; then none can that follows
   */
  public Optional<Row> next() {
    Optional<Row> row = read();
    row.ifPresent(this::checkNames);
    return row;
  }

  private void checkNames(Row row) {
    if (!row.endsBefore(header.size())) {
      throw new MalformedFileException(
          row.line(), "This line has more cells than the first line has names.");
    }
    for (int column = 1; column <= header.size(); column++) {
      if (header.get(column - 1).isEmpty() && !SpreadsheetCell.isBlank(row.rawCell(column - 1))) {
        throw new MalformedFileException(
            row.line(),
            "This line has something in column "
                + column
                + ", which has no name in the first line.");
      }
    }
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
    } catch (CsvParseException e) { // the parser's own, or around whatever was thrown meanwhile
      if (e.getCause() instanceof MalformedFileException ours) {
        throw ours;
      }
      if (e.getCause() != null) {
        throw e;
      }
      throw new MalformedFileException(
          cells.line(),
          "This line has a quotation mark that is never closed, or a misplaced one (inside quotes, write"
              + " two), or a cell of more than "
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
            ? "A quotation that begins in this line is never closed."
            : notDecodable());
  }

  private String notDecodable() {
    return encoding.isUtf8()
        ? "This line is not UTF-8. Save the file as UTF-8, or name its encoding in the address, for"
            + " example charset=windows-1252."
        : "This line is not " + encoding.charset().name() + ". Save the file as UTF-8.";
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
