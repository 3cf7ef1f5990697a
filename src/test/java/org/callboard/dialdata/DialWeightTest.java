package org.callboard.dialdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.callboard.mergeable.MergePriority;
import org.junit.jupiter.api.Test;

class DialWeightTest {

  private static QuickDialItem item(String id, int priority) {
    return new QuickDialItem(id, "Name", "1", Optional.empty(), new MergePriority(priority));
  }

  /** Where the replace attribute is off they are all that takes such entries away. */
  @Test
  void anAnswerThatIsTooLongLosesOnlyTheOrdinaryRemovalsThatDoNotFit() {
    List<QuickDialItem> gone =
        IntStream.range(0, 200).mapToObj(i -> item("gone" + i, i % 2 == 0 ? 20 : 50)).toList();
    DialData data = DialData.EMPTY.withQuickDial(gone).withQuickDial(List.of(item("a", 20)));
    long room = data.weight() + 10 * 80;
    DialData told = DialWeight.fitting(data, room);
    assertThat(told.whole()).isTrue();
    assertThat(told.quickDial()).isEqualTo(data.quickDial());
    assertThat(told.removals().values()).filteredOn(p -> p.value() == 50).hasSize(100);
    assertThat(told.removals().values()).filteredOn(p -> p.value() == 20).hasSize(10);
    assertThat(DialWeight.fitting(data, 1_000_000)).isEqualTo(data);
    assertThat(DialWeight.fitting(data, data.weight() - 1).whole()).isFalse();
  }
}
