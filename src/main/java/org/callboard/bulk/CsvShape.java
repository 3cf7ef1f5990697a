package org.callboard.bulk;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.callboard.bulk.CsvReader.Row;
import org.callboard.platform.Text;

/**
 * How a CSV file looks, whatever its columns mean.
 *
 * @param header the names of its columns; empty if not even they can be read
 * @param example the cells of its first row, one for each column; nothing of what may be secret
 * @param unreadable whether there is a line behind which nothing can be read
 */
public record CsvShape(List<String> header, List<String> example, boolean unreadable) {

  /** Columns of whatever program, by their names. */
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(pass ?wor[dt]|passwd|secret|token|kennwort).*|(.*[ _-])?pin");

  private static final int MAX_EXAMPLE = 100;

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
      Optional<Row> row = rows.next();
      example = row.isPresent() ? example(header, row.get()) : List.of();
      while (row.isPresent()) {
        row = rows.next();
      }
      return new CsvShape(header, example, false);
    } catch (MalformedFileException e) {
      return new CsvShape(header, example, true);
    }
  }

  private static List<String> example(List<String> header, Row row) {
    return IntStream.range(0, header.size())
        .mapToObj(
            i -> SECRET.matcher(header.get(i)).matches() ? "" : Text.kept(row.cell(i), MAX_EXAMPLE))
        .toList();
  }
}
