package org.callboard.dialdata;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.junit.jupiter.api.Test;

/** What the record says of an edit. */
class DialDataJsonTest {

  private static final DialData LAYER =
      DialData.EMPTY.with(item("a", 20)).with(item("b", 20)).with(action("x", "one"));

  @Test
  void nothingDiffersFromItself() {
    assertThat(DialDataJson.difference(LAYER, LAYER)).isEmpty();
    assertThat(DialDataJson.difference(DialData.EMPTY, DialData.EMPTY)).isEmpty();
  }

  /** Phones are told, but for administrators nothing is otherwise. */
  @Test
  void memoryIsNotRecorded() {
    DialData edited = LAYER.remembering(DialData.EMPTY.with(item("c", 50)));
    assertThat(edited).isNotEqualTo(LAYER);
    assertThat(DialDataJson.difference(LAYER, edited)).isEmpty();
  }

  @Test
  void onlyTheItemThatChangedIsTold() {
    DialData edited = LAYER.with(item("b", 50));
    assertThat(difference(LAYER, edited))
        .isEqualTo("{\"quickDial\":[" + DialDataJson.of(item("b", 20)) + "]}");
    assertThat(difference(edited, LAYER))
        .isEqualTo("{\"quickDial\":[" + DialDataJson.of(item("b", 50)) + "]}");
  }

  @Test
  void whatIsNewWasNothingBefore() {
    DialData edited = LAYER.with(item("c", 20));
    assertThat(difference(LAYER, edited)).isEqualTo("{\"quickDial\":[]}");
    assertThat(difference(edited, LAYER))
        .isEqualTo("{\"quickDial\":[" + DialDataJson.of(item("c", 20)) + "]}");
  }

  @Test
  void anotherOrderIsToldAsOrder() {
    DialData edited = LAYER.withQuickDial(List.of(item("b", 20), item("a", 20)));
    assertThat(difference(LAYER, edited))
        .isEqualTo("{\"quickDial\":[],\"quickDialOrder\":[\"a\",\"b\"]}");
    assertThat(difference(edited, LAYER))
        .isEqualTo("{\"quickDial\":[],\"quickDialOrder\":[\"b\",\"a\"]}");
  }

  @Test
  void itemsAndActionsAreToldApart() {
    DialData edited = LAYER.with(action("x", "two")).withoutItem("a");
    JsonObject before = DialDataJson.difference(LAYER, edited).orElseThrow();
    assertThat(before.getJsonArray("quickDial")).containsExactly(DialDataJson.of(item("a", 20)));
    assertThat(before.getJsonArray("dialActions"))
        .containsExactly(DialDataJson.of(action("x", "one")));
    JsonObject after = DialDataJson.difference(edited, LAYER).orElseThrow();
    assertThat(after.getJsonArray("quickDial")).isEmpty();
    assertThat(after.getJsonArray("dialActions"))
        .containsExactly(DialDataJson.of(action("x", "two")));
  }

  @Test
  void deletionsAreToldAsTheyAre() {
    DialData edited =
        LAYER.withDeletions(
            new Deletions(new TreeSet<>(List.of("d", "c")), new TreeSet<>(List.of("y"))));
    assertThat(difference(LAYER, edited))
        .isEqualTo("{\"deletions\":{\"quickDial\":[],\"dialActions\":[]}}");
    assertThat(difference(edited, LAYER))
        .isEqualTo("{\"deletions\":{\"quickDial\":[\"c\",\"d\"],\"dialActions\":[\"y\"]}}");
  }

  private static String difference(DialData data, DialData other) {
    return DialDataJson.difference(data, other).orElseThrow().toString();
  }

  private static QuickDialItem item(String id, int priority) {
    return new QuickDialItem(id, "Name", "5000", Optional.empty(), new MergePriority(priority));
  }

  private static DialAction action(String id, String title) {
    return new DialAction(
        id,
        List.of(
            new KeyNode(
                "title", new KeyNodeValue.Plain(title), Optional.empty(), Optional.empty())));
  }
}
