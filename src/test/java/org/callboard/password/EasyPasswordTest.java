package org.callboard.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.callboard.device.SignInCode;
import org.callboard.platform.Settings;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.Test;

class EasyPasswordTest {

  @Test
  void aGeneratedPasswordIsEightSyllablesOfLettersThatLookLikeNoOthers() {
    for (int i = 0; i < 1000; i++) {
      assertThat(EasyPassword.random(8)).matches("([bdfghkmnprstz][aeiou]){8}");
    }
  }

  /** 65 syllables, eight of them: 48 bits. */
  @Test
  void eachSyllableIsAsLikelyAtEachPlaceAsAnyOther() {
    Map<String, Integer> seen = new HashMap<>();
    Set<String> passwords = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      String password = EasyPassword.random(8);
      passwords.add(password);
      for (int place = 0; place < 16; place += 2) {
        seen.merge(place + password.substring(place, place + 2), 1, Integer::sum);
      }
    }
    assertThat(passwords).hasSize(20_000);
    assertThat(seen).hasSize(8 * 65);
    assertThat(seen.values()).allSatisfy(count -> assertThat(count).isBetween(200, 420));
  }

  @Test
  void itIsAcceptedHoweverLongPasswordsMustBe() {
    for (int min : new int[] {1, 8, 16, 17, 128}) {
      Map<String, String> settings =
          Map.of(
              "callboard.password.min-length",
              String.valueOf(min),
              "callboard.password.iterations",
              "10000");
      Settings read = new Settings(settings::get);
      NewPasswords passwords = new NewPasswords(new PasswordHasher(new JdkPbkdf2(), read), read);
      String password = passwords.generate();
      passwords.check(new Username("ann"), password);
      assertThat(password.length()).isBetween(Math.max(16, min), Math.max(16, min + 1));
    }
  }

  /** Or a phone's sign-in would look for a code first. */
  @Test
  void itHasNeverTheFormOfASignInCode() {
    for (int min = 1; min <= 128; min++) {
      assertThat(SignInCode.of(EasyPassword.random(min))).isEmpty();
    }
  }
}
