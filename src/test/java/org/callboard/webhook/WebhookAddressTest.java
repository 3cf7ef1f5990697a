package org.callboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a webhook's messages may go, by what is written. */
class WebhookAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "ftp://example.com/",
        "https:///x",
        "https://",
        "https:example.com",
        "https://eve:secret@example.com/",
        "https://eve@example.com/",
        "https://example.com/#x",
        "https://example.com:0/",
        "https://example.com:65536/",
        "https://exa mple.com/",
        "https://example.com/\r\nX: y",
        "https://exämple.com/",
        "https://example_com/",
        "https://a/b\\c",
        "javascript:alert(1)"
      })
  void whatCouldBeTakenForAnotherAddressIsRefusedInWords(String text) {
    assertThatThrownBy(() -> WebhookAddress.of(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("url must");
  }

  @Test
  void itsLengthIsBounded() {
    String root = "https://example.com/";
    assertThat(WebhookAddress.of(root + "a".repeat(2000 - root.length()))).isNotNull();
    assertThatThrownBy(() -> WebhookAddress.of(root + "a".repeat(2001 - root.length())))
        .isInstanceOf(InvalidValueException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com, example.com, 443, example.com, /",
    "HTTPS://Example.com:8443/a%20b?c=d, Example.com, 8443, Example.com:8443, /a%20b?c=d",
    "http://example.com/, example.com, 80, example.com, /",
    "https://[2606:4700::1111]:444/x, 2606:4700::1111, 444, [2606:4700::1111]:444, /x"
  })
  void itsPartsAreThoseOfTheRequest(
      String text, String host, int port, String authority, String target) {
    WebhookAddress address = WebhookAddress.of(text);
    assertThat(address.host()).isEqualTo(host);
    assertThat(address.port()).isEqualTo(port);
    assertThat(address.authority()).isEqualTo(authority);
    assertThat(address.target()).isEqualTo(target);
    assertThat(address.isSecure()).isEqualTo(text.toLowerCase().startsWith("https"));
  }

  /** From the reference implementations of Standard Webhooks. */
  @Test
  void aSignatureIsThatOfTheStandard() {
    WebhookSecret secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertThat(
            secret.signature(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    assertThat(secret).hasToString("WebhookSecret");
  }
}
