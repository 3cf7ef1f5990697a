package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlTextTest {

  /** The byte order mark, then the header, then the declaration (RFC 7303, section 3). */
  @ParameterizedTest
  @CsvSource({
    "UTF-8, mark, ISO-8859-1, ISO-8859-1",
    "UTF-16LE, mark, UTF-8, UTF-8",
    "UTF-16BE, mark, , UTF-8",
    "UTF-32LE, mark, , ",
    "ISO-8859-1, , ISO-8859-1, UTF-8",
    "UTF-8, , UTF-8, ISO-8859-1",
    "windows-1252, , Windows-1252, ",
    "ISO-8859-1, , , ISO-8859-1",
    "UTF-16LE, , , UTF-16",
    "UTF-16BE, , , UTF-16",
    "UTF-8, , , "
  })
  void theNearestWordCounts(String charset, String mark, String header, String declared) {
    String xml =
        (declared == null ? "" : "<?xml version='1.0' encoding = '" + declared + "' ?>")
            + "<dialAction>\u00e9\u00fc</dialAction>";
    byte[] bytes = ((mark == null ? "" : "\ufeff") + xml).getBytes(Charset.forName(charset));
    assertThat(XmlText.decoded(bytes, Optional.ofNullable(header))).isEqualTo(xml);
  }

  @Test
  void whatIsNoTextInItsEncodingIsRefused() {
    byte[] latin = "<a>\u00e9</a>".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> XmlText.decoded(latin, Optional.empty()))
        .hasMessage("xml has bytes that are not text in its encoding, UTF-8.");
    assertThatThrownBy(() -> XmlText.decoded(latin, Optional.of("no-such-charset")))
        .hasMessage("xml is in an encoding that cannot be read.");
    assertThatThrownBy(() -> XmlText.decoded(latin, Optional.of("!")))
        .hasMessage("xml is in an encoding that cannot be read.");
    assertThat(XmlText.decoded(new byte[0], Optional.empty())).isEmpty();
  }
}
