package org.callboard.platform;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;

/** What JPA throws while the database is away. */
public final class Outage {

  private Outage() {}

  public static PersistenceException failure() {
    return new PersistenceException("down", new SQLException("connection refused", "08006"));
  }
}
