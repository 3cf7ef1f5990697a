package org.callboard.bulk;

import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes CSV that spreadsheets do not calculate: a cell that begins like a formula gets an
 * apostrophe before it, and so does one that begins like an escaped one.
 */
final class CsvWriter implements AutoCloseable {

  private final de.siegmar.fastcsv.writer.CsvWriter writer;

  CsvWriter(Writer out, List<String> header) {
    writer =
        de.siegmar.fastcsv.writer.CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
    writer.writeRecord(header);
  }

  void write(List<String> cells) {
    writer.writeRecord(cells.stream().map(CsvWriter::escaped).toList());
  }

  private static String escaped(String cell) {
    int first = 0;
    while (first < cell.length() && cell.charAt(first) == CsvReader.ESCAPE) {
      first++;
    }
    boolean formula = first < cell.length() && CsvReader.FORMULA.indexOf(cell.charAt(first)) >= 0;
    return formula ? CsvReader.ESCAPE + cell : cell;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
