package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost.",
        "LOCALHOST.localdomain",
        "localhost4",
        "localhost6",
        "localhost4.localdomain4",
        "localhost6.localdomain6",
        "ip6-localhost",
        "ip6-loopback",
        "any.localhost",
        "127.0.0.2",
        "[::1]",
        "0.0.0.0"
      })
  void theMachineItselfHasManyNames(String host) {
    assertThat(Loopback.isHost(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost.example.com", "mylocalhost4", "localhost5", "192.0.2.1", ""})
  void othersHaveNone(String host) {
    assertThat(Loopback.isHost(host)).isFalse();
  }
}
