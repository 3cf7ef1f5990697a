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
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.callboard.layer.LayerData;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.EditRefusedException;
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
      List<QuickDialItem> items = many(10_001);
      assertThat(DialData.EMPTY.withQuickDial(items.subList(0, 10_000)).quickDial())
          .hasSize(10_000);
      assertThatThrownBy(() -> DialData.EMPTY.withQuickDial(items))
          .isInstanceOf(InvalidValueException.class);
      List<DialAction> actions = manyActions(1_001);
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

    /** Else a phone would be refused because two layers are long, each of them legal. */
    @Test
    void mayBeLongerThanALayer() {
      DialData full =
          DialData.EMPTY.withQuickDial(many(10_000)).withDialActions(manyActions(1_000));
      DialData fold = full.overlaidWith(layer("a20").with(action("b", "1")));
      assertThat(fold.quickDial()).hasSize(10_001);
      assertThat(fold.dialActions()).hasSize(1_001);
      assertThat(fold.overlaidWith(DialData.EMPTY).remembering(layer("c50")).notWhole().quickDial())
          .hasSize(10_001);
    }

    @Test
    void takesAwayWhatTheUpperLayerDeletesAndRemembersIt() {
      DialData lower = layer("a50", "b20").with(action("x", "1")).with(action("y", "1"));
      DialData fold = lower.overlaidWith(layer("c20").withDeletions(deletions("a", "x")));
      assertThat(items(fold)).containsExactly("b20", "c20");
      assertThat(removals(fold)).containsExactly("a50");
      assertThat(fold.dialActions()).containsExactly(action("y", "1"));
      assertThat(fold.removedDialActions()).containsExactly("x");
      assertThat(fold.deletions()).isEqualTo(Deletions.NONE);
    }

    @Test
    void isNotTouchedByADeletionOfWhatIsNotThere() {
      DialData lower = layer("b20").with(action("y", "1"));
      assertThat(lower.overlaidWith(layer().withDeletions(deletions("a", "x")))).isEqualTo(lower);
    }

    @Test
    void hasWhatALayerAboveTheDeletionGives() {
      DialData fold =
          layer("a50")
              .overlaidWith(layer().withDeletions(deletions("a", "x")))
              .overlaidWith(layer("a20"));
      assertThat(items(fold)).containsExactly("a20");
      assertThat(removals(fold)).containsExactly("a50");
    }

    @Test
    void remembersAcrossThreeLayers() {
      DialData fold = layer("a20").overlaidWith(layer("a60")).overlaidWith(layer("a30"));
      assertThat(items(fold)).containsExactly("a30");
      assertThat(removals(fold)).containsExactly("a60");
    }

    @Test
    void isWholeOnlyIfEveryLayerIs() {
      assertThat(layer("a20").overlaidWith(layer("b20")).whole()).isTrue();
      assertThat(layer("a20").overlaidWith(DialData.UNKNOWN).whole()).isFalse();
      assertThat(DialData.UNKNOWN.overlaidWith(layer("a20")).whole()).isFalse();
    }
  }

  /** What is kept of layers that are not a phone's any more. */
  @Nested
  class AMemory {

    @Test
    void hasWhatTheOtherHasAndWhatItHad() {
      DialData left = layer("a50", "b20", "c70").withoutItem("c").with(item("b10"));
      DialData memory = layer("d20").remembering(left);
      assertThat(items(memory)).containsExactly("d20");
      assertThat(removals(memory)).containsExactly("a50", "b20", "c70");
    }

    @Test
    void keepsTheHigherPriorityWhicheverWasFirst() {
      DialData fifty = layer("a50");
      DialData thirty = layer("a30");
      assertThat(removals(LayerData.memoryOf(DialData.EMPTY, List.of(fifty, thirty))))
          .containsExactly("a50");
      assertThat(removals(LayerData.memoryOf(DialData.EMPTY, List.of(thirty, fifty))))
          .containsExactly("a50");
    }

    @Test
    void needsNothingWhereTheLayerStillGivesItAsHigh() {
      assertThat(layer("a50").remembering(layer("a50"))).isEqualTo(layer("a50"));
      assertThat(layer("a50").remembering(layer("a20"))).isEqualTo(layer("a50"));
      assertThat(removals(layer("a50").remembering(layer("a60")))).containsExactly("a60");
    }

    @Test
    void hasActionsUnlessTheLayerHasThem() {
      DialData left =
          layer()
              .with(action("x", "1"))
              .with(action("y", "1"))
              .withoutAction("y")
              .with(action("z", "1"));
      DialData memory = layer().with(action("z", "2")).remembering(left);
      assertThat(memory.removedDialActions()).containsExactlyInAnyOrder("x", "y");
      assertThat(memory.dialActions()).containsExactly(action("z", "2"));
    }

    @Test
    void isEmptyOfNothing() {
      assertThat(LayerData.memoryOf(DialData.EMPTY, List.of())).isEqualTo(DialData.EMPTY);
      assertThat(LayerData.memoryOf(DialData.EMPTY, List.of(DialData.EMPTY)))
          .isEqualTo(DialData.EMPTY);
    }

    @Test
    void ofALayerThatWasNotWholeIsWhole() {
      assertThat(layer("a20").remembering(layer("b50").notWhole()).whole()).isTrue();
    }

    @Test
    void keepsItsOwnDeletions() {
      DialData draft = layer().withDeletions(deletions("a", "x"));
      assertThat(draft.remembering(layer("a50")).deletions()).isEqualTo(deletions("a", "x"));
    }
  }

  /** What shall become of a layer. */
  @Nested
  class ADraft {

    @Test
    void hidesALiveItemAndDropsItsOwn() {
      DialData draft = new Draft(layer("a50"), layer("a60", "b20")).withoutItem("a");
      assertThat(items(draft)).containsExactly("b20");
      assertThat(draft.deletions()).isEqualTo(new Deletions(ids("a"), ids()));
      assertThat(removals(draft)).containsExactly("a60");
    }

    @Test
    void onlyDropsWhatIsNotLive() {
      DialData draft = new Draft(layer("a50"), layer("b60")).withoutItem("b");
      assertThat(items(draft)).isEmpty();
      assertThat(draft.deletions()).isEqualTo(Deletions.NONE);
      assertThat(removals(draft)).containsExactly("b60");
    }

    @Test
    void hidesALiveActionAndDropsItsOwn() {
      DialData live = layer().with(action("x", "1"));
      DialData draft = layer().with(action("x", "2")).with(action("y", "1"));
      assertThat(new Draft(live, draft).withoutAction("x").deletions())
          .isEqualTo(new Deletions(ids(), ids("x")));
      DialData without = new Draft(live, draft).withoutAction("y");
      assertThat(without.deletions()).isEqualTo(Deletions.NONE);
      assertThat(without.dialActions()).containsExactly(action("x", "2"));
    }

    @Test
    void cannotLackWhatIsNowhere() {
      Draft draft = new Draft(layer("a50"), layer("b60"));
      assertThatThrownBy(() -> draft.withoutItem("c")).isInstanceOf(EditRefusedException.class);
      assertThatThrownBy(() -> draft.withoutAction("a")).isInstanceOf(EditRefusedException.class);
    }

    @Test
    void maySayTwiceThatSomethingIsGone() {
      DialData once = new Draft(layer("a50"), layer()).withoutItem("a");
      assertThat(new Draft(layer("a50"), once).withoutItem("a")).isEqualTo(once);
    }

    @Test
    void hidesNothingThatItHasAgain() {
      DialData draft = layer().withDeletions(deletions("a", "x")).with(item("a20"));
      assertThat(draft.deletions()).isEqualTo(new Deletions(ids(), ids("x")));
      assertThat(draft.with(action("x", "1")).deletions()).isEqualTo(Deletions.NONE);
      assertThat(layer().withDeletions(deletions("a", "x")).withQuickDial(List.of(item("a30"))))
          .extracting(DialData::deletions)
          .isEqualTo(new Deletions(ids(), ids("x")));
    }

    @Test
    void becomesLiveWithoutItsMemory() {
      DialData live = layer("a50", "b20").with(action("x", "1"));
      DialData draft =
          layer("b30", "c20", "d90").withoutItem("d").withDeletions(deletions("a", "x"));
      DialData published = live.published(draft);
      assertThat(items(published)).containsExactly("b30", "c20");
      assertThat(removals(published)).containsExactly("a50");
      assertThat(published.dialActions()).isEmpty();
      assertThat(published.removedDialActions()).containsExactly("x");
      assertThat(published.deletions()).isEqualTo(Deletions.NONE);
    }

    @Test
    void cannotBecomeLongerThanALayerMayBe() {
      DialData full = DialData.EMPTY.withQuickDial(many(10_000));
      assertThatThrownBy(() -> full.published(layer("a20")))
          .isInstanceOf(InvalidValueException.class);
      DialData actions = DialData.EMPTY.withDialActions(manyActions(1_000));
      assertThatThrownBy(() -> actions.published(layer().with(action("a", "1"))))
          .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void remembersAllThatItSaidWhenItIsEmptied() {
      DialData draft =
          layer("a50", "b90")
              .withoutItem("b")
              .with(action("x", "1"))
              .withDeletions(deletions("c", "y"));
      DialData emptied = draft.emptied();
      assertThat(emptied.saysNothing()).isTrue();
      assertThat(removals(emptied)).containsExactly("a50", "b90");
      assertThat(emptied.removedDialActions()).containsExactly("x");
      assertThat(emptied.emptied()).isEqualTo(emptied);
    }

    @Test
    void saysNothingOnlyIfNothingIsInIt() {
      assertThat(DialData.EMPTY.saysNothing()).isTrue();
      assertThat(layer("a20").withoutItem("a").saysNothing()).isTrue();
      assertThat(layer("a20").saysNothing()).isFalse();
      assertThat(layer().with(action("x", "1")).saysNothing()).isFalse();
      assertThat(layer().withDeletions(deletions("a", "x")).saysNothing()).isFalse();
    }

    @Test
    void withoutMemoryIsAsIfItHadAlwaysBeenSo() {
      DialData draft =
          layer("a50", "b20").withoutItem("a").with(action("x", "1")).withoutAction("x");
      assertThat(draft.withoutMemory()).isEqualTo(layer("b20"));
      DialData hiding = layer("b20").withDeletions(deletions("a", "x"));
      assertThat(hiding.withoutMemory()).isEqualTo(hiding);
      assertThat(draft.notWhole().withoutMemory().whole()).isFalse();
    }
  }

  private static Deletions deletions(String item, String action) {
    return new Deletions(ids(item), ids(action));
  }

  private static TreeSet<String> ids(String... ids) {
    return new TreeSet<>(List.of(ids));
  }

  private static List<QuickDialItem> many(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new QuickDialItem(
                    "i" + i, "Name", "1", Optional.empty(), MergePriority.PROVISIONED))
        .toList();
  }

  private static List<DialAction> manyActions(int count) {
    return IntStream.range(0, count).mapToObj(i -> action("x" + i, "1")).toList();
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
