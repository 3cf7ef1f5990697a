package org.callboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Map;
import org.callboard.platform.Settings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses webhooks may reach. */
class OuterNetworkTest {

  private final OuterNetwork standard = network("none");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "192.0.0.8",
        "198.18.0.1",
        "224.0.0.1",
        "239.255.255.255",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1"
      })
  void whatIsNotOnTheInternetIsNotReached(String address) throws Exception {
    assertThat(standard.has(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "172.15.255.255",
        "172.32.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "223.255.255.255",
        "::ffff:1.1.1.1",
        "2606:4700::1111",
        "2001:4860:4860::8888",
        "64:ff9b::101:101"
      })
  void whatIsOnTheInternetIs(String address) throws Exception {
    assertThat(standard.has(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.1.2.3", "::1"})
  void whatASettingAllowsIsReachedAndNothingBesideIt(String address) throws Exception {
    OuterNetwork some = network("10.1.2.0/24, ::1");
    assertThat(some.has(InetAddress.getByName(address))).isTrue();
    assertThat(some.has(InetAddress.getByName("10.1.3.1"))).isFalse();
    assertThat(some.has(InetAddress.getByName("127.0.0.1"))).isFalse();
  }

  static OuterNetwork network(String allowed) {
    return new OuterNetwork(
        new Settings(Map.of("callboard.webhooks.allowed-networks", allowed)::get));
  }
}
