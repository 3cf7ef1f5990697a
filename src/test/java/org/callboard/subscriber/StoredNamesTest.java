package org.callboard.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Node;
import org.junit.jupiter.api.Test;

/** What the upgrade makes of names that an older version has stored. */
@DatabaseTest
class StoredNamesTest {

  private static final String ZERO_WIDTH = "\u200b";

  @Inject private Node node;

  private List<String> upgraded(String query, String... rows) {
    List<String> statements = new ArrayList<>();
    statements.add("INSERT INTO organization (id, cloud_id, name) VALUES (5, 'ACME', 'A')");
    statements.add("INSERT INTO organization (id, cloud_id, name) VALUES (6, 'OTHER', 'O')");
    statements.addAll(List.of(rows));
    return node.upgraded("18", statements, "21.1", query);
  }

  private static String subscriber(long id, int organization, String name, String key) {
    return subscriber(id, organization, name, key, "NULL");
  }

  private static String subscriber(
      long id, int organization, String name, String key, String display) {
    return "INSERT INTO subscriber (id, organization_id, username, username_key, password_hash,"
        + (" display_name) VALUES (" + id + ", " + organization + ", '" + name + "', '" + key)
        + ("', 'none', " + display + ")");
  }

  @Test
  void dotlessIIsComparedAsItselfAndRemembersWhatItWasComparedAs() {
    assertThat(
            upgraded(
                "SELECT CONCAT(username, '|', username_key, '|', former_key, '|', version)"
                    + " FROM subscriber ORDER BY id",
                subscriber(1, 5, "Alı", "ali"),
                subscriber(2, 5, "ann", "ann"),
                subscriber(3, 5, "STRAẞE", "straße"),
                subscriber(4, 6, "STRAẞE", "straße"),
                subscriber(5, 6, "strasse", "strasse"),
                subscriber(6, 6, "Jiří", "jiří")))
        .containsExactly(
            "Alı|alı|ali|2",
            "ann|ann||1",
            "STRAẞE|strasse|straße|2",
            "STRAẞE|straße||1",
            "strasse|strasse||1",
            "Jiří|jiří||1");
  }

  @Test
  void aNameWithInvisibleCharactersBecomesTheOneThatIsMeantUnlessItIsTaken() {
    String b = ZERO_WIDTH;
    assertThat(
            upgraded(
                "SELECT CONCAT(username_key, '|', username) FROM subscriber ORDER BY id",
                subscriber(1, 5, "Ann" + b, "ann" + b),
                subscriber(2, 5, "b" + b + "ob", "b" + b + "ob"),
                subscriber(3, 5, "zw1", "zw1"),
                subscriber(4, 5, "zw1" + b, "zw1" + b),
                subscriber(5, 6, "zw1" + b, "zw1" + b),
                subscriber(6, 6, "zw1" + b + b, "zw1" + b + b)))
        .containsExactly(
            "ann|Ann",
            "bob|bob",
            "zw1|zw1",
            "zw1" + b + "|zw1" + b,
            "zw1|zw1",
            "zw1" + b + b + "|zw1" + b + b);
  }

  @Test
  void whoseNameIsOnlyComparedOtherwiseKeepsItBeforeATwin() {
    String b = ZERO_WIDTH;
    assertThat(
            upgraded(
                "SELECT CONCAT(username, '|', username_key, '|', former_key)"
                    + " FROM subscriber ORDER BY id",
                subscriber(1, 5, "alı" + b, "ali" + b),
                subscriber(2, 5, "alı", "ali"),
                subscriber(3, 5, "ali" + b, "ali" + b + b),
                subscriber(4, 6, "STRAẞE" + b, "straße" + b),
                subscriber(5, 6, "STRAẞE", "straße")))
        .containsExactly(
            "alı" + b + "|ali" + b + "|",
            "alı|alı|ali",
            "ali" + b + "|ali" + b + b + "|",
            "STRAẞE" + b + "|straße" + b + "|",
            "STRAẞE|strasse|straße");
    assertThat(
            upgraded(
                "SELECT CONCAT(name, '|', name_key) FROM subscriber_group ORDER BY id",
                group(1, "Satış" + b, "satiş" + b),
                group(2, "Satış", "satiş")))
        .containsExactly("Satış" + b + "|satiş" + b, "Satış|satış");
    assertThat(
            upgraded(
                "SELECT CONCAT(username, '|', username_key) FROM administrator ORDER BY id",
                administrator(1, "alı" + b, "ali" + b),
                administrator(2, "alı", "ali")))
        .containsExactly("alı" + b + "|ali" + b, "alı|alı");
  }

  private static String group(long id, String name, String key) {
    return "INSERT INTO subscriber_group (id, organization_id, name, name_key, position)"
        + (" VALUES (" + id + ", 5, '" + name + "', '" + key + "', " + id + ")");
  }

  private static String administrator(long id, String name, String key) {
    return "INSERT INTO administrator (id, username, username_key, password_hash, role)"
        + (" VALUES (" + id + ", '" + name + "', '" + key + "', 'h', 'OPERATOR')");
  }

  @Test
  void groupsAndAdministratorsAreTreatedAlike() {
    assertThat(
            upgraded(
                "SELECT CONCAT(name, '|', name_key) FROM subscriber_group ORDER BY id",
                "INSERT INTO subscriber_group (id, organization_id, name, name_key, position)"
                    + " VALUES (1, 5, 'g1\u00a0', 'g1\u00a0', 0)",
                "INSERT INTO subscriber_group (id, organization_id, name, name_key, position)"
                    + " VALUES (2, 5, 'Satış', 'satiş', 1)"))
        .containsExactly("g1|g1", "Satış|satış");
    assertThat(
            upgraded(
                "SELECT CONCAT(username, '|', username_key, '|', former_key) FROM administrator",
                "INSERT INTO administrator (id, username, username_key, password_hash, role)"
                    + " VALUES (1, 'Alı', 'ali', 'h', 'OPERATOR')"))
        .containsExactly("Alı|alı|ali");
  }

  @Test
  void whatIsDialledBecomesWhatIsMeant() {
    assertThat(
            upgraded(
                "SELECT CONCAT('<', uri, '>') FROM quick_dial_item ORDER BY id",
                "INSERT INTO dial_layer (id, organization_id, kind, owner_id)"
                    + " VALUES (7, 5, 'ORGANIZATION', 5)",
                item(1, " 5000 \n"),
                item(2, "\u202a5001\u202c"),
                item(3, "+420 123"),
                item(4, "\u00a0")))
        .containsExactly("<5000>", "<5001>", "<+420 123>", "<\u00a0>");
  }

  private static String item(long id, String uri) {
    return "INSERT INTO quick_dial_item (id, layer_id, entry_id, display_name, uri, position)"
        + (" VALUES (" + id + ", 7, 'i" + id + "', 'n', '" + uri + "', " + id + ")");
  }

  @Test
  void displayNamesGetWhatTheyAreFoundBy() {
    assertThat(
            upgraded(
                "SELECT CONCAT(display_name, '|', display_key) FROM subscriber ORDER BY id",
                subscriber(1, 5, "a", "a", "'Ann'"),
                subscriber(2, 5, "b", "b", "'Zoe\u0301 GROẞ'"),
                subscriber(3, 5, "c", "c", "NULL")))
        .containsExactly("Ann|", "Zoe\u0301 GROẞ|zoé gross", "|");
  }
}
