package org.callboard.bulk;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/**
 * Writes CSV that spreadsheets do not calculate: a cell that begins like a formula gets an
 * apostrophe before it, and so does one that begins like an escaped one.
 */
final class CsvWriter implements AutoCloseable {

  private final CSVPrinter printer;

  CsvWriter(Appendable out, List<String> header) throws IOException {
    printer =
        new CSVPrinter(
            out,
            CSVFormat.RFC4180
                .builder()
                .setQuoteMode(QuoteMode.MINIMAL)
                .setRecordSeparator("\r\n")
                .get());
    printer.printRecord(header);
  }

  void write(List<String> cells) throws IOException {
    printer.printRecord(cells.stream().map(CsvWriter::escaped).toList());
  }

  private static String escaped(String cell) {
    int first = 0;
    while (first < cell.length() && cell.charAt(first) == CsvReader.ESCAPE) {
      first++;
    }
    boolean formula = first < cell.length() && CsvReader.FORMULA.indexOf(cell.charAt(first)) >= 0;
    return formula ? CsvReader.ESCAPE + cell : cell;
  }

  /** Sends on what is written so far. */
  void flush() throws IOException {
    printer.flush();
  }

  @Override
  public void close() throws IOException {
    printer.close();
  }
}
