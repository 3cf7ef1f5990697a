package org.callboard.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.callboard.bulk.CsvReader.Row;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.job.Work;
import org.callboard.layer.LayerAddress;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/** Imports quick dial items of one layer from CSV. A layer is small, so this is one edit of it. */
@ApplicationScoped
public class QuickDialImport {

  private static final String ID = "id";
  private static final String DISPLAY_NAME = "displayName";
  private static final String URI = "uri";
  private static final String PORTRAIT = "portraitUrl";
  private static final String PRIORITY = "priority";

  static final List<String> COLUMNS = List.of(ID, DISPLAY_NAME, URI, PORTRAIT, PRIORITY);

  /** What a layer holds at most. */
  private static final int MAX_ROWS = 10_000;

  private final BulkTransaction transaction;
  private final DialDataEditor editor;

  /** For the container's proxy only. */
  protected QuickDialImport() {
    this(null, null);
  }

  @Inject
  QuickDialImport(BulkTransaction transaction, DialDataEditor editor) {
    this.transaction = transaction;
    this.editor = editor;
  }

  /**
   * A line of the file.
   *
   * @param cells by column; only of columns that the file has
   */
  private record Line(long line, String id, Map<String, String> cells) {

    /**
     * The item that it makes. What the file does not say stays as it is.
     *
     * @throws InvalidValueException with all that is wrong with it
     */
    QuickDialItem item(Optional<QuickDialItem> before) {
      return new QuickDialItem(
          before.isPresent() ? id : Text.visible(ID, id),
          text(DISPLAY_NAME, before.map(QuickDialItem::displayName)),
          text(URI, before.map(QuickDialItem::uri)),
          cells.containsKey(PORTRAIT)
              ? Optional.of(cells.get(PORTRAIT)).filter(url -> !url.isEmpty())
              : before.flatMap(QuickDialItem::portrait),
          Optional.ofNullable(cells.get(PRIORITY))
              .filter(text -> !text.isEmpty())
              .map(Line::priority)
                  .or(() -> before.map(QuickDialItem::priority))
                  .orElse(MergePriority.PROVISIONED))
          .given();
    }

    private String text(String column, Optional<String> before) {
      return Optional.ofNullable(cells.get(column)).or(() -> before).orElse("");
    }

    private static MergePriority priority(String text) {
      try {
        return new MergePriority(Integer.parseInt(text));
      } catch (NumberFormatException e) {
        throw new InvalidValueException(PRIORITY, "must be a whole number.");
      }
    }
  }

  /** An import of quick dial items of this layer. */
  public Work work(LayerAddress layer, Upload file, ImportOptions how) {
    return new Work(
        "quick-dial",
        Optional.of(layer.organization().id()),
        how.dryRun(),
        progress -> run(layer, file, how, progress));
  }

  private boolean run(LayerAddress layer, Upload file, ImportOptions how, Progress progress)
      throws IOException {
    List<Line> lines = read(file, how, progress);
    return transaction.tryOut(
        how, progress, () -> editor.edit(layer, before -> edited(before, lines, how, progress)));
  }

  private static List<Line> read(Upload file, ImportOptions how, Progress progress)
      throws IOException {
    List<Line> lines = new ArrayList<>();
    try (CsvReader rows = new CsvReader(file.read(), MAX_ROWS, how.csv().encoding())) {
      rows.note().ifPresent(note -> progress.report(ReportLine.note(1, note)));
      Map<String, Integer> columns = columns(rows.header(), how.onConflict());
      for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        progress.read();
        lines.add(line(row.get(), columns));
      }
    } catch (MalformedFileException e) {
      progress.report(ReportLine.error(e.line(), "", e.getMessage()));
    }
    return lines;
  }

  private static Line line(Row row, Map<String, Integer> columns) {
    Map<String, String> cells = new HashMap<>();
    columns.forEach((column, index) -> cells.put(column, Text.cut(row.cell(index))));
    return new Line(row.line(), cells.get(ID), cells);
  }

  private static Map<String, Integer> columns(List<String> header, OnConflict onConflict) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).isEmpty()) {
        continue;
      }
      String name = header.get(i).toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
      Optional<String> column = COLUMNS.stream().filter(c -> c.equalsIgnoreCase(name)).findFirst();
      if (column.isEmpty() || columns.put(column.get(), i) != null) {
        throw new MalformedFileException(
            1,
            "The column '"
                + header.get(i)
                + "' is unknown or there twice. Columns are "
                + String.join(", ", COLUMNS)
                + ".");
      }
    }
    // An update of what is there needs no more than its id.
    for (String required : onConflict == OnConflict.UPDATE ? List.of(ID) : COLUMNS.subList(0, 3)) {
      if (!columns.containsKey(required)) {
        throw new MalformedFileException(1, "The column '" + required + "' is missing.");
      }
    }
    return columns;
  }

  private static DialData edited(
      DialData before, List<Line> lines, ImportOptions how, Progress progress) {
    Map<String, QuickDialItem> items = new LinkedHashMap<>();
    before.quickDial().forEach(item -> items.put(item.id(), item));
    Set<String> ids = new HashSet<>();
    for (Line line : lines) {
      try {
        if (!ids.add(line.id())) {
          throw new InvalidValueException(ID, "occurs twice in this file.");
        }
        Optional<QuickDialItem> there = before.item(line.id());
        QuickDialItem item = line.item(there);
        Outcome outcome = there.isPresent() ? how.onConflict().outcome() : Outcome.CREATE;
        if (outcome == Outcome.ERROR) {
          progress.report(ReportLine.error(line.line(), line.id(), "This item exists already."));
          continue;
        }
        if (outcome != Outcome.SKIP) {
          items.put(item.id(), item);
        }
        progress.report(ReportLine.of(line.line(), outcome, item.id()));
      } catch (InvalidValueException e) {
        progress.report(ReportLine.error(line.line(), line.id(), e.getMessage()));
      }
    }
    if (progress.hasErrors()) {
      return before;
    }
    return before.withQuickDial(List.copyOf(items.values())).leavingUnreadableOf(before);
  }
}
