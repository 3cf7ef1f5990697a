package org.callboard.dialdata;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Node;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.KeyNodesJson;
import org.callboard.mergeable.MergePriority;
import org.junit.jupiter.api.Test;

/** How large the upgrade says that layers are which an older version has stored. */
@DatabaseTest
class SizesOfOldLayersTest {

  private static final String AWKWARD = "<&>\" öä 日本 😀";

  @Inject private Node node;

  @Test
  void ofItemsTheyAreExact() {
    QuickDialItem item =
        new QuickDialItem(
            "i" + AWKWARD,
            "n" + AWKWARD,
            "u" + AWKWARD,
            Optional.of("https://x.example/?a&b"),
            MergePriority.PROVISIONED);
    DialData data = DialData.EMPTY.with(item).with(item("plain")).with(item("gone"));
    assertThat(
            upgraded(
                insertItem(10, item), insertItem(11, item("plain")), insertItem(12, item("gone"))))
        .isEqualTo(data.weight());
  }

  @Test
  void ofDialActionsTheyAreNoLessAndNotMuchMore() {
    DialAction action =
        new DialAction(
            "call",
            List.of(
                node("one", AWKWARD.repeat(100) + "\n\\".repeat(100)),
                node("two", "\n".repeat(1000))));
    assertThat(upgraded(insertAction(action)))
        .isBetween(DialData.EMPTY.with(action).weight(), 2 * DialData.EMPTY.with(action).weight());
  }

  private static QuickDialItem item(String id) {
    return new QuickDialItem(id, "Name", "5000", Optional.empty(), MergePriority.PROVISIONED);
  }

  private static KeyNode node(String name, String text) {
    return new KeyNode(name, new KeyNodeValue.Plain(text), Optional.empty(), Optional.empty());
  }

  private static String insertItem(long id, QuickDialItem item) {
    return "INSERT INTO quick_dial_item (id, layer_id, entry_id, display_name, uri, portrait_url, position)"
        + (" VALUES (" + id + ", 7, '" + item.id() + "', '" + item.displayName() + "', '")
        + (item.uri() + "', " + item.portrait().map(url -> "'" + url + "'").orElse("NULL"))
        + (", " + id + ")");
  }

  private static String insertAction(DialAction action) {
    return "INSERT INTO dial_action (id, layer_id, entry_id, key_nodes, position) VALUES (20, 7, '"
        + (action.id() + "', '" + KeyNodesJson.NODES.write(action.nodes()) + "', 0)");
  }

  private long upgraded(String... entries) {
    List<String> statements = new ArrayList<>();
    statements.add("INSERT INTO organization (id, cloud_id, name) VALUES (5, 'ACME', 'A')");
    statements.add(
        "INSERT INTO dial_layer (id, organization_id, kind, owner_id)"
            + " VALUES (7, 5, 'ORGANIZATION', 5)");
    statements.addAll(List.of(entries));
    return Long.parseLong(
        node.upgraded("17", statements, "18", "SELECT weight FROM dial_layer").get(0));
  }
}
