package org.callboard.dialdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.feed.DataChanged;
import org.callboard.layer.LayerAddress;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class DialDataEditorTest {

  @Inject private Node node;
  @Inject private Given given;
  @Inject private DialDataEditor editor;

  private OrganizationSnapshot acme;
  private LayerAddress layer;

  @BeforeEach
  void anOrganization() {
    acme = given.organization("ACME");
    layer = LayerAddress.ofOrganization(acme);
    node.forgetTold();
  }

  @Test
  void whatIsPutIntoALayerIsReadFromItInItsOrder() {
    DialAction action =
        new DialAction(
            "call",
            List.of(
                new KeyNode(
                    "scheme",
                    new KeyNodeValue.Plain("sip & <co>"),
                    Optional.of(new MergePriority(30)),
                    Optional.empty())));
    DialData edited =
        editor
            .edit(layer, data -> data.with(item("b", 20)).with(item("a", 30)).with(action))
            .after();
    assertThat(editor.read(layer.key())).isEqualTo(edited);
    assertThat(edited.quickDial()).extracting(QuickDialItem::id).containsExactly("b", "a");
    editor.edit(
        layer, data -> data.withQuickDial(List.of(item("c", 20), item("a", 30), item("b", 25))));
    assertThat(editor.read(layer.key()).quickDial())
        .containsExactly(item("c", 20), item("a", 30), item("b", 25));
    assertThat(editor.read(layer.key()).dialActions()).containsExactly(action);
  }

  /** The organization of these phones has switched the replace attribute off. */
  @Test
  void ofTooManyRemovalsThoseAreForgottenThatAreTheOldest() {
    given.items(layer, "now");
    node.execute(
        "INSERT INTO removal (id, layer_id, kind, entry_id, priority, removed_at)"
            + " SELECT -n, (SELECT id FROM dial_layer), 'QUICK_DIAL_ITEM', 'gone' || n, 20,"
            + " CURRENT_TIMESTAMP - n * INTERVAL '1' MINUTE FROM ("
            + "VALUES "
            + IntStream.rangeClosed(1, 10_000)
                .mapToObj(n -> "(" + n + ")")
                .collect(Collectors.joining(", "))
            + ") AS numbers (n)");
    editor.editEntry(layer, "now", data -> data.withoutItem("now"));
    assertThat(editor.read(layer.key()).removals())
        .hasSize(10_000)
        .containsKeys("now", "gone1", "gone9999")
        .doesNotContainKey("gone10000");
  }

  private static final String LONG_AGO =
      "UPDATE removal SET removed_at = CURRENT_TIMESTAMP - INTERVAL '400' DAY";

  private static final String LEFT_TODAY =
      "SELECT entry_id FROM removal WHERE removed_at > CURRENT_TIMESTAMP - INTERVAL '1' DAY"
          + " ORDER BY entry_id";

  @Test
  void whatIsPutAgainAndRemovedAgainIsRememberedFromTheLastTime() {
    for (String id : List.of("entry", "list", "lowered", "there", "gone", "draft")) {
      given.item(layer, id, 50);
      editor.edit(layer, data -> data.withoutItem(id));
      node.execute(LONG_AGO);
      given.item(layer, id, id.equals("gone") ? 20 : 40);
      node.execute(LONG_AGO);
    }
    editor.editEntry(layer, "gone", data -> data.withoutItem("gone"));
    node.execute(LONG_AGO);
    assertThat(node.rows(LEFT_TODAY)).isEmpty();
    editor.editEntry(layer, "entry", data -> data.withoutItem("entry"));
    assertThat(node.rows(LEFT_TODAY)).containsExactly("entry");
    given.item(layer, "lowered", 30);
    assertThat(node.rows(LEFT_TODAY)).containsExactly("entry", "lowered");
    given.item(layer, "there", 45);
    assertThat(node.rows(LEFT_TODAY)).as("raised").containsExactly("entry", "lowered");
    Deletions deletions = new Deletions(new TreeSet<>(List.of("draft")), new TreeSet<>());
    editor.edit(LayerAddress.ofDraft(acme), draft -> DialData.EMPTY.withDeletions(deletions));
    editor.publishDraft(acme);
    assertThat(node.rows(LEFT_TODAY)).contains("draft");
    editor.edit(layer, data -> data.withQuickDial(List.of(item("there", 45))));
    assertThat(node.rows(LEFT_TODAY)).containsExactly("draft", "entry", "list", "lowered");
    assertThat(editor.read(layer.key()).removals())
        .containsOnlyKeys("draft", "entry", "gone", "list", "lowered", "there")
        .containsValue(new MergePriority(50));
  }

  @Test
  void whatLeavesAgainWithThisEditIsNotForgottenThoughItLeftLongAgo() {
    given.item(layer, "again", 50);
    editor.edit(layer, data -> data.withoutItem("again"));
    node.execute(LONG_AGO);
    given.item(layer, "again", 40);
    given.item(layer, "also", 50);
    node.execute(
        "INSERT INTO removal (id, layer_id, kind, entry_id, priority, removed_at)"
            + " SELECT -n, (SELECT id FROM dial_layer), 'QUICK_DIAL_ITEM', 'gone' || n, 50,"
            + " CURRENT_TIMESTAMP - CASE WHEN n = 1 THEN INTERVAL '380' DAY"
            + " ELSE INTERVAL '10' DAY END FROM (VALUES "
            + IntStream.rangeClosed(1, 9_999)
                .mapToObj(n -> "(" + n + ")")
                .collect(Collectors.joining(", "))
            + ") AS numbers (n)");
    editor.edit(layer, data -> data.withQuickDial(List.of()));
    assertThat(editor.read(layer.key()).removals())
        .hasSize(10_000)
        .containsKeys("again", "also", "gone2")
        .doesNotContainKey("gone1");
  }

  @Test
  void eachEditIsRecordedAndToldOnce() {
    given.items(layer, "a");
    editor.edit(layer, data -> data.withoutItem("a"));
    assertThat(
            node.rows(
                "SELECT action, target, before_state, after_state FROM audit_entry"
                    + " WHERE action = 'UPDATE' ORDER BY id"))
        .hasSize(2)
        .allMatch(entry -> entry.startsWith("UPDATE organizations/ACME "))
        .allMatch(entry -> entry.contains("sip:a"));
    assertThat(node.told(DataChanged.class)).containsExactly(layer.change(), layer.change());
  }

  @Test
  void anEditThatChangesNothingLeavesNoTrace() {
    given.items(layer, "a");
    node.forgetTold();
    int feed = node.rows("SELECT id FROM change_feed").size();
    int record = node.rows("SELECT id FROM audit_entry").size();
    given.items(layer, "a");
    assertThat(node.told(DataChanged.class)).isEmpty();
    assertThat(node.rows("SELECT id FROM change_feed")).hasSize(feed);
    assertThat(node.rows("SELECT id FROM audit_entry")).hasSize(record);
  }

  @Test
  void whatIsTakenAwayOrLoweredIsRememberedWithItsHighestPriority() {
    given.item(layer, "gone", 30);
    given.item(layer, "gone", 25);
    given.item(layer, "lowered", 35);
    given.item(layer, "lowered", 22);
    editor.edit(layer, data -> data.withoutItem("gone"));
    assertThat(editor.read(layer.key()).removals())
        .containsEntry("gone", new MergePriority(30))
        .containsEntry("lowered", new MergePriority(35));
  }

  @Test
  void anEditThatIsRefusedChangesNothing() {
    given.items(layer, "a");
    assertThatThrownBy(
            () ->
                editor.edit(
                    layer,
                    data -> {
                      throw EditRefusedException.conflict("no");
                    }))
        .isInstanceOf(EditRefusedException.class);
    assertThat(editor.read(layer.key()).quickDial()).containsExactly(item("a", 20));
  }

  @Test
  void manyEditsOfOneLayerAtOnceLoseNothing() throws Exception {
    AtomicInteger number = new AtomicInteger();
    var ends =
        node.atOnce(
            8,
            () -> {
              String id = "item" + number.getAndIncrement();
              return editor.edit(layer, data -> data.with(item(id, 20)));
            });
    assertThat(ends).allMatch(Node::succeeded);
    assertThat(editor.read(layer.key()).quickDial())
        .extracting(QuickDialItem::id)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 8).mapToObj(i -> "item" + i).toList());
  }

  @Test
  void firstEditsOfManyLayersAtOnceMakeEachOfThem() throws Exception {
    LayerAddress draft = LayerAddress.ofDraft(acme);
    LayerAddress ann = given.subscriber(acme, "ann");
    LayerAddress sales = LayerAddress.ofGroup(acme, given.group(acme, "sales"));
    List<Callable<Object>> edits =
        List.of(layer, draft, ann, sales, layer, draft, ann, sales).stream()
            .<Callable<Object>>map(
                each -> () -> editor.edit(each, data -> data.with(item(each.path(), 20))))
            .toList();
    assertThat(node.atOnce(edits)).allMatch(Node::succeeded);
    for (LayerAddress each : List.of(layer, draft, ann, sales)) {
      assertThat(editor.read(each.key()).quickDial()).containsExactly(item(each.path(), 20));
    }
  }

  @Test
  void aLayerOfADeletedOrganizationIsNotThere() {
    OrganizationSnapshot gone = given.organization("GONE");
    node.execute("DELETE FROM organization WHERE id = ?", gone.id());
    assertThatThrownBy(() -> given.items(LayerAddress.ofOrganization(gone), "a"))
        .isInstanceOf(EditRefusedException.class)
        .hasMessage("There is no such organization.");
  }

  private static QuickDialItem item(String id, int priority) {
    return new QuickDialItem(id, id, "sip:" + id, Optional.empty(), new MergePriority(priority));
  }
}
