package org.callboard.bulk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.callboard.platform.InvalidValueException;

/**
 * Which column of a file of subscribers is which. In our layout every column must be known. The
 * vendor's sample server has {@code cloud_username} and {@code cloud_password}; there, {@code
 * username} and {@code password} are those of the SIP account, and such columns are passed over.
 */
public final class SubscriberColumns {

  /** What a column may hold. */
  enum Column {
    USERNAME("username"),
    PASSWORD("password"),
    DISPLAY_NAME("displayName"),
    ENABLED("enabled"),
    GROUPS("groups", "group");

    /** What faults call it. */
    private final Set<String> fields;

    Column(String... fields) {
      this.fields = Set.of(fields);
    }
  }

  private static final Map<String, Column> OURS =
      Map.of(
          "username", Column.USERNAME,
          "password", Column.PASSWORD,
          "displayname", Column.DISPLAY_NAME,
          "enabled", Column.ENABLED,
          "groups", Column.GROUPS);

  private static final Map<String, Column> VENDORS =
      Map.of(
          "cloudusername", Column.USERNAME,
          "cloudpassword", Column.PASSWORD,
          "displayname", Column.DISPLAY_NAME,
          "enabled", Column.ENABLED,
          "groups", Column.GROUPS);

  private final Map<Column, List<ColumnMap.Column>> positions = new EnumMap<>(Column.class);
  private final List<AccountColumn> account = new ArrayList<>();
  private final Set<String> passedOver = new LinkedHashSet<>();
  private List<ColumnMap.Column> all = List.of();

  private SubscriberColumns() {}

  /** Of a file with columns that are known here. */
  public static SubscriberColumns of(List<String> header) {
    return of(header, CsvOptions.NONE);
  }

  /**
   * @throws MalformedFileException naming each column that is unknown, or there twice, or missing
   */
  static SubscriberColumns of(List<String> header, CsvOptions options) {
    List<String> wrong = new ArrayList<>();
    SubscriberColumns columns = new SubscriberColumns();
    columns.all = options.map().columns(header, wrong, columns.passedOver);
    if (options.map().isEmpty()
        && header.stream().anyMatch(name -> ColumnName.plain(name).equals("cloudusername"))) {
      columns.readVendors(wrong);
    } else {
      columns.readOurs(options, wrong);
    }
    if (!columns.has(Column.USERNAME)) {
      wrong.add("The column 'username' is missing.");
    }
    if (!wrong.isEmpty()) {
      throw new MalformedFileException(
          1,
          String.join(" ", wrong)
              + " Columns are username, password, displayName, enabled, groups, sip_username,"
              + " sip_password, names of account settings, setting:NAME, attribute:NAME. Other"
              + " columns can be named by map or skipped by unknownColumns=skip.");
    }
    return columns;
  }

  private void readVendors(List<String> wrong) {
    Set<String> names = new HashSet<>();
    for (ColumnMap.Column column : all) {
      String name = ColumnName.plain(column.name());
      if (!names.add(name)) {
        wrong.add(twice(column.header()));
      }
      if (VENDORS.containsKey(name)) {
        positions.put(VENDORS.get(name), List.of(column));
      } else {
        passedOver.add(column.header());
      }
    }
  }

  /** What the caller has mapped comes first, so that it counts more than a name of the file. */
  private void readOurs(CsvOptions options, List<String> wrong) {
    Set<String> settings = new HashSet<>();
    for (boolean mapped : new boolean[] {true, false}) {
      for (ColumnMap.Column column : all) {
        if (column.mapped() == mapped) {
          readOurs(column, settings, options, wrong);
        }
      }
    }
  }

  private void readOurs(
      ColumnMap.Column column, Set<String> settings, CsvOptions options, List<String> wrong) {
    Column ours = OURS.get(ColumnName.plain(column.name()));
    boolean skips = options.skipsUnknown() && !column.mapped();
    if (ours != null) {
      if (!add(ours, column)) {
        refuse(column, skips, twice(column.header()), wrong);
      }
      return;
    }
    try {
      Optional<AccountColumn> found =
          AccountColumn.of(column, !options.isForeign() || column.mapped());
      if (found.isEmpty()) {
        refuse(
            column, skips, "There is no column '" + ColumnName.shown(column.name()) + "'.", wrong);
      } else if (!settings.add(found.get().target())) {
        refuse(column, skips, twice(column.header()), wrong);
      } else {
        account.add(found.get());
      }
    } catch (InvalidValueException e) {
      refuse(
          column,
          skips,
          "The column '" + ColumnName.shown(column.name()) + "': " + e.getMessage(),
          wrong);
    }
  }

  /** Names and groups may stand in several columns, if the caller says so. */
  private boolean add(Column ours, ColumnMap.Column column) {
    List<ColumnMap.Column> before = positions.getOrDefault(ours, List.of());
    boolean several = ours == Column.DISPLAY_NAME || ours == Column.GROUPS;
    if (!before.isEmpty() && !(several && column.mapped())) {
      return false;
    }
    List<ColumnMap.Column> columns = new ArrayList<>(before);
    columns.add(column);
    positions.put(ours, columns);
    return true;
  }

  private void refuse(ColumnMap.Column column, boolean skips, String sentence, List<String> wrong) {
    if (skips) {
      passedOver.add(column.header());
    } else {
      wrong.add(sentence);
    }
  }

  /** The columns that do not count. */
  public Set<String> passedOver() {
    return passedOver;
  }

  /** What the report says of the columns. */
  List<String> notes() {
    List<String> notes = new ArrayList<>(ColumnNotes.mapped(all));
    notes.addAll(ColumnNotes.passedOver(passedOver));
    return notes;
  }

  private static String twice(String name) {
    return "The column '" + ColumnName.shown(name) + "' occurs twice.";
  }

  /** The columns of account settings and of attributes. */
  List<AccountColumn> account() {
    return account;
  }

  boolean has(Column column) {
    return positions.containsKey(column);
  }

  /** The cell of the column, if the file has the column; the cells, if it has several. */
  Optional<String> cell(CsvReader.Row row, Column column) {
    return Optional.ofNullable(positions.get(column))
        .map(
            columns ->
                columns.stream()
                    .map(c -> row.cell(c.index()))
                    .filter(cell -> columns.size() == 1 || !cell.isBlank())
                    .collect(Collectors.joining(column == Column.GROUPS ? "|" : " ")));
  }

  /** The cell as it stands in the file. A password is never exported, so never escaped either. */
  Optional<String> rawCell(CsvReader.Row row, Column column) {
    return Optional.ofNullable(positions.get(column))
        .map(columns -> row.rawCell(columns.get(0).index()));
  }

  /** What the file calls the column that a fault is about, if it has one. */
  Optional<String> header(String field) {
    return positions.entrySet().stream()
        .filter(entry -> entry.getKey().fields.contains(field))
        .map(Map.Entry::getValue)
        .map(
            columns ->
                columns.stream().map(ColumnMap.Column::header).collect(Collectors.joining(" ")))
        .findFirst();
  }

  /** What to say of cells that a spreadsheet has spoilt. */
  List<String> warnings(CsvReader.Row row) {
    List<String> warnings = new ArrayList<>();
    positions.forEach(
        (column, several) ->
            several.forEach(
                c ->
                    row.warning(c.index(), c.header(), column == Column.PASSWORD)
                        .ifPresent(warnings::add)));
    return warnings;
  }
}
