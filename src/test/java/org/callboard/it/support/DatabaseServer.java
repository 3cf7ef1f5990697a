package org.callboard.it.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** A database server that the tests can stop and start again, with its data, on the same port. */
interface DatabaseServer {
  void start();

  void stop();

  Connection connect() throws SQLException;

  /** How often each statement has been run, by all connections, since the server was started. */
  Map<String, Long> statementCounts(Connection connection) throws SQLException;
}
