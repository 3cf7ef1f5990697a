package org.callboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fields of the core are called on a page. */
class FrameTest {

  @ParameterizedTest
  @CsvSource({
    "displayName, Name",
    "items[3].uri, 'Eintrag 4, Nummer'",
    "attributes.extension, 'Attribut, extension'",
    "<b>, <b>",
    "items[99999999999].id, 'items[99999999999], ID'",
  })
  void fieldsHaveWords(String name, String words) {
    Frame frame =
        new Frame(
            Texts.of(Optional.of("de"), Optional.empty()),
            "/console",
            "/console/",
            Optional.empty(),
            Optional.empty(),
            "auto",
            true,
            Optional.empty(),
            Optional.empty(),
            null);
    assertThat(frame.field(name)).isEqualTo(words);
  }
}
