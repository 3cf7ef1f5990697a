package db.migration;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Gives subscribers the name that lists sort by. The database keeps the column itself, so that it
 * is right whatever version of Callboard writes the row; H2 and PostgreSQL agree on all but one
 * word of it. PostgreSQL writes the table anew meanwhile, which is why nothing else is done in this
 * transaction. See ADR 65.
 */
public class V38__listed_names extends BaseJavaMigration {

  @Override
  public void migrate(Context context) throws SQLException {
    boolean isH2 = context.getConnection().getMetaData().getDatabaseProductName().equals("H2");
    try (Statement statement = context.getConnection().createStatement()) {
      statement.execute(
          "ALTER TABLE subscriber ADD COLUMN listed_name VARCHAR(254)"
              + " GENERATED ALWAYS AS (COALESCE(display_name, username))"
              + (isH2 ? "" : " STORED"));
    }
  }
}
