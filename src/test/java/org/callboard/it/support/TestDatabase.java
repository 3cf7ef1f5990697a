package org.callboard.it.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The database of the server under test, which runs outside it: to look into, to edit behind its
 * back, and to take away.
 */
public final class TestDatabase {
  private static final DatabaseServer SERVER =
      switch (TestRun.database()) {
        case "h2" -> new H2Server();
        case "postgresql" -> new PostgresServer();
        default -> throw new IllegalStateException("no such database: " + TestRun.database());
      };

  private static boolean running;

  private TestDatabase() {}

  /** A connection of the test's own, in auto-commit mode. */
  public static Connection connect() throws SQLException {
    return SERVER.connect();
  }

  /** Runs one statement, committed at once. */
  public static int execute(String sql, Object... parameters) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }

  /** Starts the database, with the data it had when it was stopped. Does nothing when it runs. */
  public static synchronized void start() {
    if (!running) {
      SERVER.start();
      running = true;
    }
  }

  /** Takes the database away, breaking every connection to it. Does nothing when it is away. */
  public static synchronized void stop() {
    if (running) {
      SERVER.stop();
      running = false;
    }
  }

  /**
   * How often each statement has been executed, by all connections together, the test's own
   * included. Compare two of these; after a {@link #stop()} they may begin anew.
   */
  public static Map<String, Long> statementCounts() throws SQLException {
    try (Connection connection = connect()) {
      return SERVER.statementCounts(connection);
    }
  }

  /**
   * How many queries ({@code select}) that name any of these tables have been executed; see {@link
   * #statementCounts()}.
   */
  public static long readsOf(String... tables) throws SQLException {
    Pattern query =
        Pattern.compile(
            "^\\s*select\\b.*\\b("
                + String.join("|", Arrays.asList(tables)).toLowerCase(Locale.ROOT)
                + ")\\b.*",
            Pattern.DOTALL);
    return statementCounts().entrySet().stream()
        .filter(entry -> query.matcher(entry.getKey().toLowerCase(Locale.ROOT)).matches())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
