package org.callboard.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.callboard.platform.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {

  private final JdkPbkdf2 pbkdf2 = new JdkPbkdf2();
  private final PasswordHasher hasher = hasher(pbkdf2, 10_000);

  @ParameterizedTest
  @ValueSource(
      strings = {"12345678", " ", "пароль😀", "a:b", "\0", "\uffff", "\uffff0", "\uffff\uffff"})
  void theRightPasswordMatches(String password) {
    assertThat(hasher.matches(password, hasher.hash(password))).isTrue();
  }

  /** HMAC fills its key up with zero bytes, which makes the first two equal. */
  @Test
  void passwordsThatDifferInAZeroOrItsStandInAreDifferent() {
    List<String> alike =
        List.of(
            "secret",
            "secret\0",
            "secret\0\0",
            "secret\uffff0",
            "secret\uffff\0",
            "secret\uffff\uffff0",
            "secret\uffff\uffff",
            "secret\uffff",
            "secret0",
            "Secret",
            "secret ");
    for (String password : List.of("secret", "secret\0", "secret\uffff0")) {
      String hash = hasher.hash(password);
      assertThat(alike).filteredOn(other -> hasher.matches(other, hash)).containsExactly(password);
    }
  }

  @Test
  void longPasswordsDifferInTheirLastCharacter() {
    String hash = hasher.hash("x".repeat(1024));
    assertThat(hasher.matches("x".repeat(1024), hash)).isTrue();
    assertThat(hasher.matches("x".repeat(1023), hash)).isFalse();
    assertThat(hasher.matches("x".repeat(1023) + "y", hash)).isFalse();
  }

  @Test
  void aHashSaysHowItWasMadeAndNothingOfThePassword() {
    String hash = hasher.hash("12345678");
    assertThat(hash).startsWith("PBKDF2WithHmacSHA512:10000:").doesNotContain("12345678");
    assertThat(hash.split(":")[2]).as("a salt of 32 bytes").hasSize(44);
    assertThat(hash.split(":")[3]).as("a key of 64 bytes").hasSize(88);
  }

  @Test
  void theSamePasswordHasAnotherHashEachTime() {
    Set<String> hashes = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      hashes.add(hasher.hash("12345678"));
    }
    assertThat(hashes).hasSize(5);
  }

  @Test
  void aHashOfALowerCostOrAnotherAlgorithmIsOutdated() {
    String hash = hasher.hash("12345678");
    assertThat(hasher.isOutdated(hash)).isFalse();
    assertThat(hasher(new JdkPbkdf2(), 10_001).isOutdated(hash)).isTrue();
    assertThat(hasher(new JdkPbkdf2(), 20_000).isOutdated(hash)).isTrue();
    assertThat(hasher.isOutdated(hash.replace("SHA512", "SHA256"))).isTrue();
    assertThat(hasher.isOutdated(hash.replace(":10000:", ":10001:"))).isFalse();
  }

  @Test
  void anOutdatedHashStillMatches() {
    String hash = hasher.hash("12345678");
    assertThat(hasher(new JdkPbkdf2(), 20_000).matches("12345678", hash)).isTrue();
  }

  @Test
  void aWrongPasswordCostsTheSameForNobodyForACurrentAndForAnOldHash() {
    JdkPbkdf2 counting = new JdkPbkdf2();
    PasswordHasher current = hasher(counting, 30_000);
    String oldHash = hasher.hash("12345678");
    String currentHash = current.hash("12345678");
    counting.takeIterations();

    current.match("wrong", List.of(), 1, 0);
    assertThat(counting.takeIterations()).isEqualTo(30_000);
    current.matches("wrong", currentHash);
    assertThat(counting.takeIterations()).isEqualTo(30_000);
    current.matches("wrong", oldHash);
    assertThat(counting.takeIterations()).isEqualTo(30_000);
  }

  /** Only somebody's SQL can write one. It must not be told from a wrong password. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12345678",
        "$2a$10$abcdefghijklmnopqrstuv",
        "PBKDF2WithHmacSHA512:10000:AAAA",
        "PBKDF2WithHmacSHA512:10000:AAAA:AAAA:AAAA",
        "PBKDF2WithHmacSHA512:0:AAAA:AAAA",
        "PBKDF2WithHmacSHA512:-1:AAAA:AAAA",
        "PBKDF2WithHmacSHA512:99999999999:AAAA:AAAA",
        "PBKDF2WithHmacSHA512:10000:?:AAAA",
        "PBKDF2WithHmacSHA512:10000:A:AAAA",
        "PBKDF2WithHmacSHA512:10000:AAAA:A=",
        "PBKDF2WithHmacMD5:10000:AAAA:AAAA"
      })
  void anUnreadableHashMatchesNothingAtTheSameCost(String hash) {
    pbkdf2.takeIterations();
    assertThat(hasher.matches("12345678", hash)).isFalse();
    assertThat(pbkdf2.takeIterations()).isEqualTo(10_000);
  }

  @Test
  void aHashOfAnotherAlgorithmOfTheKindStillMatchesAndIsNotCheaper() {
    JdkPbkdf2 other = new JdkPbkdf2();
    hasher(other, 10_000);
    other.initialize(
        Map.of(
            "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA256",
            "Pbkdf2PasswordHash.Iterations", "2048",
            "Pbkdf2PasswordHash.SaltSizeBytes", "32",
            "Pbkdf2PasswordHash.KeySizeBytes", "32"));
    String hash = other.generate("12345678".toCharArray());
    assertThat(hasher.matches("12345678", hash)).isTrue();
    pbkdf2.takeIterations();
    assertThat(hasher.matches("wrong", hash)).isFalse();
    assertThat(pbkdf2.takeIterations()).isEqualTo(2_048 + 10_000);
  }

  private static PasswordHasher hasher(JdkPbkdf2 pbkdf2, int iterations) {
    return new PasswordHasher(
        pbkdf2,
        new Settings(Map.of("callboard.password.iterations", String.valueOf(iterations))::get));
  }
}
