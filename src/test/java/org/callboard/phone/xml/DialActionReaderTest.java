package org.callboard.phone.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.Samples;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.KeyNodeValue.Translation;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.diff.Diff;

class DialActionReaderTest {

  private static final ProvisioningXml XML = new ProvisioningXml();

  @Provide
  Arbitrary<DialAction> actions() {
    return Samples.dialActions().map(DialActionReaderTest::typed);
  }

  /** White space at the ends of attributes is nothing that anybody means. */
  private static DialAction typed(DialAction action) {
    return new DialAction(
        action.id(),
        action.nodes().stream()
            .map(
                node ->
                    new KeyNode(
                        node.name(),
                        node.value(),
                        node.priority(),
                        node.source().map(Text::cut).filter(source -> !source.isEmpty())))
            .toList());
  }

  /** What a phone would see is read back as something that phones see in the same way. */
  @Property(tries = 60)
  void whatIsWrittenIsReadBack(@ForAll("actions") DialAction action) {
    byte[] written = XML.dialAction(action);
    DialAction read = DialActionReader.read(new ByteArrayInputStream(written), action.id());
    Diff difference =
        DiffBuilder.compare(written)
            .withTest(XML.dialAction(read))
            .ignoreComments()
            .checkForSimilar() // a CDATA section or the same text
            .build();
    assertThat(difference.hasDifferences()).describedAs(difference.toString()).isFalse();
  }

  @Test
  void theThreeKindsOfValuesAreToldApart() {
    DialAction action =
        read(
            "<dialAction><a>text</a><b priority=\"30\" source=\"portal\"/>"
                + "<c><value lang=\"cs\">ano</value> <value>yes</value></c>"
                + "<d><value kind=\"x\">y</value></d><e>before<i/></e></dialAction>");
    assertThat(action.nodes()).extracting(KeyNode::name).containsExactly("a", "b", "c", "d", "e");
    assertThat(action.nodes().get(0).value()).isEqualTo(new KeyNodeValue.Plain("text"));
    assertThat(action.nodes().get(1).priority()).contains(new MergePriority(30));
    assertThat(action.nodes().get(1).source()).contains("portal");
    assertThat(action.nodes().get(2).value())
        .isEqualTo(
            new KeyNodeValue.Localized(
                List.of(
                    new Translation(Optional.of("cs"), "ano"),
                    new Translation(Optional.empty(), "yes"))));
    assertThat(action.nodes().get(3).value()).isInstanceOf(KeyNodeValue.Subtree.class);
    assertThat(action.nodes().get(4).value()).isInstanceOf(KeyNodeValue.Subtree.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no XML",
        "<dialAction>",
        "<item/>",
        "<dialAction xmlns=\"urn:x\"/>",
        "<dialAction id=\"other\"/>",
        "<dialAction action=\"remove\"/>",
        "<dialAction>text</dialAction>",
        "<dialAction><a b=\"c\"/></dialAction>",
        "<dialAction><a xmlns=\"urn:x\"/></dialAction>",
        "<dialAction><a priority=\"high\"/></dialAction>",
        "<dialAction><a priority=\"0\"/></dialAction>",
        "<dialAction><a priority=\"99999999999\"/></dialAction>",
        "<dialAction><a/><a/></dialAction>",
        "<dialAction><?pi x?></dialAction>",
        "<!DOCTYPE dialAction><dialAction/>",
        "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><dialAction><a>&e;</a></dialAction>",
        "<dialAction><a>&#0;</a></dialAction>"
      })
  void whatIsNoDialActionIsRefusedWithASentence(String xml) {
    assertThatThrownBy(() -> read(xml)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void bombsAreRefusedAtOnce() {
    String laughs =
        "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><dialAction><a>&c;</a></dialAction>";
    assertThatThrownBy(() -> read(laughs)).isInstanceOf(InvalidValueException.class);
    String deep =
        "<dialAction><a>" + "<b>".repeat(10_000) + "</b>".repeat(10_000) + "</a></dialAction>";
    assertThatThrownBy(() -> read(deep))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("levels deep");
  }

  private static DialAction read(String xml) {
    return DialActionReader.read(
        new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "id");
  }

  @Test
  void attributesAreReadWithoutWhatNobodySeesAtTheirEnds() {
    DialAction action =
        DialActionReader.read(
            "<dialAction id=\"\u00a0x\u200b\"><t priority=\"\u00a050\u200b\" source=\" s\u00a0\">"
                + "<value lang=\"\u200bcs \">a</value><value>b</value></t></dialAction>",
            "x");
    KeyNode node = action.nodes().get(0);
    assertThat(node.priority().orElseThrow().value()).isEqualTo(50);
    assertThat(node.source()).contains("s");
    assertThat(((KeyNodeValue.Localized) node.value()).texts().get(0).language()).contains("cs");
    assertThatThrownBy(() -> DialActionReader.read("<dialAction id=\"x\u200by\"/>", "xy"))
        .hasMessageContaining("id must be the same");
    String stored = "x\u00a0"; // of an earlier version
    assertThat(DialActionReader.read("<dialAction id=\"x\u00a0\"/>", stored).id())
        .isEqualTo(stored);
  }
}
