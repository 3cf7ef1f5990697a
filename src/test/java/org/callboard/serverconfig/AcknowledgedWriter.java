package org.callboard.serverconfig;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Writes numbers to a database until it is killed, and prints each when its commit has returned.
 */
final class AcknowledgedWriter {

  private AcknowledgedWriter() {}

  public static void main(String[] args) throws SQLException {
    try (Connection connection = DriverManager.getConnection(args[0], "sa", "sa");
        Statement create = connection.createStatement()) {
      create.execute("CREATE TABLE acknowledged (number INTEGER PRIMARY KEY)");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO acknowledged VALUES (?)")) {
        for (int number = 0; ; number++) {
          insert.setInt(1, number);
          insert.executeUpdate();
          System.out.println(number);
        }
      }
    }
  }
}
