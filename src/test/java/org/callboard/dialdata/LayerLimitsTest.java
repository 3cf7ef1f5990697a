package org.callboard.dialdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.Test;

class LayerLimitsTest {

  private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");

  private final Map<String, Instant> items = new HashMap<>();
  private final Map<String, Instant> actions = new HashMap<>();

  private static List<QuickDialItem> items(String prefix, int count, int priority) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new QuickDialItem(
                    prefix + i, "Name", "1", Optional.empty(), new MergePriority(priority)))
        .toList();
  }

  /** A layer that these have left so long ago. */
  private DialData without(DialData layer, List<QuickDialItem> gone, int daysAgo) {
    gone.forEach(item -> items.put(item.id(), NOW.minus(Duration.ofDays(daysAgo))));
    return layer.withQuickDial(gone).withQuickDial(List.of());
  }

  private DialData kept(DialData layer) {
    return LayerLimits.forgetting(layer, new LayerLimits.Departed(items, actions, NOW));
  }

  @Test
  void aLayerHasAtMostTenThousandItems() {
    assertThat(DialData.EMPTY.withQuickDial(items("a", 10_000, 20)).quickDial()).hasSize(10_000);
    assertThatThrownBy(() -> DialData.EMPTY.withQuickDial(items("a", 10_001, 20)))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void noMoreIsForgottenThanIsTooMuchAndWhatLeftLongestAgoGoesFirst() {
    DialData layer = without(DialData.EMPTY, items("locked", 1, 50), 1000);
    layer = without(layer, items("new", 5_000, 20), 1);
    layer = without(layer, items("old", 3_000, 20), 300);
    layer = without(layer, items("oldest", 3_000, 20), 301);
    assertThat(layer.removals()).hasSize(11_001);
    DialData kept = kept(layer);
    assertThat(kept.removals()).containsKeys("locked0", "new0", "new4999", "old0", "old2999");
    assertThat(kept.removals()).hasSize(10_000);
    assertThat(kept.removals().keySet()).filteredOn(id -> id.startsWith("oldest")).hasSize(1_999);
  }

  @Test
  void whatLeavesWithThisEditIsForgottenLast() {
    DialData layer = without(DialData.EMPTY, items("before", 8_000, 20), 0);
    items.replaceAll((id, left) -> NOW.minusSeconds(1));
    layer = layer.withQuickDial(items("now", 9_000, 20)).withQuickDial(List.of());
    assertThat(kept(layer).removals().keySet())
        .hasSize(10_000)
        .filteredOn(id -> id.startsWith("now"))
        .hasSize(9_000);
  }

  @Test
  void lockedItemsOfAYearAreNeverForgottenAndOlderOnesOnlyIfThereAreTooMany() {
    DialData layer = without(DialData.EMPTY, items("old", 6_000, 50), 366);
    layer = without(layer, items("a", 3_999, 50), 364);
    layer = without(layer, items("ordinary", 1, 20), 1);
    assertThat(kept(layer)).isEqualTo(layer);
    DialData more = without(layer, items("b", 1_000, 50), 10);
    assertThat(kept(more).removals()).hasSize(10_000).doesNotContainKey("ordinary0");
    assertThat(kept(more).removals().keySet())
        .filteredOn(id -> id.startsWith("old"))
        .hasSize(5_001);
    DialData tooMany = without(more, items("c", 5_002, 50), 5);
    assertThatThrownBy(() -> kept(tooMany))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("ids of former entries");
  }

  @Test
  void soAreDialActions() {
    DialData layer = DialData.EMPTY;
    for (int round = 0; round < 11; round++) {
      List<DialAction> actionsOfRound =
          IntStream.range(round * 1_000, (round + 1) * 1_000)
              .mapToObj(i -> new DialAction("x" + i, List.of()))
              .toList();
      layer = layer.withDialActions(actionsOfRound).withDialActions(List.of());
    }
    DialData gone = layer;
    layer.removedDialActions().forEach(id -> actions.put(id, NOW.minus(Duration.ofDays(100))));
    assertThatThrownBy(() -> kept(gone)).isInstanceOf(InvalidValueException.class);
    gone.removedDialActions().stream()
        .limit(2_000)
        .forEach(id -> actions.put(id, NOW.minus(Duration.ofDays(400))));
    assertThat(kept(gone).removedDialActions()).hasSize(10_000).contains("x10999", "x2000");
  }
}
