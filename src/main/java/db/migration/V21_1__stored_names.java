package db.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.callboard.platform.Text;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Stores names as they are compared now: dotless i is a letter of its own, and capital sharp s is
 * two. A name that has invisible characters becomes the one that is meant, unless somebody is
 * called so already: then it stays, and is found as it is written.
 */
public class V21_1__stored_names extends BaseJavaMigration {

  private static final int BATCH = 2000;

  /**
   * A table with names.
   *
   * @param owner the column within whose value names are unique; empty if they are in the table
   * @param hasFormer whether people sign in with them
   * @param display the column of a name for people; empty if there is none
   */
  private record Table(
      String table, String name, String key, String owner, boolean hasFormer, String display) {

    String selected() {
      return "SELECT id, %s, %s, %s, %s FROM %s WHERE id > ? ORDER BY id FETCH FIRST %d ROWS ONLY"
          .formatted(
              owner.isEmpty() ? "0" : owner,
              name,
              key,
              display.isEmpty() ? "''" : display,
              table,
              BATCH);
    }

    String updated() {
      return "UPDATE %s SET %s = ?, %s = ?, %sversion = version + 1 WHERE id = ?"
          .formatted(table, name, key, hasFormer ? "former_key = ?, " : "");
    }

    String taken() {
      String columns = hasFormer ? key + " IN (?, ?) OR former_key IN (?, ?)" : key + " IN (?, ?)";
      return "SELECT 1 FROM %s WHERE (%s) AND id <> ?%s"
          .formatted(table, columns, owner.isEmpty() ? "" : " AND " + owner + " = ?");
    }

    String displayed() {
      return "UPDATE %s SET display_key = ? WHERE id = ?".formatted(table);
    }
  }

  private record Row(long id, long owner, String name, String key, String display) {}

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    migrate(
        connection,
        new Table(
            "subscriber", "username", "username_key", "organization_id", true, "display_name"));
    migrate(connection, new Table("administrator", "username", "username_key", "", true, ""));
    migrate(
        connection,
        new Table("subscriber_group", "name", "name_key", "organization_id", false, ""));
    dial(connection);
  }

  /** What is dialled becomes what is meant; phones replace the entry, which keeps its id. */
  private static void dial(Connection connection) throws SQLException {
    long last = Long.MIN_VALUE;
    int read;
    do {
      read = 0;
      try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT id, uri FROM quick_dial_item WHERE id > ? ORDER BY id"
                      + " FETCH FIRST 2000 ROWS ONLY");
          PreparedStatement update =
              connection.prepareStatement("UPDATE quick_dial_item SET uri = ? WHERE id = ?")) {
        select.setLong(1, last);
        try (ResultSet found = select.executeQuery()) {
          while (found.next()) {
            read++;
            last = found.getLong(1);
            String uri = found.getString(2);
            String cleaned = isAscii(uri) ? uri.strip() : Text.cleaned(uri);
            if (!cleaned.isEmpty() && !cleaned.equals(uri)) {
              update.setString(1, cleaned);
              update.setLong(2, last);
              update.executeUpdate();
            }
          }
        }
      }
    } while (read == BATCH);
  }

  private static void migrate(Connection connection, Table table) throws SQLException {
    long last = Long.MIN_VALUE;
    List<Row> rows;
    try (PreparedStatement displayed =
        connection.prepareStatement(
            table.display.isEmpty() ? table.selected() : table.displayed())) {
      do {
        rows = rows(connection, table, last);
        boolean any = false;
        for (Row row : rows) {
          last = row.id;
          rename(connection, table, row);
          if (!isAscii(row.display)) {
            displayed.setString(1, Text.folded(Text.cleaned(row.display)));
            displayed.setLong(2, row.id);
            displayed.addBatch();
            any = true;
          }
        }
        if (any) {
          displayed.executeBatch();
        }
      } while (rows.size() == BATCH);
    }
  }

  private static List<Row> rows(Connection connection, Table table, long last) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(table.selected())) {
      select.setLong(1, last);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.add(
              new Row(
                  found.getLong(1),
                  found.getLong(2),
                  found.getString(3),
                  found.getString(4),
                  found.getString(5)));
        }
      }
    }
    return rows;
  }

  private static void rename(Connection connection, Table table, Row row) throws SQLException {
    if (isAscii(row.name)) {
      return;
    }
    String cleaned = Text.cleaned(row.name);
    String key = Text.folded(cleaned);
    boolean isChange = !key.equals(row.key) || !cleaned.equals(row.name);
    String former = Text.formerlyFolded(cleaned);
    if (!isChange || !canBeName(cleaned) || isTaken(connection, table, key, former, row)) {
      return;
    }
    try (PreparedStatement update = connection.prepareStatement(table.updated())) {
      int i = 0;
      update.setString(++i, cleaned);
      update.setString(++i, key);
      if (table.hasFormer) {
        update.setString(++i, former.equals(key) ? null : former);
      }
      update.setLong(++i, row.id);
      update.executeUpdate();
    }
  }

  private static boolean canBeName(String text) {
    return !text.isEmpty() && !text.equals(".") && !text.equals("..") && Text.isLegalXml(text);
  }

  /**
   * Whether somebody else has the name, or has it as names were compared before: their own turn may
   * come later, or has been.
   */
  private static boolean isTaken(
      Connection connection, Table table, String key, String former, Row row) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(table.taken())) {
      int i = 0;
      for (int columns = table.hasFormer ? 2 : 1; columns > 0; columns--) {
        select.setString(++i, key);
        select.setString(++i, former);
      }
      select.setLong(++i, row.id);
      if (!table.owner.isEmpty()) {
        select.setLong(++i, row.owner);
      }
      try (ResultSet found = select.executeQuery()) {
        return found.next();
      }
    }
  }

  private static boolean isAscii(String text) {
    return text == null || text.chars().allMatch(c -> c < 0x7F);
  }
}
