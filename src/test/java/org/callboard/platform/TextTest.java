package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

class TextTest {

  /**
   * The parser is the authority: each character of the first planes, and the ends of the others.
   */
  @Test
  void aCharacterIsLegalIfAParserTakesIt() throws Exception {
    var parser = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
    parser.setErrorHandler(new DefaultHandler());
    IntStream edges =
        IntStream.of(
            0x8, 0x9, 0xA, 0xB, 0xC, 0xD, 0xE, 0x1F, 0x20, 0x7F, 0x85, 0xD7FF, 0xD800, 0xDBFF,
            0xDC00, 0xDFFF, 0xE000, 0xFDD0, 0xFFFD, 0xFFFE, 0xFFFF, 0x10000, 0x1FFFE, 0x1FFFF,
            0x10FFFE, 0x10FFFF);
    for (int c : IntStream.concat(IntStream.range(0, 0x400), edges).toArray()) {
      byte[] xml = ("<a>&#" + c + ";</a>").getBytes(StandardCharsets.UTF_8);
      boolean legal = true;
      try {
        parser.parse(new ByteArrayInputStream(xml));
      } catch (SAXException e) {
        legal = false;
      }
      assertThat(Text.isLegalXml(Character.toString(c))).as("U+%04X", c).isEqualTo(legal);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udc00b", "\udc00\ud800", "\ud83d\ude00\ud83d"})
  void aLoneSurrogateIsFound(String text) {
    assertThat(Text.hasLoneSurrogate(text)).isTrue();
    assertThat(Text.isLegalXml(text)).isFalse();
  }

  @Test
  void aPairOfSurrogatesIsACharacter() {
    assertThat(Text.hasLoneSurrogate("😀")).isFalse();
    assertThat(Text.isLegalXml("😀")).isTrue();
  }

  @Test
  void controlsAreThoseOfBothTables() {
    assertThat(Text.hasControl("a\tb")).isTrue();
    assertThat(Text.hasControl("a\u0085b")).isTrue();
    assertThat(Text.hasControl("a\u007fb")).isTrue();
    assertThat(Text.hasControl("a b\u00a0é😀")).isFalse();
  }

  @Test
  void whatIsKeptIsShortAndLegal() {
    assertThat(Text.kept("any 😀\n", 10)).isEqualTo("any 😀\n");
    assertThat(Text.kept("a\0b\ude00\uffff", 10)).isEqualTo("a\ufffdb\ufffd\ufffd");
    assertThat(Text.kept("abc😀", 4)).isEqualTo("abc\ufffd");
    assertThat(Text.kept("abc😀", 5)).isEqualTo("abc😀");
  }

  @Test
  void theMessageNamesTheFieldAndIsASentence() {
    assertThatThrownBy(() -> Text.required("displayName", " ", 5))
        .hasMessage("displayName must not be empty.");
    assertThatThrownBy(() -> Text.checked("uri", "123456", 5))
        .hasMessage("uri must have at most 5 characters.");
    assertThatThrownBy(() -> Text.checked("uri", "\u0000", 5))
        .hasMessage("uri has a character that XML cannot carry.");
    assertThatThrownBy(() -> Text.key("id", "a ", 5))
        .hasMessage("id must have no control characters and no outer white space.");
  }
}
