package org.callboard.phone.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.callboard.Golden;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.dialdata.Samples;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.KeyNodeValue.Localized;
import org.callboard.mergeable.KeyNodeValue.Plain;
import org.callboard.mergeable.KeyNodeValue.Subtree;
import org.callboard.mergeable.KeyNodeValue.Translation;
import org.callboard.mergeable.MergePriority;
import org.callboard.mergeable.XmlFragment;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.ReplacePriority;
import org.callboard.simulator.PhoneSimulator;
import org.callboard.simulator.PhoneSimulator.Content;
import org.callboard.simulator.PhoneSimulator.Entry;
import org.callboard.subscriber.SnapshotOf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers, by golden files (docs/protocol.md shows some of them) and for anything at all. */
class ProvisioningXmlTest {

  private static final ProvisioningXml XML = new ProvisioningXml();
  private static final Schema SCHEMA = schema();
  private static final OrganizationSnapshot DEFAULT = organization(Optional.of(21), false);

  @Test
  void removalsComeBeforeItemsWithTheirPriorities() {
    DialData data =
        DialData.EMPTY
            .with(item("security", "Security", "5911", 50))
            .with(item("alarm", "Alarm", "5912", 60))
            .with(item("canteen", "Canteen", "5000", 20))
            .withoutItem("alarm")
            .withoutItem("canteen")
            .with(item("security", "Security", "5911", 20));
    Golden.assertEqual("removals.xml", XML.global(data, DEFAULT));
  }

  /** Whatever the app's rule is: a removal at the stored priority, or above it. */
  @Test
  void aRemovalHoldsUnderBothReadingsAndLeavesUsersTheirOwn() {
    for (int priority : new int[] {1, 5, 19, 20, 21, 38, 40, 41, 50, 999, 1000}) {
      for (PhoneSimulator phone :
          List.of(new PhoneSimulator(), PhoneSimulator.thatRemovesOnlyBelow())) {
        DialData before = DialData.EMPTY.with(item("a", "A", "1", priority));
        OrganizationSnapshot keeping = organization(Optional.empty(), false);
        phone.merge(XML.global(before, keeping));
        phone.merge(XML.global(before.withoutItem("a"), keeping));
        assertThat(phone.quickDial()).as("removed at %s", priority).isEmpty();
        phone.merge(XML.global(before, keeping));
        DialData lowered = before.with(item("a", "B", "1", 1));
        phone.merge(XML.global(lowered, keeping));
        assertThat(phone.entry("a").displayName()).as("lowered from %s", priority).isEqualTo("B");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 38, 39})
  void noRemovalOfAnEntryBelowTheUsersTakesWhatAUserHasMade(int priority) {
    for (PhoneSimulator phone :
        List.of(new PhoneSimulator(), PhoneSimulator.thatRemovesOnlyBelow())) {
      DialData before = DialData.EMPTY.with(item("a", "A", "1", priority));
      phone.merge(XML.global(before, organization(Optional.empty(), false)));
      phone.userEdits("a", new PhoneSimulator.Content("mine", "2"));
      phone.merge(XML.global(before.withoutItem("a"), organization(Optional.empty(), false)));
      assertThat(phone.entry("a").displayName()).isEqualTo("mine");
    }
  }

  @Test
  void anOrganizationWithoutReplacingRemovesEverythingById() {
    DialData data =
        DialData.EMPTY
            .with(item("a", "A", "1", 20))
            .with(item("b", "B", "2", 5))
            .withQuickDial(List.of())
            .with(action("x", node("title", new Plain("X"))))
            .with(action("y", node("title", new Plain("Y"))))
            .withoutAction("x");
    Golden.assertEqual("removed-by-id.xml", XML.global(data, organization(Optional.empty(), true)));
  }

  @Test
  void dialActionsAreNotRemovedUnlessTheOrganizationHasChosenIt() {
    DialData data = DialData.EMPTY.with(action("x")).withoutAction("x");
    assertThat(text(XML.global(data, organization(Optional.empty(), false)))).doesNotContain("x\"");
  }

  @Test
  void aRemovalAtTheReplacePriorityIsSentAndOneBelowIsNot() {
    DialData data =
        DialData.EMPTY
            .with(item("a", "A", "1", 20))
            .with(item("b", "B", "1", 21))
            .withQuickDial(List.of());
    assertThat(text(XML.global(data, DEFAULT)))
        .contains("<item id=\"b\" priority=\"22\" action=\"remove\"/>")
        .doesNotContain("id=\"a\"");
  }

  @Test
  void everyFeatureOfAnItemAndOfADialAction() {
    DialData data =
        DialData.EMPTY
            .with(
                new QuickDialItem(
                    "canteen",
                    "Canteen",
                    "sip:canteen@example.com",
                    Optional.of("https://www.example.com/p.png?a=1&b=2"),
                    new MergePriority(40)))
            .with(
                action(
                    "conference",
                    new KeyNode(
                        "icon",
                        new Plain("star"),
                        Optional.of(new MergePriority(41)),
                        Optional.of("portal")),
                    node(
                        "title",
                        new Localized(
                            List.of(
                                new Translation(Optional.of("cs"), "Konference"),
                                new Translation(Optional.of("zh_Hans"), "会议"),
                                new Translation(Optional.empty(), "Conference")))),
                    node("empty", new Plain("")),
                    node(
                        "rewriting",
                        new Subtree(
                            new XmlFragment(
                                "<rule><conditions>"
                                    + "<condition type=\"doesntStartWith\" param=\"+\"/>"
                                    + "</conditions></rule>"))),
                    node(
                        "extension",
                        new Subtree(
                            new XmlFragment(
                                "mixed <x:a xmlns:x=\"urn:x\" x:b=\"1\"><x:c/></x:a> text"
                                    + "<d xmlns=\"urn:d\"><e/></d>")))));
    Golden.assertEqual("every-feature.xml", XML.global(data, DEFAULT));
  }

  @Test
  void theDeepestSubtreeThatIsTakenCanBeSent() {
    String deepest = "<a>".repeat(63) + "<a/>" + "</a>".repeat(63);
    KeyNode node = node("tree", new Subtree(new XmlFragment(deepest)));
    byte[] answer = XML.global(DialData.EMPTY.with(action("x", node)), DEFAULT);
    PhoneSimulator phone = new PhoneSimulator();
    phone.merge(answer);
    assertThat(phone.dialActions().get("x").get("tree").value()).contains("<a>".repeat(64));
  }

  @Test
  void specialCharacters() {
    DialData data =
        DialData.EMPTY
            .with(item("<&>\"'", "AT&T <b> \"x\" 'y' ]]>", "a&b", 20))
            .with(item("emoji", "👩‍👩‍👧 😀", "1", 20))
            .with(item("rtl", "\u202bمرحبا\u202c", "1", 20))
            .with(item("white", "a\tb\nc\rd\r\ne\u0085f\u00a0g\u2028h", "1", 20));
    byte[] answer = XML.global(data, DEFAULT);
    Golden.assertEqual("special-characters.xml", answer);
    assertThat(text(answer)).contains("]]&gt;").doesNotContain("\r");
  }

  @Test
  void answersThatAreNotWholeOnlyAdd() {
    DialData data =
        DialData.UNKNOWN.overlaidWith(
            DialData.EMPTY
                .with(item("canteen", "Canteen", "5000", 20))
                .with(item("alarm", "Alarm", "5912", 60))
                .withoutItem("alarm")
                .with(action("conference", node("title", new Plain("Conference"))))
                .with(action("x"))
                .withoutAction("x"));
    Golden.assertEqual("additions-only.xml", XML.global(data, organization(Optional.of(21), true)));
  }

  @Test
  void theAnswerThatChangesNothingIsAnEmptyRoot() {
    Golden.assertEqual("nothing.xml", XML.nothing());
  }

  @Test
  void anOrganizationWithoutEntriesStillReplaces() {
    Golden.assertEqual("no-entries.xml", XML.global(DialData.EMPTY, DEFAULT));
  }

  @Test
  void anError() {
    Golden.assertEqual("error.xml", XML.error("The Cloud ID, username or password is wrong."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<b>&]]>", "😀", "\"'"})
  void anErrorMayHaveAnyText(String message) {
    assertThat(text(XML.error(message))).contains("<message>");
    assertThat(Golden.parse(XML.error(message)).getDocumentElement().getTextContent())
        .isEqualTo(message);
  }

  @Test
  void anAnswerThatTheSchemaForbidsIsNotWritten() {
    assertThatThrownBy(() -> XML.error("")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void answersSayThatTheyAreUtf8AndAreUtf8() {
    byte[] answer = XML.error("é");
    assertThat(text(answer)).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"");
    assertThat(answer).containsSequence("é".getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void anyDataIsValidAndComesBackAsItIs(
      @ForAll("dialData") DialData data,
      @ForAll @IntRange(min = 0, max = 40) int replacePriority,
      @ForAll boolean removesDialActions)
      throws Exception {
    OrganizationSnapshot organization =
        organization(
            Optional.of(replacePriority).filter(priority -> priority > 0), removesDialActions);
    byte[] answer = XML.global(data, organization);
    SCHEMA.newValidator().validate(new StreamSource(new ByteArrayInputStream(answer)));
    assertThat(XML.global(data, organization)).isEqualTo(answer);

    PhoneSimulator phone = new PhoneSimulator();
    phone.merge(answer);
    assertThat(phone.quickDial()).isEqualTo(entries(data));
    assertThat(phone.dialActions()).isEqualTo(byHand(data));
  }

  @Provide
  Arbitrary<DialData> dialData() {
    return Samples.dialData();
  }

  private static Map<String, Entry> entries(DialData data) {
    Map<String, Entry> entries = new HashMap<>();
    for (QuickDialItem item : data.quickDial()) {
      Content content = new Content(item.displayName(), item.uri(), item.portrait().orElse(""));
      entries.put(item.id(), new Entry(data.whole() ? item.priority().value() : 0, content, false));
    }
    return entries;
  }

  /** What a phone makes of the same actions, written with nothing but text. */
  private static Map<String, Map<String, PhoneSimulator.KeyNode>> byHand(DialData data) {
    StringBuilder xml = new StringBuilder("<r><dialActions>");
    for (DialAction action : data.whole() ? data.dialActions() : List.<DialAction>of()) {
      xml.append("<dialAction id='").append(escaped(action.id())).append("'>");
      for (KeyNode node : action.nodes()) {
        Map<String, String> attributes = new LinkedHashMap<>();
        node.priority().ifPresent(p -> attributes.put("priority", String.valueOf(p.value())));
        node.source().ifPresent(source -> attributes.put("source", source));
        xml.append('<').append(node.name());
        attributes.forEach((n, v) -> xml.append(" " + n + "='" + escaped(v) + "'"));
        xml.append('>').append(byHand(node.value())).append("</" + node.name() + ">");
      }
      xml.append("</dialAction>");
    }
    PhoneSimulator phone = new PhoneSimulator();
    phone.merge(xml.append("</dialActions></r>").toString().getBytes(StandardCharsets.UTF_8));
    return phone.dialActions();
  }

  private static String byHand(KeyNodeValue value) {
    if (value instanceof Subtree subtree) {
      return subtree.xml().content();
    }
    if (value instanceof Plain plain) {
      return escaped(plain.text());
    }
    return ((Localized) value)
        .texts().stream()
            .map(
                text ->
                    "<value"
                        + text.language().map(tag -> " lang='" + tag + "'").orElse("")
                        + ">"
                        + escaped(text.text())
                        + "</value>")
            .collect(Collectors.joining());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&apos;")
        .replace("\r", "&#13;");
  }

  private static OrganizationSnapshot organization(
      Optional<Integer> replacePriority, boolean removesDialActions) {
    return SnapshotOf.organization(
        1,
        new CloudId("EXAMPLE"),
        "Example",
        true,
        replacePriority.map(ReplacePriority::new),
        removesDialActions);
  }

  private static QuickDialItem item(String id, String name, String uri, int priority) {
    return new QuickDialItem(id, name, uri, Optional.empty(), new MergePriority(priority));
  }

  private static DialAction action(String id, KeyNode... nodes) {
    return new DialAction(id, List.of(nodes));
  }

  private static KeyNode node(String name, KeyNodeValue value) {
    return new KeyNode(name, value, Optional.empty(), Optional.empty());
  }

  private static String text(byte[] answer) {
    return new String(answer, StandardCharsets.UTF_8);
  }

  private static Schema schema() {
    try {
      return SchemaFactory.newDefaultInstance()
          .newSchema(ProvisioningXml.class.getResource("/provisioning.xsd"));
    } catch (org.xml.sax.SAXException e) {
      throw new AssertionError(e);
    }
  }
}
