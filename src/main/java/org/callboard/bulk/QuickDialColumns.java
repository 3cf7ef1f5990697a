package org.callboard.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/** Which column of a file of quick dial items is which. */
final class QuickDialColumns {

  static final String ID = "id";
  static final String DISPLAY_NAME = "displayName";
  static final String URI = "uri";
  static final String PORTRAIT = "portraitUrl";
  static final String PRIORITY = "priority";

  static final List<String> ALL = List.of(ID, DISPLAY_NAME, URI, PORTRAIT, PRIORITY);

  private final Map<String, List<ColumnMap.Column>> columns = new LinkedHashMap<>();
  private final Set<String> passedOver = new LinkedHashSet<>();
  private final List<ColumnMap.Column> all;

  /**
   * @throws MalformedFileException naming each column that is unknown, or there twice, or missing
   */
  QuickDialColumns(List<String> header, ImportOptions how) {
    List<String> wrong = new ArrayList<>();
    CsvOptions options = how.csv();
    all = options.map().columns(header, wrong, passedOver);
    for (boolean mapped : new boolean[] {true, false}) { // what the caller says counts more
      for (ColumnMap.Column column : all) {
        if (column.mapped() == mapped && !add(column)) {
          if (options.skipsUnknown() && !mapped) {
            passedOver.add(column.header());
          } else {
            wrong.add(
                "The column '"
                    + ColumnName.shown(column.header())
                    + "' is unknown or occurs twice.");
          }
        }
      }
    }
    if (wrong.isEmpty()) {
      checkRequired(how.onConflict(), wrong);
    }
    if (!wrong.isEmpty()) {
      throw new MalformedFileException(
          1,
          String.join(" ", wrong)
              + " Columns are "
              + String.join(", ", ALL)
              + ". Other columns can be named by map or skipped by unknownColumns=skip.");
    }
  }

  private boolean add(ColumnMap.Column column) {
    String name = ColumnName.plain(column.name());
    Optional<String> ours = ALL.stream().filter(c -> c.equalsIgnoreCase(name)).findFirst();
    if (ours.isEmpty()) {
      return false;
    }
    List<ColumnMap.Column> before = columns.getOrDefault(ours.get(), List.of());
    if (!before.isEmpty() && !(ours.get().equals(DISPLAY_NAME) && column.mapped())) {
      return false;
    }
    List<ColumnMap.Column> several = new ArrayList<>(before);
    several.add(column);
    columns.put(ours.get(), several);
    return true;
  }

  /** What is there already has what the file does not say. */
  private void checkRequired(OnConflict onConflict, List<String> wrong) {
    boolean isOfOld = onConflict == OnConflict.UPDATE || onConflict == OnConflict.REPLACE;
    if (isOfOld && columns.containsKey(ID)) {
      return;
    }
    for (String required : isOfOld ? List.of(DISPLAY_NAME) : List.of(DISPLAY_NAME, URI)) {
      if (!columns.containsKey(required)) {
        wrong.add("The column '" + required + "' is missing.");
      }
    }
  }

  /** What the report says of the columns. */
  List<String> notes() {
    List<String> notes = new ArrayList<>(ColumnNotes.mapped(all));
    notes.addAll(ColumnNotes.passedOver(passedOver));
    return notes;
  }

  /** The cells of a row; only of columns that the file has. */
  Map<String, String> cells(CsvReader.Row row) {
    Map<String, String> cells = new HashMap<>();
    columns.forEach(
        (name, several) ->
            cells.put(
                name,
                several.stream()
                    .map(column -> Text.cut(row.cell(column.index())))
                    .filter(cell -> several.size() == 1 || !cell.isEmpty())
                    .collect(Collectors.joining(" "))));
    return cells;
  }

  /** What to say of cells that a spreadsheet has spoilt. */
  List<String> warnings(CsvReader.Row row) {
    return columns.values().stream()
        .flatMap(List::stream)
        .flatMap(column -> row.warning(column.index(), column.header(), false).stream())
        .toList();
  }

  /**
   * The same faults, which name columns as the file names them. A missing id is none: one is made
   * of the name. Of what is wrong with an id the first sentence says enough.
   */
  InvalidValueException inTheFilesWords(String id, InvalidValueException e) {
    Optional<InvalidValueException.Violation> ofId =
        e.violations().stream().filter(v -> v.field().equals(ID)).findFirst();
    return new InvalidValueException(
        e.violations().stream()
            .filter(v -> !v.field().equals(ID) || !id.isEmpty() && v == ofId.get())
            .map(v -> new InvalidValueException.Violation(header(v.field()), v.sentence()))
            .toList());
  }

  /** The id as it stands there; empty if nobody sees anything in it. */
  String id(CsvReader.Row row) {
    return columns.getOrDefault(ID, List.of()).stream()
        .map(column -> row.cell(column.index()))
        .filter(cell -> !Text.cut(cell).isEmpty())
        .findFirst()
        .orElse("");
  }

  /** What the file calls the column. */
  String header(String field) {
    return columns.containsKey(field)
        ? columns.get(field).stream().map(ColumnMap.Column::header).collect(Collectors.joining(" "))
        : field;
  }
}
