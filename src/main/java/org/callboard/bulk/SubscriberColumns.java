package org.callboard.bulk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which column of a file of subscribers is which. In our layout every column must be known. The
 * vendor's sample server has {@code cloud_username} and {@code cloud_password}; there, {@code
 * username} and {@code password} are those of the SIP account, and such columns are passed over.
 */
final class SubscriberColumns {

  /** What a column may hold. */
  enum Column {
    USERNAME,
    PASSWORD,
    DISPLAY_NAME,
    ENABLED,
    GROUPS
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

  private final Map<Column, Integer> positions = new EnumMap<>(Column.class);

  private SubscriberColumns() {}

  /**
   * @throws MalformedFileException naming each column that is unknown, or there twice, or missing
   */
  static SubscriberColumns of(List<String> header) {
    Map<String, Integer> names = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      if (names.put(plain(header.get(i)), i) != null) {
        wrong.add("The column '" + shown(header.get(i)) + "' is there twice.");
      }
    }
    boolean vendors = names.containsKey("cloudusername");
    Map<String, Column> known = vendors ? VENDORS : OURS;
    SubscriberColumns columns = new SubscriberColumns();
    for (String name : header) {
      Column column = known.get(plain(name));
      if (column != null) {
        columns.positions.put(column, names.get(plain(name)));
      } else if (!vendors) {
        wrong.add("There is no column '" + shown(name) + "'.");
      }
    }
    if (!columns.has(Column.USERNAME)) {
      wrong.add("The column 'username' is missing.");
    }
    if (!wrong.isEmpty()) {
      throw new MalformedFileException(
          1,
          String.join(" ", wrong)
              + " Columns are username, password, displayName, enabled, groups.");
    }
    return columns;
  }

  /** Case and what stands between words do not count. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
  }

  private static String shown(String name) {
    return name.length() > 50 ? name.substring(0, 50) + "…" : name;
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
    return Optional.ofNullable(positions.get(column))
        .map(i -> i < row.cells().size() ? row.cells().get(i) : "");
  }
}
