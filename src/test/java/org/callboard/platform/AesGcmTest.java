package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesGcmTest {

  private static final String PLACE = "SUBSCRIBER/5/password";

  private final AesGcm cipher = new AesGcm(key(1));

  @ParameterizedTest
  @ValueSource(strings = {"", "secret", "\u00e4\u20ac\ud83d\ude00", "a\u0000b"})
  void whatWasEncryptedIsReadAtItsPlace(String text) {
    assertThat(cipher.decrypt(cipher.encrypt(text, PLACE), PLACE)).contains(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 24, 32})
  void keysMayHaveAnyLengthOfAes(int bytes) {
    AesGcm other = new AesGcm(new byte[bytes]);
    assertThat(other.decrypt(other.encrypt("secret", PLACE), PLACE)).contains("secret");
  }

  @Test
  void nothingIsReadAtAnotherPlaceOrByAnotherKey() {
    String encrypted = cipher.encrypt("secret", PLACE);
    assertThat(cipher.decrypt(encrypted, "SUBSCRIBER/6/password")).isEmpty();
    assertThat(cipher.decrypt(encrypted, "")).isEmpty();
    assertThat(new AesGcm(key(2)).decrypt(encrypted, PLACE)).isEmpty();
  }

  @Test
  void oneTextIsNeverEncryptedAlikeTwice() {
    Set<String> all = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      all.add(cipher.encrypt("secret", PLACE));
    }
    assertThat(all).hasSize(100).noneMatch(encrypted -> encrypted.contains("secret"));
  }

  @Test
  void whateverBitIsChangedNothingIsRead() {
    byte[] encrypted = Base64.getDecoder().decode(cipher.encrypt("secret", PLACE));
    for (int bit = 0; bit < encrypted.length * Byte.SIZE; bit++) {
      byte[] changed = encrypted.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThat(cipher.decrypt(Base64.getEncoder().encodeToString(changed), PLACE)).isEmpty();
    }
  }

  @Test
  void whereverItIsCutOffNothingIsReadAndNothingFails() {
    byte[] encrypted = Base64.getDecoder().decode(cipher.encrypt("secret", PLACE));
    for (int length = 0; length < encrypted.length; length++) {
      String cut = Base64.getEncoder().encodeToString(Arrays.copyOf(encrypted, length));
      assertThat(cipher.decrypt(cut, PLACE)).isEmpty();
    }
    assertThat(cipher.decrypt("no Base64!", PLACE)).isEmpty();
  }

  @Test
  void aKeyOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> new AesGcm(new byte[5]).encrypt("secret", PLACE))
        .isInstanceOf(IllegalStateException.class);
  }

  private static byte[] key(int filling) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) filling);
    return key;
  }
}
