package org.callboard.dialdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RemovalsJsonTest {

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void whatIsWrittenIsReadAgain(@ForAll("layers") DialData layer) {
    DialData memory = DialData.memoryOf(List.of(layer));
    assertThat(RemovalsJson.read(RemovalsJson.write(memory))).isEqualTo(memory);
    assertThat(RemovalsJson.read(RemovalsJson.json(memory))).isEqualTo(memory);
  }

  @Provide
  Arbitrary<DialData> layers() {
    return Samples.dialData();
  }

  @Test
  void entriesAreNotWritten() {
    QuickDialItem item =
        new QuickDialItem("a", "Secret name", "5000", Optional.empty(), MergePriority.PROVISIONED);
    DialData layer = DialData.EMPTY.with(item).with(new DialAction("x", List.of()));
    assertThat(RemovalsJson.write(layer)).isEqualTo("{\"quickDial\":{},\"dialActions\":[]}");
    assertThat(RemovalsJson.write(layer.withoutItem("a").withoutAction("x")))
        .isEqualTo("{\"quickDial\":{\"a\":20},\"dialActions\":[\"x\"]}");
  }
}
