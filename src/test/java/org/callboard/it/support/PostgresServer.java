package org.callboard.it.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** A real PostgreSQL, under this JVM. */
final class PostgresServer implements DatabaseServer {
  private EmbeddedPostgres server;

  @Override
  public void start() {
    try {
      server =
          EmbeddedPostgres.builder()
              .setPort(TestRun.databasePort())
              .setOverrideWorkingDirectory(TestRun.target("postgresql").toFile())
              .setDataDirectory(TestRun.target("postgresql").resolve("data"))
              .setCleanDataDirectory(false)
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("shared_preload_libraries", "pg_stat_statements")
              .start();
      try (Connection connection = connect();
          Statement statement = connection.createStatement()) {
        statement.execute("create extension if not exists pg_stat_statements");
      }
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("PostgreSQL does not start", e);
    }
  }

  @Override
  public void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Connection connect() throws SQLException {
    return server.getPostgresDatabase().getConnection();
  }

  @Override
  public Map<String, Long> statementCounts(Connection connection) throws SQLException {
    Map<String, Long> counts = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select query, calls from pg_stat_statements")) {
      while (rows.next()) {
        counts.merge(rows.getString(1), rows.getLong(2), Long::sum);
      }
    }
    return counts;
  }
}
