package org.callboard.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywaySqlException;

/** Brings the database's schema to this version. */
@ApplicationScoped
public class DatabaseMigration {

  private static final Logger LOG = Logger.getLogger(DatabaseMigration.class.getName());

  @Resource(lookup = "java:comp/DefaultDataSource")
  private DataSource dataSource;

  private volatile boolean done;

  /**
   * Migrates, if that has not been done yet. A database that cannot be reached is no error: a node
   * that starts in an outage must not turn phones away.
   *
   * @return whether the schema is as this version needs it
   * @throws FlywayException if the database is there, but cannot be migrated
   */
  public boolean tryToMigrate() {
    if (!done) {
      try {
        Flyway.configure(getClass().getClassLoader())
            .dataSource(dataSource)
            .locations("classpath:db/migration")
            .load()
            .migrate();
        done = true;
      } catch (FlywaySqlException e) {
        LOG.log(Level.WARNING, "The database cannot be reached: {0}", e.getMessage());
      }
    }
    return done;
  }
}
