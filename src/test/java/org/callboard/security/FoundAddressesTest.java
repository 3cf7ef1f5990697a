package org.callboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.callboard.platform.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FakeRequest is deployed at /callboard, and comes from elsewhere unless it is told otherwise. */
class FoundAddressesTest {

  private static final String HERE = "127.0.0.1";

  private static FakeRequest asking(String host) {
    return new FakeRequest("POST").from(HERE).header("Host", host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8080",
        "localhost:",
        "localhost.:8080",
        "callboard.localhost",
        "localhost.localdomain",
        "ip6-localhost",
        "127.0.0.1:8080",
        "127.45.0.1",
        "0.0.0.0:8080",
        "[::1]:8080",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]:8080",
        "[::]"
      })
  void nobodyElsewhereIsToldALoopbackAddress(String host) {
    for (boolean secure : new boolean[] {false, true}) {
      assertThat(told(asking(host).secure(secure).from("192.0.2.7"), Map.of())).isEmpty();
      for (String header :
          new String[] {
            "Forwarded", "X-Forwarded-For", "X-Forwarded-Anything", "X-Real-IP", "Via", "X-Scheme"
          }) {
        assertThat(told(asking(host).secure(secure).header(header, "x"), Map.of())).isEmpty();
      }
      assertThat(told(asking(host).secure(secure), Map.of())).isPresent();
    }
  }

  /**
   * nginx's {@code proxy_pass} alone sends Host: 127.0.0.1:8080 by HTTP/1.0, and no header more.
   */
  @Test
  void nobodyBehindAProxyThatSaysNothingIsToldALoopbackAddress() {
    assertThat(told(asking("127.0.0.1:8080").protocol("HTTP/1.0"), Map.of())).isEmpty();
    assertThat(told(asking("127.0.0.1:8080"), Map.of("callboard.proxies", HERE)))
        .as("a program on the proxy's machine that asks without the proxy")
        .isPresent();
  }

  @Test
  void withoutAHostThereIsNoAddress() {
    for (String protocol : new String[] {"HTTP/1.0", "HTTP/1.1"}) {
      FakeRequest request = new FakeRequest("GET").from(HERE).secure(true).protocol(protocol);
      assertThat(found(request, Map.of())).isEmpty();
      assertThat(found(request.header("Host", " "), Map.of())).isEmpty();
    }
    assertThat(told(new FakeRequest("GET").secure(true).protocol("HTTP/2.0"), Map.of()))
        .contains("https://name.of.http2.example.com/callboard");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "a/b",
        "a@b.example.com",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.0.0.1.",
        "a.example.com:70000",
        "a.example.com:0",
        "a.example.com:x",
        "[::1",
        "[1:2]",
        "h\u00f6st.example.com",
        "a,b",
        "%{HTTP_HOST}"
      })
  void whatIsNoHostIsNoAddress(String host) {
    assertThat(found(asking(host).secure(true), Map.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https, phones.example.com, , https://phones.example.com/callboard",
    "HTTPS, phones.example.com:8443, , https://phones.example.com:8443/callboard",
    "https, phones.example.com, 8443, https://phones.example.com:8443/callboard",
    "https, phones.example.com:444, 8443, https://phones.example.com:444/callboard",
    "https, phones.example.com, 443, https://phones.example.com/callboard",
    "https, phones.example.com, nonsense, https://phones.example.com/callboard",
    "https, , , https://backend.example.com/callboard",
    "https, 'forged.example.com, phones.example.com', , https://phones.example.com/callboard",
    "'http, https', phones.example.com, , https://phones.example.com/callboard"
  })
  void aNamedProxyIsBelieved(String scheme, String host, String port, String expected) {
    FakeRequest request = asking("backend.example.com").header("X-Forwarded-Proto", scheme);
    if (host != null) {
      request.header("X-Forwarded-Host", host);
    }
    if (port != null) {
      request.header("X-Forwarded-Port", port);
    }
    assertThat(told(request, Map.of("callboard.proxies", HERE))).contains(expected);
    assertThat(told(request, Map.of())).isEmpty();
    assertThat(told(request, Map.of("callboard.proxies", "10.0.0.0/8"))).isEmpty();
  }

  @Test
  void ofAChainOfNamedProxiesTheOutermostIsBelieved() {
    FakeRequest request =
        asking("backend:8080")
            .header("X-Forwarded-For", "203.0.113.9, 10.1.1.1")
            .header("X-Forwarded-Proto", "http, https, http")
            .header("X-Forwarded-Host", "forged.example.com, phones.example.com, inner");
    assertThat(told(request, Map.of("callboard.proxies", "127.0.0.1, 10.0.0.0/8")))
        .contains("https://phones.example.com/callboard");
  }

  @Test
  void forwardedIsReadWhereTheSettingSaysSo() {
    FakeRequest request =
        asking("127.0.0.1:8080")
            .header(
                "Forwarded",
                "for=198.51.100.1;host=forged.example.com;proto=https,"
                    + " for=192.0.2.7;Host=\"phones.example.com:8443\";proto=https")
            .header("X-Forwarded-Host", "other.example.com")
            .header("X-Forwarded-Proto", "https");
    Map<String, String> settings =
        Map.of("callboard.proxies", HERE, "callboard.proxies.header", "forwarded");
    assertThat(told(request, settings)).contains("https://phones.example.com:8443/callboard");
    assertThat(told(request, Map.of("callboard.proxies", HERE)))
        .contains("https://other.example.com/callboard");
  }

  @Test
  void aNamedProxyThatSaysHttpIsBelievedToo() {
    FakeRequest request = asking("phones.example.com").secure(true);
    assertThat(told(request, Map.of("callboard.proxies", HERE))).isPresent();
    request.header("X-Forwarded-Proto", "http");
    assertThat(told(request, Map.of("callboard.proxies", HERE))).isEmpty();
  }

  /** As before: TLS to this server, by whatever is in between, and the client's own Host. */
  @Test
  void aProxyThatNobodyNamesDoesNotHideAnAddressByTls() {
    FakeRequest request =
        asking("phones.example.com").secure(true).header("X-Forwarded-For", "192.0.2.7");
    assertThat(told(request, Map.of())).contains("https://phones.example.com/callboard");
    assertThat(found(request, Map.of()).orElseThrow().byUnknownProxy()).isTrue();
    assertThat(found(request, Map.of("callboard.proxies", HERE)).orElseThrow().byUnknownProxy())
        .isFalse();
  }

  private static Optional<String> told(FakeRequest request, Map<String, String> settings) {
    return found(request, settings).flatMap(FoundAddress::ofPhones);
  }

  private static Optional<FoundAddress> found(FakeRequest request, Map<String, String> settings) {
    return new FoundAddresses(new ClientAddresses(new Settings(settings::get)))
        .of(request.asServletRequest());
  }
}
