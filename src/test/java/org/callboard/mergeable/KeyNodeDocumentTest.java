package org.callboard.mergeable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.callboard.mergeable.KeyNodeValue.Localized;
import org.callboard.mergeable.KeyNodeValue.Plain;
import org.callboard.mergeable.KeyNodeValue.Subtree;
import org.callboard.mergeable.KeyNodeValue.Translation;
import org.junit.jupiter.api.Test;

class KeyNodeDocumentTest {

  private static KeyNodeValue value(String content) {
    return KeyNodeDocument.read("<a><n>" + content + "</n></a>", "a").get(0).value();
  }

  @Test
  void nodesAreTextTextsOrElements() {
    assertThat(value(" x &amp; <![CDATA[<y>]]><!-- no --> ")).isEqualTo(new Plain(" x & <y> "));
    assertThat(value("")).isEqualTo(new Plain(""));
    assertThat(value("<uri>1</uri> &lt;2"))
        .isEqualTo(new Subtree(new XmlFragment("<uri>1</uri> &lt;2")));
    assertThat(value(" <value lang='cs'>a</value><value>b</value> "))
        .isEqualTo(
            new Localized(
                List.of(
                    new Translation(Optional.of("cs"), "a"),
                    new Translation(Optional.empty(), "b"))));
    assertThat(value("<value><b/></value>")).isInstanceOf(Subtree.class);
    assertThat(value("<value other='1'>x</value>")).isInstanceOf(Subtree.class);
  }

  @Test
  void priorityAndSourceAreKept() {
    KeyNode node = KeyNodeDocument.read("<a><n priority='50' source='s'>x</n></a>", "a").get(0);
    assertThat(node.priority()).contains(new MergePriority(50));
    assertThat(node.source()).contains("s");
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    assertThatThrownBy(
            () -> KeyNodeDocument.read("<a>t<x priority='0'/><y z='1'/><w/><w/></a>", "a"))
        .hasMessageContaining("a must have no text")
        .hasMessageContaining("x.priority")
        .hasMessageContaining("y must have no attributes")
        .hasMessageContaining("w occurs twice");
  }

  @Test
  void attributesAreReadWithoutWhatNobodySeesAtTheirEnds() {
    KeyNode node =
        KeyNodeDocument.read(
                "<a><n priority='\u00a050 ' source='\u200bs\u00a0'><value lang='cs\u2060'>x</value></n>"
                    + "</a>",
                "a")
            .get(0);
    assertThat(node.priority()).contains(new MergePriority(50));
    assertThat(node.source()).contains("s");
    assertThat(node.value())
        .isEqualTo(new Localized(List.of(new Translation(Optional.of("cs"), "x"))));
  }
}
