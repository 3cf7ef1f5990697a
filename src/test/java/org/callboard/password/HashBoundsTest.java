package org.callboard.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.platform.BusyException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a hash of another server may be, and what becomes of those that were stored before. */
class HashBoundsTest {

  private static final int OWN = 210_000;

  private final HashBounds bounds = new HashBounds(settings(OWN));

  @ParameterizedTest
  @CsvSource({
    "PBKDF2WithHmacSHA512, 1000, 16, 64",
    "PBKDF2WithHmacSHA512, 210000, 32, 64",
    "PBKDF2WithHmacSHA512, 420000, 32, 64",
    "PBKDF2WithHmacSHA512, 420000, 64, 64",
    "PBKDF2WithHmacSHA384, 210000, 16, 48",
    "PBKDF2WithHmacSHA256, 210000, 16, 32",
    "PBKDF2WithHmacSHA224, 210000, 16, 28"
  })
  void whatIsAsStrongAsItsAlgorithmAndCostsTwiceAtMostIsTaken(
      String algorithm, int iterations, int salt, int key) {
    String hash = hash(algorithm, iterations, salt, key);
    assertThatCode(() -> check(hash)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "PBKDF2WithHmacSHA512, 420001, 32, 64, costs 420001 iterations. This server takes at most 420000",
    "PBKDF2WithHmacSHA512, 2000000, 32, 64, costs 2000000 iterations",
    "PBKDF2WithHmacSHA512, 999, 32, 64, has fewer than 1000 iterations",
    "PBKDF2WithHmacSHA512, 210000, 15, 64, has a salt of fewer than 16 bytes",
    "PBKDF2WithHmacSHA512, 210000, 65, 64, has a salt of more than 64 bytes",
    "PBKDF2WithHmacSHA512, 210000, 0, 64, is not of a kind",
    "PBKDF2WithHmacSHA512, 210000, 32, 32, has a key of 32 bytes; its algorithm needs 64",
    "PBKDF2WithHmacSHA256, 210000, 32, 64, has a key of 64 bytes; its algorithm needs 32",
    "PBKDF2WithHmacSHA512, 210000, 32, 1, is not of a kind",
    "PBKDF2WithHmacSHA512, 210000, 32, 0, is not of a kind",
    "PBKDF2WithHmacSHA512, 99999999, 32, 64, is not of a kind"
  })
  void whatIsWeakerOrSlowerIsRefusedInWords(
      String algorithm, int iterations, int salt, int key, String words) {
    String hash = hash(algorithm, iterations, salt, key);
    assertThatThrownBy(() -> check(hash))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("passwordHash " + words);
  }

  @Test
  void whatAServerOfThisCostOrTwiceItHasWrappedIsTaken() {
    for (int own : new int[] {OWN, 2 * OWN}) {
      PasswordHasher other = hasher(own, new JdkPbkdf2());
      String wrapped = other.wrap(other.hashForImport("password"));
      assertThatCode(() -> check(wrapped)).doesNotThrowAnyException();
      assertThatCode(() -> check(other.hashForImport("x"))).doesNotThrowAnyException();
    }
    PasswordHasher slow = hasher(2 * OWN + 1000, new JdkPbkdf2());
    String wrapped = slow.wrap(slow.hashForImport("password"));
    assertThatThrownBy(() -> check(wrapped)).hasMessageContaining("at most 420000");
  }

  @Test
  void nothingElseThanAHashOfThisServerIsWrapped() {
    String outer = hash("PBKDF2WithHmacSHA512", 1000, 32, 64);
    for (String inner :
        List.of(
            "PBKDF2WithHmacSHA256:1000:" + "A".repeat(24),
            "PBKDF2WithHmacSHA512:999:" + "A".repeat(24),
            "PBKDF2WithHmacSHA512:1000:AAAA",
            "PBKDF2WithHmacSHA512:5000:" + "A".repeat(24),
            "PBKDF2WithHmacSHA512:9000000:" + "A".repeat(24))) {
      assertThatThrownBy(() -> check("wrapped:" + inner + ":" + outer))
          .isInstanceOf(InvalidValueException.class);
    }
    String own = "wrapped:PBKDF2WithHmacSHA512:1000:" + "A".repeat(24) + ":" + outer;
    assertThatCode(() -> check(own)).doesNotThrowAnyException();
  }

  /** As long as 2 to the cost times 64 iterations; PHP's own cost is always taken. */
  @ParameterizedTest
  @CsvSource({"10000, 10", "105000, 11", "210000, 12", "300000, 13", "600000, 14", "10000000, 14"})
  void aBcryptHashTakesNoMoreThanTwiceTheTimeOfAnOwnOne(int own, int most) {
    assertThat(new HashBounds(settings(own)).maxBcrypt()).isEqualTo(most);
    BcryptHash.check(bcrypt(most), most);
    String more = bcrypt(most + 1);
    assertThatThrownBy(() -> BcryptHash.check(more, most))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("whose cost is not from 4 to " + most);
  }

  @Test
  void aCostlierBcryptHashIsRefusedInEachKindOfFile() {
    PasswordHasher own = hasher(10_000, new JdkPbkdf2());
    assertThat(own.imported(bcrypt(10))).isEqualTo(bcrypt(10));
    assertThatThrownBy(() -> own.imported(bcrypt(11))).isInstanceOf(InvalidValueException.class);
    assertThatCode(() -> check(bcrypt(12))).doesNotThrowAnyException();
    assertThatThrownBy(() -> check(bcrypt(13)))
        .hasMessageStartingWith(
            "passwordHash is a bcrypt hash of cost 13. This server takes at most 12");
  }

  /** Or somebody's earlier import would hold all places at the slow hash. */
  @Test
  void ofStoredHashesThatCostTooMuchOneAtATimeIsChecked() {
    List<Object> meanwhile = new ArrayList<>();
    PasswordHasher[] hasher = new PasswordHasher[1];
    String slow = hash("PBKDF2WithHmacSHA512", 20_001, 32, 64);
    String usual = hash("PBKDF2WithHmacSHA512", 20_000, 32, 64);
    JdkPbkdf2 pbkdf2 =
        new JdkPbkdf2() {
          @Override
          public boolean verify(char[] password, String hashed) {
            if (hashed.equals(slow) && meanwhile.isEmpty()) {
              meanwhile.add("begun");
              meanwhile.add(outcome(hasher[0], slow));
              meanwhile.add(outcome(hasher[0], usual));
            }
            return super.verify(password, hashed);
          }
        };
    hasher[0] = hasher(10_000, pbkdf2);
    assertThat(outcome(hasher[0], slow)).isEqualTo("wrong");
    assertThat(meanwhile).containsExactly("begun", "busy", "wrong");
    assertThat(outcome(hasher[0], slow)).isEqualTo("wrong"); // the place is free again
  }

  @Test
  void whoeverHasAStoredHashThatIsSlowOrShortSignsInAndGetsAnOwnOne() {
    PasswordHasher own = hasher(10_000, new JdkPbkdf2());
    for (String stored :
        List.of(
            real("password", 50_000, 32, 64), // of a time when this server's cost was higher
            real("password", 10_000, 8, 64),
            real("password", 1000, 32, 32))) {
      assertThat(own.matchSubscriber("ann", "password", List.of(stored), 2, 0)).contains(stored);
      assertThat(own.isToBeUpgraded(stored, "password")).isTrue();
    }
    assertThat(own.isToBeUpgraded(real("password", 10_000, 32, 64), "password")).isFalse();
    assertThat(own.isToBeUpgraded(real("password", 20_000, 32, 64), "password")).isFalse();
  }

  /** One of 256 passwords fits a key of one byte, and would become the subscriber's. */
  @Test
  void aStoredKeyOfFewBytesOpensToNobody() {
    PasswordHasher own = hasher(10_000, new JdkPbkdf2());
    for (int bytes : new int[] {1, 8, 15}) {
      String stored = real("password", 10_000, 32, bytes);
      assertThat(own.matches("password", stored)).isFalse();
      assertThat(PasswordHasher.isReadable(stored)).isFalse();
    }
    assertThat(own.matches("password", real("password", 10_000, 32, 16))).isTrue();
  }

  private void check(String hash) {
    HashBounds.checkForm(hash);
    bounds.checkCost(hash);
  }

  private static String outcome(PasswordHasher hasher, String stored) {
    try {
      Optional<String> match = hasher.matchSubscriber("ann", "x", List.of(stored), 1, 0);
      return match.isPresent() ? "right" : "wrong";
    } catch (BusyException e) {
      return "busy";
    }
  }

  private static PasswordHasher hasher(int own, JdkPbkdf2 pbkdf2) {
    return new PasswordHasher(pbkdf2, settings(own));
  }

  private static Settings settings(int own) {
    return new Settings(Map.of("callboard.password.iterations", String.valueOf(own))::get);
  }

  private static String bcrypt(int cost) {
    return "bcrypt:$2y$%02d$".formatted(cost) + "x".repeat(53);
  }

  /** Of no password in particular. */
  private static String hash(String algorithm, int iterations, int salt, int key) {
    return String.join(
        ":", algorithm, String.valueOf(iterations), base64(new byte[salt]), base64(new byte[key]));
  }

  private static String real(String password, int iterations, int salt, int bytes) {
    JdkPbkdf2 pbkdf2 = new JdkPbkdf2();
    pbkdf2.initialize(
        Map.of(
            "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
            "Pbkdf2PasswordHash.Iterations", String.valueOf(iterations),
            "Pbkdf2PasswordHash.SaltSizeBytes", String.valueOf(salt),
            "Pbkdf2PasswordHash.KeySizeBytes", String.valueOf(bytes)));
    return pbkdf2.generate(password.toCharArray());
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
