package org.callboard.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The hashes that imports bring. */
class ImportedHashesTest {

  private static final int ITERATIONS = 10_000;

  /** Of the password with U+043F and so on, made by crypt(3) as PHP's is. */
  private static final String CYRILLIC =
      "bcrypt:$2y$04$abcdefghijklmnopqrstuueOXmszRTBqYT8oAuhxoi917uzLYoqVG";

  /** Of 72 times x or more. */
  private static final String LONG =
      "bcrypt:$2y$04$abcdefghijklmnopqrstuubzadhGtS2zEF.gu0yd0opP6cVzb.e0i";

  private final JdkPbkdf2 pbkdf2 = new JdkPbkdf2();
  private final PasswordHasher hasher =
      new PasswordHasher(
          pbkdf2,
          new Settings(Map.of("callboard.password.iterations", String.valueOf(ITERATIONS))::get));

  // --- cheap and wrapped -----------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"12345678", " ", "пароль😀", "a:b", "\0", "\uffff0", "x\0"})
  void aCheapHashMatchesBeforeAndAfterItIsWrapped(String password) {
    String cheap = hasher.hashForImport(password);
    assertThat(cheap).startsWith(PasswordHasher.CHEAP);
    String wrapped = hasher.wrap(cheap);
    assertThat(wrapped).startsWith("wrapped:" + PasswordHasher.CHEAP).hasSizeLessThan(500);
    for (String hash : new String[] {cheap, wrapped}) {
      assertThat(hasher.matches(password, hash)).isTrue();
      assertThat(hasher.matches(password + "x", hash)).isFalse();
      assertThat(hasher.matches(password + "\0", hash)).isFalse();
      assertThat(hasher.isToBeUpgraded(hash, password)).isTrue();
    }
  }

  @Test
  void aWrappedHashHoldsTheCheapKeyNowhere() {
    String cheap = hasher.hashForImport("12345678");
    assertThat(hasher.wrap(cheap)).doesNotContain(cheap.split(":")[3]);
  }

  @Test
  void aCheapHashIsCheapAndAWrappedOneIsNot() {
    pbkdf2.takeIterations();
    String cheap = hasher.hashForImport("12345678");
    assertThat(pbkdf2.takeIterations()).isZero();
    hasher.wrap(cheap);
    assertThat(pbkdf2.takeIterations()).isEqualTo(ITERATIONS);
  }

  @Test
  void aWrongPasswordCostsNoLessThanNobodys() {
    String cheap = hasher.hashForImport("12345678");
    String wrapped = hasher.wrap(cheap);
    for (String hash : new String[] {cheap, wrapped, CYRILLIC, PasswordHasher.NONE}) {
      pbkdf2.takeIterations();
      assertThat(hasher.matches("wrong", hash)).isFalse();
      assertThat(pbkdf2.takeIterations()).as(hash).isGreaterThanOrEqualTo(ITERATIONS);
    }
  }

  @Test
  void aWrongPasswordCostsTheBcryptHashOfItsOrganizationWhomeverItNames() {
    for (int spent : new int[] {0, 4, 7, 10}) {
      int rounds = BcryptHash.missing(spent, 10).stream().mapToInt(cost -> 1 << cost).sum();
      assertThat(rounds + (spent == 0 ? 0 : 1 << spent)).isEqualTo(1 << 10);
    }
    assertThat(BcryptHash.missing(0, 0)).isEmpty();
    assertThat(BcryptHash.missing(10, 0)).isEmpty();
    assertThat(BcryptHash.cost("bcrypt:$2y$12$" + "x".repeat(53))).isEqualTo(12);
    assertThat(BcryptHash.cost(PasswordHasher.NONE)).isZero();
    assertThat(hasher.match("wrong", List.of(), 2, 4)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wrapped:",
        "wrapped:PBKDF2WithHmacSHA512:1000:AAAA",
        "wrapped:PBKDF2WithHmacSHA512:1000:A:PBKDF2WithHmacSHA512:10000:AAAA:AAAA",
        "wrapped:PBKDF2WithHmacSHA512:0:AAAA:PBKDF2WithHmacSHA512:10000:AAAA:AAAA",
        "wrapped:PBKDF2WithHmacSHA512:1000:AAAA:PBKDF2WithHmacSHA512:10000:AAAA:A",
        "wrapped:PBKDF2WithHmacMD5:1000:AAAA:PBKDF2WithHmacSHA512:10000:AAAA:AAAA",
        "bcrypt:",
        "bcrypt:$2y$99$abcdefghijklmnopqrstuueOXmszRTBqYT8oAuhxoi917uzLYoqVG",
        "bcrypt:$2y$04$abc",
        "None"
      })
  void anUnreadableHashMatchesNothingAtTheSameCost(String hash) {
    assertThat(PasswordHasher.isReadable(hash)).isFalse();
    pbkdf2.takeIterations();
    assertThat(hasher.matches("12345678", hash)).isFalse();
    assertThat(pbkdf2.takeIterations()).isEqualTo(ITERATIONS);
  }

  @Test
  void nobodySignsInWithoutAPassword() {
    for (String password : new String[] {"", "none", "NONE", "\0"}) {
      assertThat(hasher.matches(password, PasswordHasher.NONE)).isFalse();
    }
  }

  // --- bcrypt ----------------------------------------------------------------------------------

  @Test
  void hashesOfTheVendorsSampleMatch() {
    assertThat(hasher.imported(CYRILLIC)).isEqualTo(CYRILLIC);
    assertThat(hasher.matches("пароль😀", CYRILLIC)).isTrue();
    assertThat(hasher.matches("пароль", CYRILLIC)).isFalse();
    assertThat(hasher.isToBeUpgraded(CYRILLIC, "пароль😀")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2a", "2b", "2y"})
  void allThreeKindsMatch(String kind) {
    String hash = CYRILLIC.replace("$2y$", "$" + kind + "$");
    assertThat(hasher.matches("пароль😀", hasher.imported(hash))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "5, $2y$04$abcdefghijklmnopqrstuuHFdfK/KuDF7oEbE75jLyPYMbAEUC78i",
    "71, $2y$04$abcdefghijklmnopqrstuu.gc7UY/21CSNJGJg21jJzx9QiOpJ9bO",
    "72, $2y$04$abcdefghijklmnopqrstuubzadhGtS2zEF.gu0yd0opP6cVzb.e0i",
    "73, $2y$04$abcdefghijklmnopqrstuubzadhGtS2zEF.gu0yd0opP6cVzb.e0i",
    "80, $2y$04$abcdefghijklmnopqrstuubzadhGtS2zEF.gu0yd0opP6cVzb.e0i"
  })
  void longPasswordsMatchAsInPhp(int length, String hash) {
    assertThat(hasher.matches("x".repeat(length), "bcrypt:" + hash)).isTrue();
    assertThat(hasher.matches("x".repeat(length - 1) + "y", "bcrypt:" + hash))
        .isEqualTo(length > 72);
  }

  /** Whoever typed only the beginning must not make it the password. */
  @Test
  void aPasswordThatBcryptDidNotSeeToItsEndIsNotStored() {
    assertThat(hasher.isToBeUpgraded(LONG, "x".repeat(72))).isFalse();
    assertThat(hasher.isToBeUpgraded(LONG, "x".repeat(80))).isFalse();
    assertThat(hasher.isToBeUpgraded(LONG, "x".repeat(71))).isTrue();
  }

  @Test
  void noPasswordWithAZeroMatchesABcryptHash() {
    String hash = bcrypt("secret", 4);
    assertThat(hasher.matches("secret", hash)).isTrue();
    assertThat(hasher.matches("secret\0", hash)).isFalse();
    assertThat(hasher.matches("secret\0x", hash)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bcrypt:",
        "bcrypt:12345678",
        "bcrypt:$2y$03$abcdefghijklmnopqrstuueOXmszRTBqYT8oAuhxoi917uzLYoqVG",
        "bcrypt:$2y$15$abcdefghijklmnopqrstuueOXmszRTBqYT8oAuhxoi917uzLYoqVG",
        "bcrypt:$2x$10$abcdefghijklmnopqrstuueOXmszRTBqYT8oAuhxoi917uzLYoqVG",
        "bcrypt:$2y$10$abcdefghijklmnopqrstuueOXmszRTBqYT8oAuhxoi917uzLYoqV",
        "bcrypt:$2y$10$abcdefghijklmnopqrstuueOXmszRTBqYT8oAuhxoi917uzLYoqVG "
      })
  void aBcryptHashThatCouldNotBeCheckedIsRefused(String hash) {
    assertThatThrownBy(() -> hasher.imported(hash))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("password");
  }

  @Test
  void otherPasswordsAreHashed() {
    assertThat(hasher.imported("$2y$04$")).startsWith(PasswordHasher.CHEAP);
    assertThat(hasher.imported("none")).startsWith(PasswordHasher.CHEAP);
  }

  private static String bcrypt(String password, int cost) {
    byte[] hash =
        BCrypt.with(BCrypt.Version.VERSION_2Y)
            .hash(cost, password.getBytes(StandardCharsets.UTF_8));
    return "bcrypt:" + new String(hash, StandardCharsets.US_ASCII);
  }
}
