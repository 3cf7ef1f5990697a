package org.callboard.dialdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.Test;

class LayerLimitsTest {

  private static List<QuickDialItem> items(String prefix, int count, int priority) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new QuickDialItem(
                    prefix + i, "Name", "1", Optional.empty(), new MergePriority(priority)))
        .toList();
  }

  @Test
  void aLayerHasAtMostTenThousandItems() {
    assertThat(DialData.EMPTY.withQuickDial(items("a", 10_000, 20)).quickDial()).hasSize(10_000);
    assertThatThrownBy(() -> DialData.EMPTY.withQuickDial(items("a", 10_001, 20)))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void removalsOfOrdinaryItemsAreForgottenWhenThereAreTooMany() {
    DialData layer = DialData.EMPTY.with(items("locked", 1, 50).get(0)).withQuickDial(List.of());
    for (int i = 0; i < 3; i++) {
      layer = layer.withQuickDial(items("round" + i + "-", 5_000, 20)).withQuickDial(List.of());
    }
    assertThat(layer.removals()).containsKey("locked0").hasSizeLessThanOrEqualTo(10_000);
  }

  @Test
  void lockedItemsAreNeverForgottenButTooManyAreRefused() {
    DialData layer = DialData.EMPTY.withQuickDial(items("a", 9_000, 50)).withQuickDial(List.of());
    DialData more = layer.withQuickDial(items("b", 2_000, 50));
    assertThat(more.removals()).hasSize(9_000);
    assertThatThrownBy(() -> more.withQuickDial(List.of()))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("Reuse ids");
  }
}
