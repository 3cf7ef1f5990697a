package org.callboard.dialdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.callboard.layer.LayerData;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.RowReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemovalsJsonTest {

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void whatIsWrittenIsReadAgain(@ForAll("layers") DialData layer) {
    DialData memory = LayerData.memoryOf(DialData.EMPTY, List.of(layer));
    assertThat(RemovalsJson.read(RemovalsJson.write(memory), new RowReader("memory")))
        .isEqualTo(memory);
    assertThat(RemovalsJson.FORM.read(RemovalsJson.FORM.write(memory))).isEqualTo(memory);
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

  /** Somebody may have written the file himself, and phones must be able to read what it makes. */
  @ParameterizedTest
  @ValueSource(strings = {"", " ", " a", "a\u0000", "a\u0007", "a\n", "\ud800"})
  void idsThatNoEntryHasAreRefused(String id) {
    JsonObject items = removals(Json.createObjectBuilder().add(id, 20), Json.createArrayBuilder());
    JsonObject actions = removals(Json.createObjectBuilder(), Json.createArrayBuilder().add(id));
    TreeSet<String> ids = new TreeSet<>(List.of(id));
    assertThatThrownBy(() -> RemovalsJson.FORM.read(items))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> RemovalsJson.FORM.read(actions))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new Deletions(ids, new TreeSet<>()))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new Deletions(new TreeSet<>(), ids))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void idsAndPrioritiesHaveTheirLimits() {
    JsonObject longest =
        removals(Json.createObjectBuilder().add("x".repeat(128), 1000), Json.createArrayBuilder());
    assertThat(RemovalsJson.FORM.read(longest).removals()).hasSize(1);
    JsonObject tooLong =
        removals(Json.createObjectBuilder().add("x".repeat(129), 20), Json.createArrayBuilder());
    assertThatThrownBy(() -> RemovalsJson.FORM.read(tooLong))
        .isInstanceOf(InvalidValueException.class);
    JsonObject tooHigh =
        removals(Json.createObjectBuilder().add("x", 1001), Json.createArrayBuilder());
    assertThatThrownBy(() -> RemovalsJson.FORM.read(tooHigh))
        .isInstanceOf(InvalidValueException.class);
  }

  private static JsonObject removals(JsonObjectBuilder items, JsonArrayBuilder actions) {
    return Json.createObjectBuilder().add("quickDial", items).add("dialActions", actions).build();
  }
}
