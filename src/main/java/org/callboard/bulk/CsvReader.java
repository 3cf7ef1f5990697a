package org.callboard.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Rows of a CSV file, one after the other: RFC 4180, with comma, semicolon or tab. The first row
 * has the names of the columns. Empty lines do not count.
 */
public final class CsvReader implements AutoCloseable {

  /** What spreadsheets take for a formula when it begins a cell. */
  static final String FORMULA = "=+-@\t\r\n";

  /** What stands before such a beginning, so that they do not. */
  static final char ESCAPE = '\'';

  private static final Pattern LINE_IN_MESSAGE =
      Pattern.compile("(?:at line: |startline )([0-9]+)");

  /**
   * A row.
   *
   * @param line where it begins
   */
  public record Row(long line, List<String> cells) {

    /** The cell of a column; empty if the row is shorter. */
    public String cell(int column) {
      return column < cells.size() ? unescaped(cells.get(column)) : "";
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
  }

  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> header;
  private final long maxRows;
  private long rows;

  /**
   * @throws MalformedFileException if there is not even a header
   */
  public CsvReader(InputStream in, long maxRows) throws IOException {
    this.maxRows = maxRows;
    CsvText text = new CsvText(in);
    parser =
        CSVParser.builder()
            .setReader(text)
            .setFormat(
                CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(text.delimiter())
                    .setIgnoreEmptyLines(false)
                    .get())
            .get();
    records = parser.iterator();
    Row first = read().orElseThrow(() -> new MalformedFileException(1, "The file is empty."));
    header = first.cells().stream().map(String::strip).toList();
    rows = 0;
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
    try {
      while (true) {
        long line = parser.getCurrentLineNumber() + 1;
        if (!records.hasNext()) {
          return Optional.empty();
        }
        Row row = new Row(line, records.next().toList());
        if (row.isEmpty()) {
          continue;
        }
        if (++rows > maxRows) {
          throw new MalformedFileException(
              line, "The file has more than " + maxRows + " rows, the most this server takes.");
        }
        return Optional.of(row);
      }
    } catch (UncheckedIOException | IllegalStateException e) {
      throw malformed(e);
    }
  }

  private MalformedFileException malformed(RuntimeException e) {
    if (!(e.getCause() instanceof CSVException) && !(e.getCause() instanceof IOException)) {
      throw e;
    }
    String message = String.valueOf(e.getCause().getMessage());
    Matcher line = LINE_IN_MESSAGE.matcher(message);
    long number = line.find() ? Long.parseLong(line.group(1)) : parser.getCurrentLineNumber() + 1;
    return new MalformedFileException(
        number,
        message.contains("EOF reached")
            ? "A quotation mark that is opened here is never closed."
            : "A quotation mark stands where none may be: write two of them inside quotes.");
  }

  /** Takes back what {@link CsvWriter} does to a cell that a spreadsheet would calculate. */
  private static String unescaped(String cell) {
    int first = 0;
    while (first < cell.length() && cell.charAt(first) == ESCAPE) {
      first++;
    }
    boolean escaped =
        first > 0 && first < cell.length() && FORMULA.indexOf(cell.charAt(first)) >= 0;
    return escaped ? cell.substring(1) : cell;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
