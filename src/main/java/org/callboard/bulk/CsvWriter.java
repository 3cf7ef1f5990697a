package org.callboard.bulk;

import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes CSV that spreadsheets do not calculate. */
final class CsvWriter implements AutoCloseable {

  private final de.siegmar.fastcsv.writer.CsvWriter writer;

  CsvWriter(Writer out, List<String> header) {
    writer =
        de.siegmar.fastcsv.writer.CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
    writer.writeRecord(header);
  }

  void write(List<String> cells) {
    writer.writeRecord(cells.stream().map(SpreadsheetCell::escaped).toList());
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
