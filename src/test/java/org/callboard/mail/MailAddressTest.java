package org.callboard.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"ann@example.com", "a.b+c@mail.example.co.uk", "root@localhost", "o'b@x.y"})
  void addressesAreTaken(String address) {
    assertThat(new MailAddress(address)).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ann",
        "@example.com",
        "ann@",
        "ann@-x.com",
        "ann@example..com",
        "a..b@example.com",
        "ann@example.com\nBcc: all@example.com",
        "ann@example.com,bob@example.com",
        "Ann <ann@example.com>",
        "änn@example.com",
        "ann @example.com"
      })
  void whatIsNoneIsRefused(String address) {
    assertThatThrownBy(() -> new MailAddress(address)).hasMessageContaining("no e-mail address");
  }
}
