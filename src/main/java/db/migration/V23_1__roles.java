package db.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Lets administrators be receptionists and readers. The constraint on the column has no name of its
 * own, and each database gave it another one, so it is looked for.
 */
public class V23_1__roles extends BaseJavaMigration {

  private static final String CONSTRAINTS =
      "SELECT DISTINCT t.constraint_name FROM information_schema.table_constraints t"
          + " JOIN information_schema.constraint_column_usage u"
          + " ON u.constraint_schema = t.constraint_schema AND u.constraint_name = t.constraint_name"
          + " WHERE LOWER(t.table_name) = 'administrator' AND t.constraint_type = 'CHECK'"
          + " AND LOWER(u.column_name) = 'role' AND t.table_schema = ?";

  private static final String ROLES =
      "ALTER TABLE administrator ADD CONSTRAINT administrator_role CHECK"
          + " (role = 'OPERATOR' AND organization_id IS NULL"
          + " OR role IN ('MANAGER', 'RECEPTION') AND organization_id IS NOT NULL"
          + " OR role = 'READER')";

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    try (Statement statement = connection.createStatement()) {
      for (String name : constraints(connection)) {
        statement.execute("ALTER TABLE administrator DROP CONSTRAINT \"" + name + "\"");
      }
      statement.execute(ROLES);
    }
  }

  private static List<String> constraints(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(CONSTRAINTS)) {
      select.setString(1, connection.getSchema());
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          names.add(found.getString(1));
        }
      }
    }
    return names;
  }
}
