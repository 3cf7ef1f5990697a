package org.callboard.dialdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What an edit remembers, and what a fold of layers tells. Notation: an id and its priority. */
class DialDataTest {

  /** Edits of one layer. */
  @Nested
  class ALayer {

    @Test
    void keepsItsItemsInTheOrderInWhichTheyCame() {
      assertThat(items(layer("b20", "a20", "c50"))).containsExactly("b20", "a20", "c50");
    }

    @Test
    void replacesAnItemInItsPlace() {
      assertThat(items(layer("a20", "b20", "c20").with(item("b30"))))
          .containsExactly("a20", "b30", "c20");
    }

    @Test
    void remembersADeletedItemAtItsPriority() {
      DialData layer = layer("a20", "b50").withoutItem("a").withoutItem("b");
      assertThat(items(layer)).isEmpty();
      assertThat(removals(layer)).containsExactly("a20", "b50");
    }

    @Test
    void remembersNothingOfAnItemThatItNeverHad() {
      assertThat(layer("a20").withoutItem("b")).isEqualTo(layer("a20"));
    }

    @Test
    void remembersTheOldPriorityOfALoweredItem() {
      assertThat(removals(layer("a50").with(item("a20")))).containsExactly("a50");
    }

    @Test
    void remembersTheHighestOfAllPrioritiesThatAnItemHad() {
      DialData fallen = layer("a50").with(item("a30")).with(item("a20"));
      assertThat(removals(fallen)).containsExactly("a50");
      assertThat(removals(fallen.withoutItem("a").with(item("a5")))).containsExactly("a50");
    }

    @Test
    void forgetsWhatAnItemOfTheSamePriorityReplacesAnyway() {
      assertThat(removals(layer("a50").withoutItem("a").with(item("a49")))).containsExactly("a50");
      assertThat(removals(layer("a50").withoutItem("a").with(item("a50")))).isEmpty();
      assertThat(removals(layer("a20").with(item("a50")))).isEmpty();
    }

    @Test
    void remembersAgainWhatWasRaisedAndLoweredOnceMore() {
      assertThat(removals(layer("a20").with(item("a60")).with(item("a20")))).containsExactly("a60");
    }

    @Test
    void remembersWhatANewListLacksOrLowers() {
      DialData layer = layer("a20", "b50", "c50").withQuickDial(List.of(item("c20"), item("d20")));
      assertThat(items(layer)).containsExactly("c20", "d20");
      assertThat(removals(layer)).containsExactly("a20", "b50", "c50");
    }

    @Test
    void remembersNothingWhenItsListIsPutIntoAnotherOrder() {
      DialData layer = layer("a20", "b50").withQuickDial(List.of(item("b50"), item("a20")));
      assertThat(items(layer)).containsExactly("b50", "a20");
      assertThat(removals(layer)).isEmpty();
    }

    @Test
    void remembersAnActionUntilItIsThereAgain() {
      DialData gone = layer().with(action("x", "1")).with(action("y", "1")).withoutAction("x");
      assertThat(gone.dialActions()).containsExactly(action("y", "1"));
      assertThat(gone.removedDialActions()).containsExactly("x");
      assertThat(gone.with(action("x", "2")).removedDialActions()).isEmpty();
    }

    @Test
    void replacesAnActionInItsPlace() {
      DialData layer = layer().with(action("x", "1")).with(action("y", "1"));
      assertThat(layer.with(action("x", "2")).dialActions())
          .containsExactly(action("x", "2"), action("y", "1"));
    }

    @Test
    void keepsItemsAndActionsApart() {
      DialData layer = layer("a50").with(action("a", "1"));
      assertThat(layer.withoutItem("a").dialActions()).hasSize(1);
      assertThat(layer.withoutItem("a").removedDialActions()).isEmpty();
      assertThat(items(layer.withoutAction("a"))).containsExactly("a50");
      assertThat(removals(layer.withoutAction("a"))).isEmpty();
    }

    @Test
    void refusesTheSameIdTwice() {
      assertThatThrownBy(() -> DialData.EMPTY.withQuickDial(List.of(item("a20"), item("a30"))))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("a stands twice");
      assertThatThrownBy(
              () -> DialData.EMPTY.withDialActions(List.of(action("x", "1"), action("x", "2"))))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("x stands twice");
    }

    @Test
    void hasItsLimits() {
      List<QuickDialItem> items =
          IntStream.rangeClosed(0, 10_000)
              .mapToObj(
                  i ->
                      new QuickDialItem(
                          "i" + i, "Name", "1", Optional.empty(), MergePriority.PROVISIONED))
              .toList();
      assertThat(DialData.EMPTY.withQuickDial(items.subList(0, 10_000)).quickDial())
          .hasSize(10_000);
      assertThatThrownBy(() -> DialData.EMPTY.withQuickDial(items))
          .isInstanceOf(InvalidValueException.class);
      List<DialAction> actions =
          IntStream.rangeClosed(0, 1_000).mapToObj(i -> action("x" + i, "1")).toList();
      assertThatThrownBy(() -> DialData.EMPTY.withDialActions(actions))
          .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void isNotWholeAnyMoreWhenSomethingIsMissing() {
      DialData layer = layer("a20", "b50").withoutItem("b");
      assertThat(layer.notWhole().whole()).isFalse();
      assertThat(items(layer.notWhole())).containsExactly("a20");
      assertThat(removals(layer.notWhole())).containsExactly("b50");
    }

    @Test
    void staysAsItIsWhateverHappensToTheListsItWasMadeOf() {
      List<QuickDialItem> list = new ArrayList<>(List.of(item("a20")));
      TreeMap<String, MergePriority> removals = new TreeMap<>(Map.of("b", new MergePriority(50)));
      DialData data = new DialData(list, removals, List.of(), Set.of(), true);
      list.clear();
      removals.clear();
      assertThat(items(data)).containsExactly("a20");
      assertThat(removals(data)).containsExactly("b50");
      assertThatThrownBy(() -> data.removals().clear())
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> data.removedDialActions().add("x"))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  /** Two layers as one. */
  @Nested
  class AFold {

    @Test
    void hasTheLowerLayersItemsFirst() {
      assertThat(items(layer("a20", "b20").overlaidWith(layer("c20", "d20"))))
          .containsExactly("a20", "b20", "c20", "d20");
    }

    @Test
    void putsTheUpperLayersItemInThePlaceOfTheOneOfTheSameId() {
      assertThat(items(layer("a20", "b20", "c20").overlaidWith(layer("d20", "b30"))))
          .containsExactly("a20", "b30", "c20", "d20");
    }

    @Test
    void takesTheUpperItemEvenIfItsPriorityIsLowerAndRemovesWhatPhonesHold() {
      DialData fold = layer("a50").overlaidWith(layer("a20"));
      assertThat(items(fold)).containsExactly("a20");
      assertThat(removals(fold)).containsExactly("a50");
    }

    @Test
    void needsNoRemovalForAnOverrideOfTheSameOrAHigherPriority() {
      assertThat(removals(layer("a20").overlaidWith(layer("a20")))).isEmpty();
      assertThat(removals(layer("a20").overlaidWith(layer("a50")))).isEmpty();
    }

    @Test
    void showsTheLowerItemAgainWhenItsOverrideIsDeleted() {
      DialData fold = layer("a20").overlaidWith(layer("a50").withoutItem("a"));
      assertThat(items(fold)).containsExactly("a20");
      assertThat(removals(fold)).containsExactly("a50");
    }

    @Test
    void showsTheUpperItemAloneWhenTheOneItOverridesIsDeleted() {
      DialData fold = layer("a50").withoutItem("a").overlaidWith(layer("a20"));
      assertThat(items(fold)).containsExactly("a20");
      assertThat(removals(fold)).containsExactly("a50");
    }

    @Test
    void remembersTheHigherOfBothLayersRemovals() {
      DialData fifty = layer("a50").withoutItem("a");
      DialData thirty = layer("a30").withoutItem("a");
      assertThat(removals(fifty.overlaidWith(thirty))).containsExactly("a50");
      assertThat(removals(thirty.overlaidWith(fifty))).containsExactly("a50");
    }

    @Test
    void takesTheUpperActionAsAWhole() {
      DialData lower = layer().with(action("x", "1")).with(action("y", "1")).withoutAction("y");
      DialData upper = layer().with(action("x", "2")).with(action("z", "2")).withoutAction("z");
      DialData fold = lower.overlaidWith(upper);
      assertThat(fold.dialActions()).containsExactly(action("x", "2"));
      assertThat(fold.removedDialActions()).containsExactlyInAnyOrder("y", "z");
    }

    @Test
    void keepsALowerActionThatTheUpperLayerOnceHad() {
      DialData fold =
          layer()
              .with(action("x", "1"))
              .overlaidWith(layer().with(action("x", "2")).withoutAction("x"));
      assertThat(fold.dialActions()).containsExactly(action("x", "1"));
      assertThat(fold.removedDialActions()).isEmpty();
    }

    @Test
    void isTheLayerItselfWhereTheOtherIsEmpty() {
      DialData layer = layer("a50", "b20").withoutItem("b").with(action("x", "1"));
      assertThat(layer.overlaidWith(DialData.EMPTY)).isEqualTo(layer);
      assertThat(DialData.EMPTY.overlaidWith(layer)).isEqualTo(layer);
    }

    @Test
    void isWholeOnlyIfEveryLayerIs() {
      assertThat(layer("a20").overlaidWith(layer("b20")).whole()).isTrue();
      assertThat(layer("a20").overlaidWith(DialData.UNKNOWN).whole()).isFalse();
      assertThat(DialData.UNKNOWN.overlaidWith(layer("a20")).whole()).isFalse();
    }
  }

  private static DialData layer(String... items) {
    DialData layer = DialData.EMPTY;
    for (String item : items) {
      layer = layer.with(item(item));
    }
    return layer;
  }

  private static QuickDialItem item(String idAndPriority) {
    return new QuickDialItem(
        idAndPriority.substring(0, 1),
        "Name",
        "5000",
        Optional.empty(),
        new MergePriority(Integer.parseInt(idAndPriority.substring(1))));
  }

  private static DialAction action(String id, String title) {
    return new DialAction(
        id,
        List.of(
            new KeyNode(
                "title", new KeyNodeValue.Plain(title), Optional.empty(), Optional.empty())));
  }

  private static List<String> items(DialData data) {
    return data.quickDial().stream().map(item -> item.id() + item.priority().value()).toList();
  }

  private static List<String> removals(DialData data) {
    Map<String, MergePriority> removals = new LinkedHashMap<>(data.removals());
    return removals.entrySet().stream().map(e -> e.getKey() + e.getValue().value()).toList();
  }
}
