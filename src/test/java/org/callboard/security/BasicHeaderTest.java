package org.callboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicHeaderTest {

  @Test
  void thePasswordIsAllBehindTheFirstColon() {
    assertThat(BasicHeader.read(basic("johndow:1:2::3:")))
        .contains(new BasicHeader("johndow", "1:2::3:"));
  }

  @Test
  void bothAreUtf8() {
    assertThat(BasicHeader.read(basic("jöhn:пароль😀")))
        .contains(new BasicHeader("jöhn", "пароль😀"));
  }

  @Test
  void bothMayBeEmpty() {
    assertThat(BasicHeader.read(basic(":"))).contains(new BasicHeader("", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"basic ", "BASIC ", "Basic    "})
  void theSchemeIsWrittenInAnyCase(String scheme) {
    assertThat(BasicHeader.read(scheme + base64("a:b") + " ")).contains(new BasicHeader("a", "b"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Digest username=\"a\"", "Bearer YTpi", "Basically YTpi", "YTpi"})
  void anotherSchemeIsNoneOfOurBusiness(String header) {
    assertThat(BasicHeader.read(header)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"!!!", "YTpi YTpi", "YTpi!", "Y", "YT-_", "YTo=YTo=", "é"})
  void whatIsNotBase64IsRefusedWithAChallenge(String token) {
    assertMalformed("Basic " + token);
  }

  @Test
  void whatIsNotUtf8IsRefusedWithAChallenge() {
    byte[] latin1 = "jöhn:x".getBytes(StandardCharsets.ISO_8859_1);
    assertMalformed("Basic " + Base64.getEncoder().encodeToString(latin1));
  }

  @Test
  void whatHasNoColonIsRefusedWithAChallenge() {
    assertMalformed(basic("johndow"));
    assertMalformed(basic(""));
  }

  private static void assertMalformed(String header) {
    Refusal refusal = Refused.by(() -> BasicHeader.read(header));
    assertThat(refusal.status()).isEqualTo(401);
    assertThat(refusal.headers())
        .containsEntry("WWW-Authenticate", "Basic realm=\"Callboard\", charset=\"UTF-8\"");
  }

  private static String basic(String pair) {
    return "Basic " + base64(pair);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
