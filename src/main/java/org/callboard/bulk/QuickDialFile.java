package org.callboard.bulk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.bulk.CsvReader.Row;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;

/** The lines of a file of quick dial items, as many as a layer holds. */
final class QuickDialFile {

  /** What a layer holds at most. */
  private static final int MAX_ROWS = 10_000;

  /**
   * A line of the file.
   *
   * @param id empty if it cannot have any
   * @param cells by column; only of columns that the file has
   * @param warnings for whoever has sent it
   */
  record Line(
      long line,
      String id,
      Map<String, String> cells,
      List<String> warnings,
      QuickDialColumns columns) {

    /**
     * The item that it makes. What the file does not say stays as it is.
     *
     * @throws InvalidValueException with all that is wrong with it
     */
    QuickDialItem item(Optional<QuickDialItem> before) {
      return new QuickDialItem(
              id,
              text(QuickDialColumns.DISPLAY_NAME, before.map(QuickDialItem::displayName)),
              text(QuickDialColumns.URI, before.map(QuickDialItem::uri)),
              cell(QuickDialColumns.PORTRAIT).isPresent()
                  ? cell(QuickDialColumns.PORTRAIT).filter(url -> !url.isEmpty())
                  : before.flatMap(QuickDialItem::portrait),
              cell(QuickDialColumns.PRIORITY)
                  .filter(text -> !text.isEmpty())
                  .map(Line::priority)
                  .or(() -> before.map(QuickDialItem::priority))
                  .orElse(MergePriority.PROVISIONED))
          .given();
    }

    /** The line as it is to be reported. */
    ReportLine wrong(InvalidValueException e) {
      return ReportLine.error(line, id, columns.inTheFilesWords(id, e).getMessage());
    }

    private Optional<String> cell(String column) {
      return Optional.ofNullable(cells.get(column));
    }

    private String text(String column, Optional<String> before) {
      return cell(column).or(() -> before).orElse("");
    }

    private static MergePriority priority(String text) {
      try {
        return new MergePriority(Integer.parseInt(text));
      } catch (NumberFormatException e) {
        throw new InvalidValueException(QuickDialColumns.PRIORITY, "must be a whole number.");
      }
    }

    private Line named(Map<String, Integer> namesakes) {
      String name = cells.getOrDefault(QuickDialColumns.DISPLAY_NAME, "");
      if (!id.isEmpty() || name.isEmpty()) {
        return this;
      }
      String made =
          namesakes.get(ItemIds.plain(name)) == 1
              ? ItemIds.of(name)
              : ItemIds.of(name, cells.getOrDefault(QuickDialColumns.URI, ""));
      return new Line(line, made, cells, warnings, columns);
    }
  }

  private QuickDialFile() {}

  /** Reads it up to where it cannot be read, which is reported. */
  static List<Line> read(Upload file, ImportOptions how, Progress progress) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (CsvReader rows = new CsvReader(file.read(), MAX_ROWS, how.csv().encoding())) {
      rows.note().ifPresent(note -> progress.report(ReportLine.note(1, note)));
      QuickDialColumns columns = new QuickDialColumns(rows.header(), how);
      columns.notes().forEach(note -> progress.report(ReportLine.note(1, note)));
      for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        progress.read();
        lines.add(line(row.get(), columns));
      }
    } catch (MalformedFileException e) {
      progress.report(ReportLine.error(e.line(), "", e.getMessage()));
    }
    Map<String, Integer> namesakes = new HashMap<>();
    for (Line line : lines) {
      if (line.id().isEmpty()) {
        String name = line.cells().getOrDefault(QuickDialColumns.DISPLAY_NAME, "");
        namesakes.merge(ItemIds.plain(name), 1, Integer::sum);
      }
    }
    return lines.stream().map(line -> line.named(namesakes)).toList();
  }

  private static Line line(Row row, QuickDialColumns columns) {
    Map<String, String> cells = columns.cells(row);
    return new Line(
        row.line(),
        cells.getOrDefault(QuickDialColumns.ID, ""),
        cells,
        columns.warnings(row),
        columns);
  }
}
