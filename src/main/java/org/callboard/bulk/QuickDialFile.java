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
import org.callboard.platform.Violations;

/** The lines of a file of quick dial items, as many as a layer holds. */
final class QuickDialFile {

  /** What a layer holds at most. */
  private static final int MAX_ROWS = 10_000;

  /**
   * A line of the file.
   *
   * @param id empty if it cannot have any
   * @param written the id as it stands in the file, empty if it has none
   * @param cells by column; only of columns that the file has
   * @param warnings for whoever has sent it
   */
  record Line(
      long line,
      String id,
      String written,
      Map<String, String> cells,
      List<String> warnings,
      QuickDialColumns columns) {

    /**
     * The item that it makes. What the file does not say stays as it is.
     *
     * @throws InvalidValueException with all that is wrong with it
     */
    QuickDialItem item(Optional<QuickDialItem> before) {
      Violations violations = new Violations();
      MergePriority priority =
          violations.read(
              () ->
                  cell(QuickDialColumns.PRIORITY)
                      .filter(text -> !text.isEmpty())
                      .map(Line::priority)
                      .or(() -> before.map(QuickDialItem::priority))
                      .orElse(MergePriority.PROVISIONED),
              MergePriority.PROVISIONED);
      QuickDialItem item =
          violations.read(
              () ->
                  QuickDialItem.given(
                      id,
                      text(QuickDialColumns.DISPLAY_NAME, before.map(QuickDialItem::displayName)),
                      text(QuickDialColumns.URI, before.map(QuickDialItem::uri)),
                      cell(QuickDialColumns.PORTRAIT).isPresent()
                          ? cell(QuickDialColumns.PORTRAIT).filter(url -> !url.isEmpty())
                          : before.flatMap(QuickDialItem::portrait),
                      priority),
              null);
      violations.throwIfAny();
      return item;
    }

    /**
     * Checks that an earlier line is not about the same item.
     *
     * @throws InvalidValueException naming what the file has, and the line
     */
    void checkNotIn(Line earlier) {
      if (!written.isEmpty()) {
        throw new InvalidValueException(
            QuickDialColumns.ID,
            earlier.written.isEmpty()
                ? "is the one that line " + earlier.line + " gets, which has none."
                : "is already in line " + earlier.line + ".");
      }
      boolean isSame =
          earlier.written.isEmpty() && ItemIds.plain(name()).equals(ItemIds.plain(earlier.name()));
      String uri =
          cell(QuickDialColumns.URI)
              .map(cell -> ", with the same " + columns.header(QuickDialColumns.URI))
              .orElse("");
      throw new InvalidValueException(
          QuickDialColumns.DISPLAY_NAME,
          isSame
              ? "is already in line " + earlier.line + uri + "."
              : "makes the id " + id + ", which line " + earlier.line + " already has.");
    }

    /** The line as it is to be reported. */
    ReportLine wrong(InvalidValueException e, String more) {
      String faults = columns.inTheFilesWords(id, e).getMessage();
      return ReportLine.error(line, id, more.isEmpty() ? faults : faults + " " + more);
    }

    /** The same line, about the item that has exactly the id that stands there. */
    Line asWritten() {
      return new Line(line, written, written, cells, warnings, columns);
    }

    private String name() {
      return cells.getOrDefault(QuickDialColumns.DISPLAY_NAME, "");
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
      String name = name();
      if (!id.isEmpty() || name.isEmpty()) {
        return this;
      }
      String made =
          namesakes.get(ItemIds.plain(name)) == 1
              ? ItemIds.of(name)
              : ItemIds.of(name, cells.getOrDefault(QuickDialColumns.URI, ""));
      return new Line(line, made, written, cells, warnings, columns);
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
        namesakes.merge(ItemIds.plain(line.name()), 1, Integer::sum);
      }
    }
    return lines.stream().map(line -> line.named(namesakes)).toList();
  }

  private static Line line(Row row, QuickDialColumns columns) {
    Map<String, String> cells = columns.cells(row);
    return new Line(
        row.line(),
        cells.getOrDefault(QuickDialColumns.ID, ""),
        columns.id(row),
        cells,
        columns.warnings(row),
        columns);
  }
}
