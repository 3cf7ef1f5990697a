package org.callboard.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.organization.OrganizationSnapshot;
import org.junit.jupiter.api.Test;

/** What the migrations make of rows that were there before. */
@DatabaseTest
class BcryptCostMigrationTest {

  private static final List<String> MIGRATIONS =
      List.of("V11__bcrypt_costs.sql", "V12__previous_bcrypt_costs.sql");

  @Inject private Node node;
  @Inject private Given given;

  private OrganizationSnapshot acme;

  private void subscriber(String username, String hash, String previous) {
    given.subscriber(acme, username);
    node.execute(
        "UPDATE subscriber SET password_hash = ?, previous_hash = ?, bcrypt_cost = NULL"
            + " WHERE username = ?",
        hash,
        previous,
        username);
  }

  private static String bcrypt(String cost) {
    return "bcrypt:$2a$" + cost + "$" + "x".repeat(53);
  }

  @Test
  void theCostIsThatOfTheHashOrElseOfThePreviousOne() throws IOException {
    acme = given.organization("ACME");
    subscriber("current", bcrypt("14"), null);
    subscriber("previous", "hash", bcrypt("04"));
    subscriber("both", bcrypt("09"), bcrypt("12"));
    subscriber("none", "hash", "hash");
    int updates = 0;
    for (String migration : MIGRATIONS) {
      for (String statement : statements(migration)) {
        if (statement.startsWith("UPDATE")) {
          node.execute(statement);
          updates++;
        }
      }
    }
    assertThat(updates).isEqualTo(2);
    assertThat(node.rows("SELECT username, bcrypt_cost FROM subscriber ORDER BY username"))
        .containsExactly("both 9", "current 14", "none null", "previous 4");
  }

  private static String[] statements(String migration) throws IOException {
    try (InputStream in =
        BcryptCostMigrationTest.class.getResourceAsStream("/db/migration/" + migration)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replaceAll("(?m)^--.*\n", "")
          .split(";\\s*");
    }
  }
}
