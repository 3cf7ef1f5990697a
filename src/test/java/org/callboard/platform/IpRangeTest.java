package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.77/25, 192.0.2.1, true",
    "192.0.2.77/25, 192.0.2.128, false",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::1, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::1, 0:0:0:0:0:0:0:1, true",
    "127.0.0.1, ::ffff:127.0.0.1, true"
  })
  void whatIsInARangeIsSoByItsFirstBits(String range, String address, boolean is) {
    assertThat(IpRange.of(range).orElseThrow().contains(IpRange.address(address).orElseThrow()))
        .isEqualTo(is);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "example.com/8",
        "192.0.2.0/33",
        "::/129",
        "192.0.2.0/",
        "192.0.2/24",
        "/8",
        "256.0.0.1",
        "192.0.2.0/-1",
        "::1%eth0",
        "1:2",
        ":::",
        ".::",
        "192.0.2.1.",
        "192.0.2.0/24/8"
      })
  void anythingElseIsNoRange(String text) {
    assertThat(IpRange.of(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {".::", ".1:2", ".:", "localhost", "a.b", "1.2.3", ".1.2.3"})
  void whatWouldBeLookedUpAsANameIsNoLiteral(String text) {
    assertThat(IpRange.isLiteral(text)).isFalse();
  }

  @Test
  void aNetworkIsAnAddressOfIpv4OrHalfAnAddressOfIpv6() {
    assertThat(IpRange.networkOf("192.0.2.1")).isEqualTo("192.0.2.1");
    assertThat(IpRange.networkOf("::ffff:192.0.2.1")).isEqualTo("::ffff:192.0.2.1");
    assertThat(IpRange.networkOf("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(IpRange.networkOf("2001:db8:1:2::"))
        .isNotEqualTo(IpRange.networkOf("2001:db8:1:3::"));
    assertThat(IpRange.networkOf("")).isEmpty();
  }
}
