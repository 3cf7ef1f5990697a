package org.callboard.mergeable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.diff.Diff;

class XmlFragmentTest {

  private static final String BILLION_LAUGHS =
      "<!DOCTYPE node [<!ENTITY a \"ha\">"
          + IntStream.range(0, 9)
              .mapToObj(
                  i -> "<!ENTITY " + next(i) + " \"" + ("&" + name(i) + ";").repeat(10) + "\">")
              .collect(Collectors.joining())
          + "]>&j;";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        " text <b/> more ",
        "<rule><conditions><condition type=\"doesntStartWith\" param=\"+\"/></conditions></rule>",
        "<a xmlns=\"urn:x\"><b/></a>",
        "<x:a xmlns:x=\"urn:x\" x:b=\"1\"><x:c/></x:a>",
        "<a xml:lang=\"cs\" xml:space=\"preserve\"> </a>",
        "&amp;&lt;&gt;&quot;&apos;&#x1F600;&#10;",
        "<!-- a comment -->",
        "<a>😀 مرحبا</a>"
      })
  void wellFormedContentIsKeptAsItIs(String content) {
    assertThat(new XmlFragment(content).content()).isEqualTo(content);
    Diff diff =
        DiffBuilder.compare("<title>" + content + "</title>")
            .withTest(new XmlFragment(content).below("title"))
            .build();
    assertThat(diff.hasDifferences()).as(diff.toString()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a>",
        "</a>",
        "a & b",
        "a < b",
        "]]>",
        "<a b=1/>",
        "<a b='1' b='2'/>",
        "&nbsp;",
        "&#0;",
        "&#xD800;",
        "<x:a/>",
        "<a x:b='1'/>",
        "<a xmlns:x='urn:x'/><x:b/>",
        "<a xmlns:xml='urn:x'/>",
        "<![CDATA[open",
        "<!-- -- -->",
        "<?xml version=\"1.0\"?><a/>"
      })
  void whatIsNotWellFormedIsRefused(String content) {
    assertRefused(content, "xml is not well-formed: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</node><node>",
        "a</node><evil/><node>b",
        "</node>",
        "</node><!--",
        "]]></node><node><![CDATA["
      })
  void contentCannotBreakOutOfItsElement(String content) {
    assertRefused(content, "xml is not well-formed: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE node>",
        "<!DOCTYPE node [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
        "<!DOCTYPE node SYSTEM \"http://127.0.0.1:1/x.dtd\">",
        "<!ENTITY e \"x\">"
      })
  void aDocumentTypeIsRefused(String content) {
    assertRefused(content, "xml is not well-formed: ");
  }

  @Test
  void aBillionLaughsAreRefused() {
    assertThat(BILLION_LAUGHS).contains("<!ENTITY j \"&i;&i;");
    assertRefused(BILLION_LAUGHS, "xml is not well-formed: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<?php echo 1 ?>", "<a><b><?x?></b></a>", "text<?x y?>", "<a/><?x?><b/>"})
  void aProcessingInstructionIsRefusedWhereverItStands(String content) {
    assertRefused(content, "xml must have no processing instructions.");
  }

  @Test
  void cdataIsTextLikeAnyOther() {
    Element title = new XmlFragment("<![CDATA[<b> & ]]]]>&gt;").below("title").getDocumentElement();
    assertThat(title.getTextContent()).isEqualTo("<b> & ]]>");
  }

  @Test
  void elementsMayBe64LevelsDeep() {
    assertThatCode(() -> new XmlFragment(nested(64))).doesNotThrowAnyException();
    assertRefused(nested(65), "xml must be at most 64 levels deep.");
    assertRefused("<a/>" + nested(65) + "<a/>", "xml must be at most 64 levels deep.");
  }

  @Test
  void anySiblingsAreNoDepth() {
    assertThatCode(() -> new XmlFragment("<a><b/>x</a>".repeat(1000))).doesNotThrowAnyException();
  }

  @Test
  void theDeepestNestingThatFitsIsRefusedAndNoStackOverflow() {
    assertRefused(nested(9000), "xml "); // the parsers of newer JDKs have a limit of their own
  }

  @Test
  void itHasAtMost64KiCharacters() {
    assertThatCode(() -> new XmlFragment("x".repeat(65_536))).doesNotThrowAnyException();
    assertRefused("x".repeat(65_537), "xml must have at most 65536 characters.");
  }

  @Test
  void aCharacterThatXmlCannotCarryIsRefused() {
    assertRefused("a\u0001", "xml has a character that XML cannot carry.");
    assertRefused("\ud800", "xml has a character that XML cannot carry.");
  }

  /** JAXB writes it as it is, and a parser then reads a space. */
  @Test
  void aTabInAnAttributeIsRefused() {
    assertRefused("<a b='&#9;'/>", "xml must have no tab in an attribute.");
    assertThatCode(() -> new XmlFragment("<a b='&#10;&#13; '>\t</a>")).doesNotThrowAnyException();
  }

  @Test
  void everyCallGivesADocumentOfItsOwn() {
    XmlFragment fragment = new XmlFragment("<a/>");
    Element first = fragment.below("title").getDocumentElement();
    first.setAttribute("priority", "1");
    first.removeChild(first.getFirstChild());
    Element second = fragment.below("title").getDocumentElement();
    assertThat(second.hasAttribute("priority")).isFalse();
    assertThat(second.getFirstChild()).isNotNull();
  }

  private static String nested(int levels) {
    return "<a>".repeat(levels - 1) + "<a/>" + "</a>".repeat(levels - 1);
  }

  private static String name(int i) {
    return String.valueOf((char) ('a' + i));
  }

  private static String next(int i) {
    return name(i + 1);
  }

  private static void assertRefused(String content, String message) {
    assertThatThrownBy(() -> new XmlFragment(content))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith(message);
  }
}
