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

/** Imports quick dial items of one layer from CSV. A layer is small, so this is one edit of it. */
@ApplicationScoped
public class QuickDialImport {

  static final List<String> COLUMNS =
      List.of("id", "displayName", "uri", "portraitUrl", "priority");

  /** What a layer holds at most. */
  private static final int MAX_ROWS = 10_000;

  private final DialDataEditor editor;

  /** For the container's proxy only. */
  protected QuickDialImport() {
    this(null);
  }

  @Inject
  QuickDialImport(DialDataEditor editor) {
    this.editor = editor;
  }

  /** An item and where it stands. */
  private record Line(long line, QuickDialItem item) {}

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
    List<Line> lines = read(file, progress);
    if (how.dryRun() || progress.hasErrors()) {
      edited(editor.read(layer.key()), lines, how, progress);
    } else {
      editor.edit(
          layer,
          before -> {
            DialData after = edited(before, lines, how, progress);
            if (progress.hasErrors()) {
              return before;
            }
            progress.done(); // committed with the edit, or not at all
            return after;
          });
    }
    return !progress.hasErrors();
  }

  private List<Line> read(Upload file, Progress progress) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (CsvReader rows = new CsvReader(file.read(), MAX_ROWS)) {
      Map<String, Integer> columns = columns(rows.header());
      Set<String> ids = new HashSet<>();
      for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        progress.read();
        String id = cell(row.get(), columns, "id");
        try {
          if (!ids.add(id)) {
            throw new InvalidValueException("id", "occurs twice in this file.");
          }
          lines.add(new Line(row.get().line(), item(row.get(), columns, id)));
        } catch (InvalidValueException e) {
          progress.report(ReportLine.error(row.get().line(), id, e.getMessage()));
        }
      }
    } catch (MalformedFileException e) {
      progress.report(ReportLine.error(e.line(), "", e.getMessage()));
    }
    return lines;
  }

  private static Map<String, Integer> columns(List<String> header) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
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
    for (String required : COLUMNS.subList(0, 3)) {
      if (!columns.containsKey(required)) {
        throw new MalformedFileException(1, "The column '" + required + "' is missing.");
      }
    }
    return columns;
  }

  private static String cell(Row row, Map<String, Integer> columns, String column) {
    return columns.containsKey(column) ? row.cell(columns.get(column)).strip() : "";
  }

  private static QuickDialItem item(Row row, Map<String, Integer> columns, String id) {
    String priority = cell(row, columns, "priority");
    return new QuickDialItem(
        id,
        cell(row, columns, "displayName"),
        cell(row, columns, "uri"),
        Optional.of(cell(row, columns, "portraitUrl")).filter(url -> !url.isEmpty()),
        priority.isEmpty() ? MergePriority.PROVISIONED : priority(priority));
  }

  private static MergePriority priority(String text) {
    try {
      return new MergePriority(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new InvalidValueException("priority", "must be a whole number.");
    }
  }

  private static DialData edited(
      DialData before, List<Line> lines, ImportOptions how, Progress progress) {
    Map<String, QuickDialItem> items = new LinkedHashMap<>();
    before.quickDial().forEach(item -> items.put(item.id(), item));
    for (Line line : lines) {
      String id = line.item().id();
      if (!items.containsKey(id)) {
        items.put(id, line.item());
        progress.report(ReportLine.of(line.line(), Outcome.CREATE, id));
      } else if (how.onConflict() == OnConflict.UPDATE) {
        items.put(id, line.item());
        progress.report(ReportLine.of(line.line(), Outcome.UPDATE, id));
      } else if (how.onConflict() == OnConflict.SKIP) {
        progress.report(ReportLine.of(line.line(), Outcome.SKIP, id));
      } else {
        progress.report(ReportLine.error(line.line(), id, "This item exists already."));
      }
    }
    if (progress.hasErrors()) {
      return before;
    }
    return before.withQuickDial(List.copyOf(items.values())).leavingUnreadableOf(before);
  }
}
