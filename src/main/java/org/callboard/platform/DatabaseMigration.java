package org.callboard.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the database's schema to this version. */
@ApplicationScoped
public class DatabaseMigration {

  private static final Logger LOG = Log.of(DatabaseMigration.class);

  @Resource(lookup = "java:comp/DefaultDataSource")
  private DataSource dataSource;

  private volatile boolean done;

  /**
   * Migrates, if that has not been done yet. A database that cannot be reached is no error: a node
   * that starts in an outage must not turn phones away.
   *
   * @return whether the schema is as this version needs it
   * @throws org.flywaydb.core.api.FlywayException if the database is there, but cannot be migrated
   */
  public boolean tryToMigrate() {
    if (!done && isReachable()) {
      Flyway.configure(getClass().getClassLoader())
          .dataSource(dataSource)
          .locations("classpath:db/migration")
          .load()
          .migrate();
      done = true;
    }
    return done;
  }

  private boolean isReachable() {
    try (Connection connection = dataSource.getConnection()) {
      return !connection.isClosed();
    } catch (SQLException e) {
      LOG.log(Level.FINE, "The database cannot be reached", e);
      return false;
    }
  }
}
