package org.callboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.callboard.it.support.Api;
import org.callboard.it.support.DeployedCallboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a server may refuse by itself before the application sees it, in words no phone can read.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OddWireIT extends DeployedCallboard {

  private final Api api = Api.operator();
  private AnnsPhone ann;

  @BeforeEach
  void makeASubscriber() {
    ann = AnnsPhone.ofANewOrganization();
  }

  /** One byte for each character. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "User-Agent: T\u00c3\u00a9l\u00c3\u00a9phone/1.0",
        "User-Agent: T\u00e9l\u00e9phone/1.0",
        "User-Agent: \u00ff\u00fe",
        "User-Agent: a\u0001b\u007f",
        "X-Device: \u00f0\u009f\u0093\u009e",
        "X-Device: a\tb",
        "X-Device:",
        "X-Device: a\r\n b",
        "Cookie: $Version=\"1; a=\u00ff; =;;",
        "Cookie: caf\u00c3\u00a9=1",
        "Cookie: a=\"b",
        "Cookie: ;;=,",
        "Cookie: a=b\tc",
        "Cookie:",
        "Range: bytes=0-10",
        "Content-Encoding: gzip",
        "Content-Length: 0"
      })
  void whatHeadersSayRefusesNoPhone(String header) {
    for (String address : List.of(PhoneClient.GLOBAL, PhoneClient.ACCOUNT)) {
      assertThat(AnnsPhone.raw(get(address, header) + "\r\n"))
          .as(address)
          .startsWith("HTTP/1.1 200 ")
          .contains("<?xml");
    }
    assertThat(api.get(ann.path() + "/devices").expect(200).text()).contains("\"total\":1");
  }

  @Test
  void aPhoneWhoseNameHasAnAccentIsADeviceWithThatName() {
    AnnsPhone.raw(
        get(PhoneClient.ACCOUNT, "User-Agent: T\u00c3\u00a9l\u00c3\u00a9phone/1.0") + "\r\n");
    assertThat(api.get(ann.path() + "/devices").expect(200).text()).contains("phone/1.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\n\r\nhello",
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=b",
        "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
      })
  void aBodyOfAGetRefusesNoPhone(String body) {
    assertThat(AnnsPhone.raw(get(PhoneClient.GLOBAL, body)))
        .startsWith("HTTP/1.1 200 ")
        .contains("<quickDial");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Transfer-Encoding: chunked", "Transfer-Encoding: Chunked"})
  void aBodyInChunksRefusesNoPhone(String header) {
    for (String size : List.of("%x", "00%X", "%x ")) {
      assertThat(
              AnnsPhone.raw(
                  "POST {path}"
                      + PhoneClient.GLOBAL
                      + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                      + PhoneClient.FORM
                      + "\r\n"
                      + header
                      + "\r\n\r\n"
                      + size.formatted(ann.login().length())
                      + "\r\n"
                      + ann.login()
                      + "\r\n0\r\n\r\n"))
          .as(size)
          .startsWith("HTTP/1.1 200 ")
          .contains("<quickDial");
    }
  }

  private String get(String address, String header) {
    return "GET {path}"
        + address
        + "?"
        + ann.login()
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + header
        + (header.contains("\r\n\r\n") ? "" : "\r\n");
  }
}
