package org.callboard.mergeable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.callboard.dialdata.Samples;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyNodesJsonTest {

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void whatIsWrittenIsReadAgain(@ForAll("nodes") List<KeyNode> nodes) {
    assertThat(KeyNodesJson.read(KeyNodesJson.write(nodes))).isEqualTo(nodes);
  }

  @Provide
  Arbitrary<List<KeyNode>> nodes() {
    return Samples.keyNodes().list().ofMaxSize(4);
  }

  /** Rows of older versions must stay readable, so the form does not change by accident. */
  @Test
  void theFormIsThis() {
    List<KeyNode> nodes =
        List.of(
            new KeyNode(
                "icon",
                new KeyNodeValue.Plain("a\"b"),
                Optional.of(new MergePriority(50)),
                Optional.of("portal")),
            new KeyNode(
                "title",
                new KeyNodeValue.Localized(
                    List.of(
                        new KeyNodeValue.Translation(Optional.of("cs"), "Konference"),
                        new KeyNodeValue.Translation(Optional.empty(), "Conference"))),
                Optional.empty(),
                Optional.empty()),
            new KeyNode(
                "rewriting",
                new KeyNodeValue.Subtree(new XmlFragment("<rule/>")),
                Optional.empty(),
                Optional.empty()));
    String json =
        "[{\"name\":\"icon\",\"priority\":50,\"source\":\"portal\",\"text\":\"a\\\"b\"},"
            + "{\"name\":\"title\",\"texts\":[{\"lang\":\"cs\",\"text\":\"Konference\"},"
            + "{\"text\":\"Conference\"}]},"
            + "{\"name\":\"rewriting\",\"xml\":\"<rule/>\"}]";
    assertThat(KeyNodesJson.write(nodes)).isEqualTo(json);
    assertThat(KeyNodesJson.read(json)).isEqualTo(nodes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[1]",
        "[{}]",
        "[null]",
        "[{\"name\":\"a\"}]",
        "[{\"name\":1,\"text\":\"x\"}]",
        "[{\"name\":\"a\",\"text\":1}]",
        "[{\"name\":\"a\",\"text\":\"x\",\"priority\":\"high\"}]",
        "[{\"name\":\"a\",\"text\":\"x\",\"priority\":1001}]",
        "[{\"name\":\"a b\",\"text\":\"x\"}]",
        "[{\"name\":\"a\",\"xml\":\"<b>\"}]",
        "[{\"name\":\"a\",\"texts\":[]}]",
        "[{\"name\":\"a\",\"texts\":[\"x\"]}]",
        "[{\"name\":\"a\",\"texts\":{}}]",
        "[{\"name\":\"a\",\"text\":\"x\"}"
      })
  void anythingElseIsAnInvalidValueAndNoOtherFailure(String json) {
    assertThatThrownBy(() -> KeyNodesJson.read(json)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void aLongLanguageCostsNoStack() {
    String tag = "a" + "-a".repeat(30_000);
    assertThat(new KeyNodeValue.Translation(Optional.of(tag), "x").language()).contains(tag);
  }
}
