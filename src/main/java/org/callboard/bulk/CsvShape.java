package org.callboard.bulk;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.callboard.bulk.CsvReader.Row;

/**
 * How a CSV file looks, whatever its columns mean.
 *
 * @param header the names of its columns; empty if not even they can be read
 * @param example the cells of its first row, one for each column
 * @param unreadable whether there is a line behind which nothing can be read
 */
public record CsvShape(List<String> header, List<String> example, boolean unreadable) {

  public CsvShape {
    header = List.copyOf(header);
    example = List.copyOf(example);
  }

  /** The shape of a file, all of which is read. */
  public static CsvShape of(Upload file, Optional<FileEncoding> encoding, long maxRows)
      throws IOException {
    List<String> header = List.of();
    List<String> example = List.of();
    try (CsvReader rows = new CsvReader(file.read(), maxRows, encoding)) {
      header = rows.header();
      int columns = header.size();
      Optional<Row> row = rows.next();
      example =
          row.map(first -> IntStream.range(0, columns).mapToObj(first::cell).toList())
              .orElse(List.of());
      while (row.isPresent()) {
        row = rows.next();
      }
      return new CsvShape(header, example, false);
    } catch (MalformedFileException e) {
      return new CsvShape(header, example, true);
    }
  }
}
