package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomTextTest {

  @Test
  void textsHaveTheLengthAndTheAlphabetThatWereAskedFor() {
    assertThat(RandomText.id()).matches("[A-Za-z0-9_-]{16}");
    assertThat(RandomText.base64(32)).matches("[A-Za-z0-9_-]{43}");
    assertThat(RandomText.hex(5)).matches("[0-9a-f]{10}");
    assertThat(RandomText.of("XY", 200)).matches("[XY]{200}").contains("X", "Y");
  }

  @Test
  void noTwoAreEqual() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      assertThat(ids.add(RandomText.id())).isTrue();
    }
  }

  @Test
  void theHashIsSha256() {
    assertThat(RandomText.hash("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
