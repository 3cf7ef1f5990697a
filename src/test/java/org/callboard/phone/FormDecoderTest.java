package org.callboard.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.callboard.security.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormDecoderTest {

  private record Pair(String name, String value) {}

  @Property
  void whatABrowserEncodesIsDecoded(
      @ForAll("unicode") String name, @ForAll("unicode") String value) {
    String form = encode(name) + "=" + encode(value);
    assertThat(decode(form)).containsExactly(new Pair(name, value));
  }

  @Provide
  Arbitrary<String> unicode() {
    return Arbitraries.strings()
        .all()
        .ofMaxLength(30)
        .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }

  @Test
  void pairsComeInTheirOrderWithRepetitions() {
    assertThat(decode("b=1&a=2&b=3"))
        .containsExactly(new Pair("b", "1"), new Pair("a", "2"), new Pair("b", "3"));
  }

  @ParameterizedTest
  @CsvSource({
    "a, a, ''",
    "a=, a, ''",
    "=b, '', b",
    "a==b, a, =b",
    "a=b=c, a, b=c",
    "a=b;c=d, a, b;c=d",
    "a+b=c+d, a b, c d",
    "a=%2B%26%3D%25, a, +&=%",
    "a=%c3%A9, a, é",
    "a=~!$()*-._:@/?, a, ~!$()*-._:@/?"
  })
  void aPairIsCutAtItsFirstEqualsSign(String form, String name, String value) {
    assertThat(decode(form)).containsExactly(new Pair(name, value));
  }

  @Test
  void nulAndLineBreaksAreCharactersLikeAnyOther() {
    assertThat(decode("a=%00%0D%0A")).containsExactly(new Pair("a", "\0\r\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&", "&&&"})
  void nothingIsNoPair(String form) {
    assertThat(decode(form)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%4", "%zz", "%4g", "%%41", "%-1", "%+1", "% 1", "a%", "%u0041"})
  void aPercentSignThatEncodesNothingIsRefused(String text) {
    Refused.with(400, () -> decode("a=" + text));
    Refused.with(400, () -> decode("a=" + text + "&b=1"));
    assertPassedOverWhereItDoesNotCount(text);
  }

  private static void assertPassedOverWhereItDoesNotCount(String text) {
    assertThat(decode(text + "=a&b=1")).containsExactly(new Pair("b", "1"));
    assertThat(decode(text + "&b")).containsExactly(new Pair("b", ""));
    assertThat(decode("a=" + text, FormDecoder.Use.IGNORED)).isEmpty();
    assertThat(decode("a=" + text + "&b=1", FormDecoder.Use.OPTIONAL))
        .containsExactly("unreadable", "1");
  }

  /** Java takes these for digits as well. */
  @ParameterizedTest
  @ValueSource(strings = {"%\uff14\uff11", "%4\u0661", "%\uff21\uff21"})
  void digitsOfOtherScriptsEncodeNothing(String text) {
    Refused.with(400, () -> decode("a=" + text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%ff",
        "%80",
        "%c3",
        "%c3%28",
        "%e2%82",
        "%f0%9f%98",
        "%c3%c3",
        "%c0%80",
        "%c0%af",
        "%e0%80%af",
        "%f0%80%80%af", // overlong
        "%ed%a0%80",
        "%ed%b0%80",
        "%ed%a0%bd%ed%b8%80", // surrogates
        "%f4%90%80%80",
        "%f8%88%80%80%80" // beyond Unicode
      })
  void bytesThatAreNotUtf8AreRefused(String text) {
    Refused.with(400, () -> decode("a=" + text));
    assertPassedOverWhereItDoesNotCount(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "€", "😀", "\u0080", "\u00c3\u00a9"})
  void aCharacterThatShouldBeEncodedIsRefused(String text) {
    Refused.with(400, () -> decode("a=" + text));
    assertPassedOverWhereItDoesNotCount(text);
  }

  @Test
  void aBodyThatIsNotUtf8IsRefused() {
    Refused.with(400, () -> FormDecoder.utf8(new byte[] {'a', '=', (byte) 0xe9}));
    assertThat(FormDecoder.utf8("é".getBytes(StandardCharsets.UTF_8))).isEqualTo("é");
  }

  @Test
  void aBodyMayHaveAByteOrderMarkAndBytesOfItsOwnWhereTheyDoNotCount() {
    List<String> values = new ArrayList<>();
    byte[] body =
        "\u00ef\u00bb\u00bfa=1&x=\u00e9&\u00e9=2&b=3".getBytes(StandardCharsets.ISO_8859_1);
    FormDecoder.decode(
        body,
        name -> name.equals("x") ? FormDecoder.Use.IGNORED : FormDecoder.Use.COUNTS,
        (name, value) -> values.add(name + value.orElseThrow()));
    assertThat(values).containsExactly("a1", "b3");
  }

  private static List<Pair> decode(String form) {
    List<Pair> pairs = new ArrayList<>();
    FormDecoder.decode(
        form,
        name -> FormDecoder.Use.COUNTS,
        (name, value) -> pairs.add(new Pair(name, value.orElseThrow())));
    return pairs;
  }

  private static List<String> decode(String form, FormDecoder.Use use) {
    List<String> values = new ArrayList<>();
    FormDecoder.decode(form, name -> use, (name, value) -> values.add(value.orElse("unreadable")));
    return values;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
