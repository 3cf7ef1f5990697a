package org.callboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrowserNameTest {

  @Test
  void browsersAreCalledAsPeopleCallThem() {
    assertThat(
            BrowserName.of(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/126.0 Safari/537.36 Edg/126.0"))
        .isEqualTo("Edge, Windows");
    assertThat(
            BrowserName.of(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML,"
                    + " like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"))
        .isEqualTo("Safari, iPhone");
    assertThat(BrowserName.of("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko Firefox/127.0"))
        .isEqualTo("Firefox, Linux");
    assertThat(BrowserName.of("curl/8.5")).isEqualTo("curl/8.5");
    assertThat(BrowserName.of("x".repeat(100))).hasSize(60);
    assertThat(BrowserName.of(" ")).isEqualTo("?");
  }
}
