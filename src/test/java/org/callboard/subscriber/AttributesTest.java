package org.callboard.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonValue;
import org.callboard.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of attributes as a body or an organization's file has them. */
class AttributesTest {

  private static Attributes read(String... names) {
    var json = Json.createObjectBuilder();
    for (String name : names) {
      json.add(name, "x");
    }
    JsonValue built = json.build();
    return Attributes.FORM.read("attributes", built);
  }

  @ParameterizedTest
  @ValueSource(strings = {"colour", " colour ", "\u200bcolour", "colour\u00a0", "\ufeffcolour\n"})
  void aNameIsCutAtItsEnds(String name) {
    assertThat(read(name).values()).containsOnlyKeys("colour");
  }

  @ParameterizedTest
  @ValueSource(strings = {"col\u200bour", "\u200bcol\u00adour", "a\u00a0b", "a\u2060b"})
  void aNameWithSomethingInsideThatNobodySeesIsToldSo(String name) {
    assertThatThrownBy(() -> read(name)).hasMessageContaining("invisible character inside (U+");
  }

  @Test
  void namesThatAreTheSameWhenTheyAreCutAreRefused() {
    assertThatThrownBy(() -> read("a", " a")).hasMessageContaining("occurs twice");
    assertThat(read("a", "A").values()).hasSize(2);
  }
}
