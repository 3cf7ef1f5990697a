package org.callboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests a page of another site has made. */
class OtherSitesTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // Sec-Fetch-Site, Origin, Referer, whether another site asks
        "cross-site, -, -, true",
        "same-site, -, -, true",
        "cross-site, -, https://callboard.example/page, true",
        "same-origin, -, https://callboard.example/page, false",
        "none, -, -, false", // typed by the user
        "-, -, -, false", // a program
        "-, https://other.example, -, true",
        "-, null, -, true",
        "-, http://callboard.example, -, false",
        "-, -, http://other.example/page?callboard.example, true",
        "-, -, http://callboard.example.other.example/, true",
        "-, -, http://callboard.example, false",
        "-, -, https://callboard.example/page, false"
      })
  void aBrowserTellsForWhomItAsks(String site, String origin, String referer, boolean other) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Host", "callboard.example");
    headers.put("Sec-Fetch-Site", site);
    headers.put("Origin", origin);
    headers.put("Referer", referer);
    assertThat(OtherSites.asks(request(headers))).isEqualTo(other);
  }

  private static HttpServletRequest request(Map<String, String> headers) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            HttpServletRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> headers.get((String) arguments[0]));
  }
}
