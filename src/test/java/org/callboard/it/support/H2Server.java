package org.callboard.it.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.h2.tools.Server;

/** H2 in this JVM, reached over TCP as the server under test reaches it. */
final class H2Server implements DatabaseServer {
  private static final String NAME = "callboard";

  private Server server;

  @Override
  public void start() {
    // H2 reads it once, and would listen on every address without it.
    System.setProperty("h2.bindAddress", "127.0.0.1");
    try {
      server =
          Server.createTcpServer(
                  "-tcpPort",
                  String.valueOf(TestRun.databasePort()),
                  "-ifNotExists",
                  "-baseDir",
                  TestRun.target("h2").toString())
              .start();
      try (Connection connection = connect();
          Statement statement = connection.createStatement()) {
        // Statistics end with the last connection, unless the database stays open.
        statement.execute("set db_close_delay -1");
        statement.execute("set query_statistics_max_entries 10000");
        statement.execute("set query_statistics true");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("H2 does not start", e);
    }
  }

  @Override
  public void stop() {
    server.stop();
  }

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:tcp://127.0.0.1:" + TestRun.databasePort() + "/" + NAME, "sa", "sa");
  }

  @Override
  public Map<String, Long> statementCounts(Connection connection) throws SQLException {
    Map<String, Long> counts = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select sql_statement, execution_count from information_schema.query_statistics")) {
      while (rows.next()) {
        counts.merge(rows.getString(1), rows.getLong(2), Long::sum);
      }
    }
    return counts;
  }
}
