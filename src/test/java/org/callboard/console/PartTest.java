package org.callboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.callboard.platform.Page;
import org.junit.jupiter.api.Test;

class PartTest {

  @Test
  void anAddressAsksForAPartThatThereIs() {
    assertThat(Part.of("2", 25, 60)).isEqualTo(new Part(2, 25, 60));
    assertThat(Part.of("9", 25, 60).number()).isEqualTo(3);
    assertThat(Part.of("-1", 25, 60).number()).isEqualTo(1);
    assertThat(Part.of("99999999999", 25, 60).number()).isEqualTo(1);
    assertThat(Part.of(null, 25, 0)).isEqualTo(new Part(1, 25, 0));
  }

  @Test
  void itTellsWhatIsShown() {
    Part last = new Part(3, 25, 60);
    assertThat(last.first()).isEqualTo(51);
    assertThat(last.last()).isEqualTo(60);
    assertThat(last.hasBefore()).isTrue();
    assertThat(last.hasAfter()).isFalse();
    assertThat(new Part(1, 25, 0).first()).isZero();
    assertThat(new Part(1, 25, 25).hasAfter()).isFalse();
  }

  @Test
  void whereTheListHasBecomeShorterTheLastPartIsRead() {
    List<Integer> all = IntStream.range(0, 60).boxed().toList();
    IntFunction<Page<Integer>> read =
        offset -> new Page<>(all.stream().skip(offset).limit(25).toList(), all.size());
    assertThat(Part.read("9", 25, read).items()).containsExactlyElementsOf(all.subList(50, 60));
    assertThat(Part.read("2", 25, read).items()).containsExactlyElementsOf(all.subList(25, 50));
    assertThat(Part.read("2", 25, read).part()).isEqualTo(new Part(2, 25, 60));
    assertThat(Part.read("2", 25, offset -> new Page<>(List.of(), 0)).items()).isEmpty();
  }
}
