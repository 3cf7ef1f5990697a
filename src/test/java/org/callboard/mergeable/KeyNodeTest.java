package org.callboard.mergeable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.callboard.dialdata.DialAction;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyNodeTest {

  private static final KeyNodeValue TEXT = new KeyNodeValue.Plain("x");

  @ParameterizedTest
  @ValueSource(strings = {"title", "_x", "a.b-c", "A1"})
  void aNameIsAnXmlName(String name) {
    assertThat(node(name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "1a", "-a", ".a", "a b", "a:b", ":a", "<a", "a>", "a/", "xml", "XmLx", "a\u00d7",
        "a\n"
      })
  void anyOtherNameIsRefused(String name) {
    assertThatThrownBy(() -> node(name)).isInstanceOf(InvalidValueException.class);
  }

  /** The JDK's DOM, with which answers are written, knows the names of an older XML only. */
  @ParameterizedTest
  @ValueSource(strings = {"\u0132", "a\u0132", "\u1200", "\u2c00", "\u0370"})
  void aNameThatTheWriterDoesNotKnowIsRefused(String name) {
    assertThatThrownBy(() -> node(name)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void aLongNameOrSourceIsRefused() {
    assertThat(node("n".repeat(100)).name()).hasSize(100);
    assertThatThrownBy(() -> node("n".repeat(101))).isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new KeyNode("a", TEXT, Optional.empty(), Optional.of("s".repeat(101))))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void aNodeWithoutAValueIsRefused() {
    assertThatThrownBy(() -> new KeyNode("a", null, Optional.empty(), Optional.empty()))
        .isInstanceOf(InvalidValueException.class);
  }

  /** What an answer that is not whole says at priority 0 would replace such a node on a phone. */
  @Test
  void thePriorityOfAnswersThatOnlyFillGapsIsRefused() {
    assertThatThrownBy(
            () -> new KeyNode("a", TEXT, Optional.of(MergePriority.LOWEST), Optional.empty()))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("priority ");
  }

  @Test
  void aTextMayBeEmptyButNotTooLongOrIllegal() {
    assertThat(new KeyNodeValue.Plain("").text()).isEmpty();
    assertThatThrownBy(() -> new KeyNodeValue.Plain("x".repeat(65_537)))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new KeyNodeValue.Plain("\u0000"))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void aLocalizedTextHasEachLanguageOnceAndAtLeastOne() {
    assertThatThrownBy(() -> new KeyNodeValue.Localized(List.of()))
        .isInstanceOf(InvalidValueException.class);
    KeyNodeValue.Translation first = new KeyNodeValue.Translation(Optional.empty(), "a");
    KeyNodeValue.Translation second = new KeyNodeValue.Translation(Optional.empty(), "b");
    assertThatThrownBy(() -> new KeyNodeValue.Localized(List.of(first, second)))
        .isInstanceOf(InvalidValueException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c_", "čs", "en-", "123", "en GB", "x\" y=\""})
  void aLanguageIsATag(String language) {
    assertThatThrownBy(() -> new KeyNodeValue.Translation(Optional.of(language), "a"))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void anActionHasNoNameTwiceAndAtMostAHundredNodes() {
    assertThatThrownBy(() -> new DialAction("x", List.of(node("a"), node("a"))))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("has the name a twice");
    List<KeyNode> many = IntStream.rangeClosed(1, 101).mapToObj(i -> node("n" + i)).toList();
    assertThat(new DialAction("x", many.subList(0, 100)).nodes()).hasSize(100);
    assertThatThrownBy(() -> new DialAction("x", many)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void anActionsValuesTogetherFitIntoItsColumn() {
    KeyNodeValue big = new KeyNodeValue.Plain("\"".repeat(65_536));
    KeyNodeValue texts =
        new KeyNodeValue.Localized(
            List.of(new KeyNodeValue.Translation(Optional.of("cs"), "x".repeat(65_536))));
    KeyNodeValue tree = new KeyNodeValue.Subtree(new XmlFragment("y".repeat(65_536)));
    List<KeyNode> nodes = new ArrayList<>();
    for (KeyNodeValue value : List.of(big, texts, tree, big, texts, tree)) {
      nodes.add(node("n" + nodes.size(), value));
    }
    DialAction action = new DialAction("x", nodes);
    assertThat(KeyNodesJson.write(action.nodes())).hasSizeLessThanOrEqualTo(1_000_000);
    nodes.add(node("one.more", big));
    assertThatThrownBy(() -> new DialAction("x", nodes))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("nodes ");
  }

  @Test
  void anActionsIdIsAKey() {
    assertThatThrownBy(() -> new DialAction(" x", List.of()))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new DialAction("x".repeat(129), List.of()))
        .isInstanceOf(InvalidValueException.class);
  }

  private static KeyNode node(String name) {
    return node(name, TEXT);
  }

  private static KeyNode node(String name, KeyNodeValue value) {
    return new KeyNode(name, value, Optional.empty(), Optional.empty());
  }
}
