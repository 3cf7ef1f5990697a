package org.callboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.callboard.platform.Settings;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {

  private static final String PROXIES = "10.0.0.0/8, 2001:db8:1::/48";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.7",
        "192.0.2.7:4711",
        "198.51.100.66, 192.0.2.7", // the client's own invention stands further left
        "192.0.2.7, 10.1.1.1",
        "192.0.2.7,10.1.1.1, 10.1.1.2",
        "198.51.100.66\n192.0.2.7",
        "nonsense, 192.0.2.7"
      })
  void aProxyIsBelieved(String header) {
    assertThat(forwardedFor("10.0.0.1", header)).isEqualTo("192.0.2.7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2001:db8:2::7", "[2001:db8:2::7]", "[2001:db8:2::7]:80", "::1, 2001:db8:2::7"})
  void soIsOneOfIpv6(String header) {
    assertThat(forwardedFor("2001:db8:1::1", header)).isEqualTo("2001:db8:2:0:0:0:0:7");
  }

  @Test
  void nobodyElseIsBelieved() {
    assertThat(forwardedFor("192.0.2.9", "192.0.2.7")).isEqualTo("192.0.2.9");
    FakeRequest request = new FakeRequest("GET").from("127.0.0.1").header("X-Forwarded-For", "::9");
    assertThat(new ClientAddresses(settings(Map.of())).of(request.asServletRequest()))
        .isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown",
        "_hidden",
        "example.com",
        "192.0.2.7, unknown",
        "1.2.3.4.5",
        "",
        "300.1.1.1"
      })
  void whereTheProxyDoesNotSayItIsTheProxy(String header) {
    assertThat(forwardedFor("10.0.0.1", header)).isEqualTo("10.0.0.1");
  }

  @Test
  void withoutTheHeaderItIsTheProxy() {
    FakeRequest request = new FakeRequest("GET").from("10.0.0.1");
    assertThat(address(request, Map.of("callboard.proxies", PROXIES))).isEqualTo("10.0.0.1");
  }

  @Test
  void whereAllAreProxiesItIsTheFirst() {
    assertThat(forwardedFor("10.0.0.1", "10.0.0.3, 10.0.0.2")).isEqualTo("10.0.0.3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for=192.0.2.7;proto=https;by=10.0.0.1",
        "proto=https;For=\"192.0.2.7:4711\"",
        "for=198.51.100.66, for=192.0.2.7",
        "for=192.0.2.7;host=x, for=10.1.1.1",
        "nonsense, for=192.0.2.7",
        "proto=https;host=\"a;for=6.6.6.6\";for=192.0.2.7",
        "for=6.6.6.6, for=192.0.2.7;host=\"x\\\",for=6.6.6.6\"",
        "for=192.0.2.7;host=\"x,for=6.6.6.6;host=evil.example\";proto=https"
      })
  void forwardedIsReadWhereTheSettingSaysSo(String header) {
    FakeRequest request =
        new FakeRequest("GET")
            .from("10.0.0.1")
            .header("Forwarded", header)
            .header("X-Forwarded-For", "198.51.100.1");
    assertThat(
            address(
                request,
                Map.of("callboard.proxies", PROXIES, "callboard.proxies.header", "forwarded")))
        .isEqualTo("192.0.2.7");
    assertThat(address(request, Map.of("callboard.proxies", PROXIES))).isEqualTo("198.51.100.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for=6.6.6.6, for=\"192.0.2.7",
        "for=6.6.6.6, for=192.0.2.7;host=\"x",
        "for=6.6.6.6, for=192.0.2.7;host=\"x\"y",
        "for=6.6.6.6, for=192.0.2.7;host=a b",
        "for=6.6.6.6, for=192.0.2.7;for=192.0.2.8",
        "for=6.6.6.6, host=\"a\";for=6.6.6.6;x=\"b\";for=192.0.2.7",
        "for=6.6.6.6, host",
        "for=6.6.6.6, =192.0.2.7"
      })
  void whereAnElementCannotBeReadTheProxyDoesNotSay(String header) {
    FakeRequest request = new FakeRequest("GET").from("10.0.0.1").header("Forwarded", header);
    assertThat(
            address(
                request,
                Map.of("callboard.proxies", PROXIES, "callboard.proxies.header", "forwarded")))
        .isEqualTo("10.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "\\y", ";", ",", "\"\",", "a=b;", "a=\"\",", "\"", " "})
  void aLongHeaderCostsNoTimeAndNoStack(String part) {
    for (String before : new String[] {"", "x=\""}) {
      String header = before + part.repeat(60_000 / part.length()) + ",for=unknown";
      FakeRequest request = new FakeRequest("GET").from("10.0.0.1").header("Forwarded", header);
      Assertions.assertTimeout(
          Duration.ofSeconds(2),
          () ->
              assertThat(
                      address(
                          request,
                          Map.of(
                              "callboard.proxies",
                              PROXIES,
                              "callboard.proxies.header",
                              "forwarded")))
                  .isEqualTo("10.0.0.1"));
    }
  }

  private static String forwardedFor(String peer, String header) {
    FakeRequest request = new FakeRequest("GET").from(peer).header("X-Forwarded-For", header);
    return address(request, Map.of("callboard.proxies", PROXIES));
  }

  private static String address(FakeRequest request, Map<String, String> settings) {
    return new ClientAddresses(settings(settings)).of(request.asServletRequest());
  }

  private static Settings settings(Map<String, String> settings) {
    return new Settings(settings::get);
  }
}
