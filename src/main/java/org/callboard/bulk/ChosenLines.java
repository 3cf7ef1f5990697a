package org.callboard.bulk;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.callboard.bulk.CsvReader.Row;

/**
 * Some lines of a CSV file, with the names of its columns: a file like it, in UTF-8, whose cells
 * are as they were. Nothing in them is changed, passwords least of all; so it is not for
 * spreadsheets of anybody but who sent the file.
 */
public final class ChosenLines {

  private final Upload file;
  private final Optional<FileEncoding> encoding;
  private final long maxRows;

  /**
   * @param encoding of the file, if its sender names it
   */
  public ChosenLines(Upload file, Optional<FileEncoding> encoding, long maxRows) {
    this.file = file;
    this.encoding = encoding;
    this.maxRows = maxRows;
  }

  /** Writes these lines only, one behind the other. */
  public void writeOnly(Set<Long> lines, OutputStream out) throws IOException {
    out.write(0xEF); // a byte order mark, by which spreadsheets know UTF-8
    out.write(0xBB);
    out.write(0xBF);
    write(lines::contains, false, out);
  }

  /** The file without these lines. All others keep their numbers. */
  public Upload without(Set<Long> lines) throws IOException {
    Upload rest = new Upload();
    boolean complete = false;
    try (OutputStream out = rest.write()) {
      write(line -> !lines.contains(line), true, out);
      complete = true;
    } finally {
      if (!complete) {
        rest.close();
      }
    }
    return rest;
  }

  private void write(LongPredicate isChosen, boolean keepsNumbers, OutputStream out)
      throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    try (CsvReader rows = new CsvReader(file.read(), maxRows, encoding)) {
      Lines lines = new Lines(text, rows.delimiter());
      if (keepsNumbers) {
        lines.goTo(rows.headerLine());
      }
      lines.write(rows.header());
      for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        if (isChosen.test(row.get().line())) {
          if (keepsNumbers) {
            lines.goTo(row.get().line());
          }
          lines.write(row.get().cells());
        }
      }
    }
    text.flush();
  }

  /** Writes, and counts lines as editors do. */
  private static final class Lines {

    private static final String KNOWN = ",;\t";

    private final Writer out;
    private final CsvWriter writer;
    private long next = 1;

    Lines(Writer out, char delimiter) {
      this.out = out;
      this.writer =
          CsvWriter.builder()
              // What is quoted cannot be taken for another delimiter when this is read.
              .fieldSeparator(KNOWN.indexOf(delimiter) < 0 ? ',' : delimiter)
              .quoteStrategy(QuoteStrategies.ALWAYS)
              .lineDelimiter(LineDelimiter.LF)
              .bufferSize(0)
              .build(out);
    }

    void goTo(long line) throws IOException {
      while (next < line) {
        out.write('\n');
        next++;
      }
    }

    void write(List<String> cells) {
      writer.writeRecord(cells);
      next++;
      cells.forEach(cell -> next += breaks(cell));
    }

    /** CR, LF, and both together are one each. */
    private static long breaks(String cell) {
      return cell.chars().filter(c -> c == '\n').count()
          + cell.replace("\r\n", "").chars().filter(c -> c == '\r').count();
    }
  }
}
