package org.callboard.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.callboard.platform.Settings;
import org.callboard.security.ClientAddresses;
import org.callboard.security.FakeRequest;
import org.callboard.security.FoundAddresses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

  @ParameterizedTest
  @CsvSource({
    "true, phones.example.com, https://phones.example.com/callboard",
    "true, phones.example.com:443, https://phones.example.com/callboard",
    "true, phones.example.com:8443, https://phones.example.com:8443/callboard",
    "false, localhost:8080, http://localhost:8080/callboard",
    "false, 127.0.0.1, http://127.0.0.1/callboard",
    "false, 127.0.0.1:80, http://127.0.0.1/callboard",
    "false, [::1]:8080, http://[::1]:8080/callboard"
  })
  void aRequestTellsWhereItFoundTheServer(boolean secure, String host, String expected) {
    assertThat(address("").of(request(secure, host).asServletRequest())).contains(expected);
  }

  /** Over plain HTTP the app would send asterisks, so no phone is sent there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "phones.example.com",
        "127.0.0.1.example.com",
        "localhost.example.com",
        "10.0.0.1"
      })
  void plainHttpIsNoAddressForPhones(String host) {
    assertThat(address("").of(request(false, host).asServletRequest())).isEmpty();
  }

  @Test
  void aHostThatIsNoneIsNoAddress() {
    assertThat(address("").of(request(true, "a b/../<x>").asServletRequest())).isEmpty();
  }

  @Test
  void whatIsSetCounts() {
    assertThat(
            address("https://set.example.com/x/")
                .of(request(true, "other.example.com").asServletRequest()))
        .contains("https://set.example.com/x");
  }

  private static PublicAddress address(String publicUrl) {
    Map<String, String> values =
        publicUrl.isEmpty() ? Map.of() : Map.of("callboard.public-url", publicUrl);
    Settings settings = new Settings(values::get);
    return new PublicAddress(settings, new FoundAddresses(new ClientAddresses(settings)));
  }

  private static FakeRequest request(boolean secure, String host) {
    return new FakeRequest("GET").from("127.0.0.1").secure(secure).header("Host", host);
  }
}
