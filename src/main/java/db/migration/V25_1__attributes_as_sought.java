package db.migration;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.callboard.platform.Json;
import org.callboard.platform.Text;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Stores of each subscriber's attributes what they are looked for by. */
public class V25_1__attributes_as_sought extends BaseJavaMigration {

  private static final int BATCH = 2000;

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    long last = Long.MIN_VALUE;
    int read;
    do {
      read = 0;
      try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT id, attributes FROM subscriber WHERE id > ? AND attributes <> '{}'"
                      + " ORDER BY id FETCH FIRST "
                      + BATCH
                      + " ROWS ONLY");
          PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE subscriber SET attributes_key = ? WHERE id = ?")) {
        select.setLong(1, last);
        try (ResultSet found = select.executeQuery()) {
          while (found.next()) {
            read++;
            last = found.getLong(1);
            update.setString(1, sought(found.getString(2)));
            update.setLong(2, last);
            update.addBatch();
          }
        }
        update.executeBatch();
      }
    } while (read == BATCH);
  }

  /** One value a line; null if nothing can be read. */
  private static String sought(String attributes) {
    try (JsonReader reader = Json.createReader(new StringReader(attributes))) {
      JsonObject object = reader.readObject();
      return object.values().stream()
          .filter(JsonString.class::isInstance)
          .map(value -> sought((JsonString) value))
          .collect(Collectors.joining("\n"));
    } catch (JsonException | IllegalStateException e) {
      return null; // an edit of the subscriber mends it
    }
  }

  private static String sought(JsonString value) {
    String cleaned = Text.cleaned(value.getString());
    return Text.folded(cleaned.isEmpty() ? value.getString() : cleaned);
  }
}
