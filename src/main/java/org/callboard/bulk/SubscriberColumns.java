package org.callboard.bulk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private List<String> header = List.of();
  private final Map<Column, Integer> positions = new EnumMap<>(Column.class);
  private final List<AccountColumn> account = new ArrayList<>();

  private SubscriberColumns() {}

  /**
   * @throws MalformedFileException naming each column that is unknown, or there twice, or missing
   */
  public static SubscriberColumns of(List<String> header) {
    List<String> wrong = new ArrayList<>();
    SubscriberColumns columns = new SubscriberColumns();
    columns.header = List.copyOf(header);
    if (header.stream().anyMatch(name -> plain(name).equals("cloudusername"))) {
      columns.readVendors(header, wrong);
    } else {
      columns.readOurs(header, wrong);
    }
    if (!columns.has(Column.USERNAME)) {
      wrong.add("The column 'username' is missing.");
    }
    if (!wrong.isEmpty()) {
      throw new MalformedFileException(
          1,
          String.join(" ", wrong)
              + " Columns are username, password, displayName, enabled, groups, sip_username,"
              + " sip_password, names of account settings, setting:NAME, attribute:NAME.");
    }
    return columns;
  }

  private void readVendors(List<String> header, List<String> wrong) {
    Map<String, Integer> names = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String name = plain(header.get(i));
      if (name.isEmpty()) {
        continue;
      }
      if (names.put(name, i) != null) {
        wrong.add(twice(header.get(i)));
      }
      if (VENDORS.containsKey(name)) {
        positions.put(VENDORS.get(name), i);
      }
    }
  }

  private void readOurs(List<String> header, List<String> wrong) {
    Set<String> settings = new HashSet<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i);
      if (name.isEmpty()) {
        continue;
      }
      Column column = OURS.get(plain(name));
      if (column != null) {
        if (positions.put(column, i) != null) {
          wrong.add(twice(name));
        }
        continue;
      }
      try {
        Optional<AccountColumn> found = AccountColumn.of(i, name);
        found.ifPresentOrElse(
            account::add, () -> wrong.add("There is no column '" + shown(name) + "'."));
        if (found.isPresent() && !settings.add(found.get().target())) {
          wrong.add(twice(name));
        }
      } catch (InvalidValueException e) {
        wrong.add("The column '" + shown(name) + "': " + e.getMessage());
      }
    }
  }

  private static String twice(String name) {
    return "The column '" + shown(name) + "' is there twice.";
  }

  /** Case and what stands between words do not count. */
  public static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
  }

  public static String shown(String name) {
    return name.length() > 50 ? name.substring(0, 50) + "…" : name;
  }

  /** The columns of account settings and of attributes. */
  List<AccountColumn> account() {
    return account;
  }

  boolean has(Column column) {
    return positions.containsKey(column);
  }

  /** The cell of the column, if the file has the column. */
  Optional<String> cell(CsvReader.Row row, Column column) {
    return Optional.ofNullable(positions.get(column)).map(row::cell);
  }

  /** The cell as it stands in the file. A password is never exported, so never escaped either. */
  Optional<String> rawCell(CsvReader.Row row, Column column) {
    return Optional.ofNullable(positions.get(column)).map(row::rawCell);
  }

  /** What the file calls the column that a fault is about, if it has one. */
  Optional<String> header(String field) {
    return positions.entrySet().stream()
        .filter(column -> column.getKey().fields.contains(field))
        .map(column -> header.get(column.getValue()))
        .findFirst();
  }

  /** What to say of cells that a spreadsheet has spoilt. */
  List<String> warnings(CsvReader.Row row) {
    return positions.entrySet().stream()
        .flatMap(
            column ->
                row
                    .warning(
                        column.getValue(),
                        header.get(column.getValue()),
                        column.getKey() == Column.PASSWORD)
                    .stream())
        .toList();
  }
}
