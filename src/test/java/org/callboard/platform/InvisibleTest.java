package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvisibleTest {

  /** What spreadsheets, web pages and chats leave. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        0x9, 0xA, 0xD, 0x20, 0x85, 0xA0, 0xAD, 0x34F, 0x61C, 0x115F, 0x1680, 0x180E, 0x2000, 0x200A,
        0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x202F, 0x205F,
        0x2060, 0x2066, 0x2069, 0x206F, 0x2800, 0x3000, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9, 0xE0001
      })
  void isCutOffAtBothEnds(int c) {
    String it = Character.toString(c);
    assertThat(Text.cut(it + "5000 1" + it + " " + it)).isEqualTo("5000 1");
    assertThat(Text.cut(it)).isEmpty();
    assertThat(Text.visible("uri", it + "5000" + it)).isEqualTo("5000");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x9, 0xA, 0x85, 0xA0, 0xAD, 0x34F, 0x2003, 0x200B, 0x200C, 0x200D, 0x200E, 0x2028, 0x202A,
        0x202C, 0x2060, 0x2069, 0x2800, 0x3000, 0x3164, 0xFE0F, 0xFEFF, 0xE0041, 0xE0100
      })
  void isRefusedInsideOfNames(int c) {
    String name = "zw" + Character.toString(c) + "1";
    assertThatThrownBy(() -> Text.visible("username", name))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(
            "username has an invisible character inside (U+%04X). Type it again without it.", c);
    assertThat(Text.cleaned(name)).isIn("zw1", "zw 1");
    assertThat(Text.cut(name)).isEqualTo(name);
  }

  /** Emoji, flags, keycaps; Persian and Hindi; forms of Han letters; Arabic number signs. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "R&D / Ops 50% 😀",
        "👩\u200d👩\u200d👧 & 家",
        "❤\ufe0f Team",
        "❤\ufe0f\u200d🔥",
        "👩🏽\u200d💻",
        "🏴\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
        "1\ufe0f\u20e3 floor",
        "می\u200cخواهم",
        "क्\u200dष",
        "葛\udb40\udd00",
        "\u0600\u0661",
        "Müller Ann"
      })
  void whatIsSeenStays(String name) {
    assertThat(Text.visible("group", name)).isEqualTo(name);
    assertThat(Text.cleaned(name)).isEqualTo(name);
    assertThat(Text.cut(" " + name + "\u200b")).isEqualTo(name);
  }

  @Test
  void dotlessIIsALetterOfItsOwnAndSharpSIsTwo() {
    assertThat(Text.folded("ALI")).isEqualTo(Text.folded("ali")).isEqualTo("ali");
    assertThat(Text.folded("al\u0131")).isEqualTo("al\u0131");
    assertThat(Text.formerlyFolded("al\u0131")).isEqualTo("ali");
    assertThat(Text.folded("STRA\u1e9eE")).isEqualTo(Text.folded("straße")).isEqualTo("strasse");
    assertThat(Text.folded("\u0130")).isEqualTo("i\u0307");
  }
}
