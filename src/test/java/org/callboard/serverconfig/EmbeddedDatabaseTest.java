package org.callboard.serverconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database as the run command configures it. */
class EmbeddedDatabaseTest {

  private static final Path CONFIGURATION = Path.of("server-config/payara/h2-file.asadmin");

  @TempDir private Path folder;

  @Test
  void aKilledServerHasLostNothingThatWasAcknowledged() throws Exception {
    String url = url(folder.resolve("callboard"));
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AcknowledgedWriter.class.getName(),
                url)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int last = -1;
    try (var output =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.US_ASCII))) {
      while (last < 200) {
        last = Integer.parseInt(output.readLine());
      }
      writer.destroyForcibly().waitFor(); // SIGKILL: no shutdown hook, no closing
    }
    assertThat(numbers(url)).isGreaterThan(last);
  }

  private static int numbers(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "sa", "sa");
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM acknowledged")) {
      count.next();
      return count.getInt(1);
    }
  }

  /** The URL of the pool, as the server reads it from its configuration. */
  private static String url(Path file) throws IOException {
    Matcher matcher = Pattern.compile("URL=\"([^\"]+)\"").matcher(Files.readString(CONFIGURATION));
    assertThat(matcher.find()).isTrue();
    return matcher
        .group(1)
        .replace("\\", "")
        .replace("${callboard.database.file}", file.toString());
  }
}
