package org.callboard.administrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

  private static final String HASH = "PBKDF2WithHmacSHA512:210000:c2FsdHNhbHQ=:a2V5a2V5";

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.5Z");
  private static final Optional<Instant> NO_END = Optional.empty();
  private static final Optional<Integer> NO_DAYS = Optional.empty();

  @Test
  void aSecretIsRandomAndStoredAsItsHash() {
    TokenSecret secret = TokenSecret.random();
    assertThat(secret.isWellFormed()).isTrue();
    assertThat(secret.text()).matches("cb_[A-Za-z0-9_-]{43}");
    assertThat(secret.hash()).matches("[0-9a-f]{64}");
    assertThat(TokenSecret.random().text()).isNotEqualTo(secret.text());
    assertThat(new TokenSecret(secret.text()).hash()).isEqualTo(secret.hash());
    assertThat(secret.toString()).doesNotContain(secret.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cb_", "cb_short", "xx_0123456789012345678901234567890123456789abc"})
  void whatIsNoSecretIsNotLookedUp(String text) {
    assertThat(new TokenSecret(text).isWellFormed()).isFalse();
  }

  @Test
  void aTokenLivesNinetyDaysUnlessTheCallerSaysOtherwise() {
    assertThat(TokenLife.end(NOW, NO_END, NO_DAYS))
        .isEqualTo(Instant.parse("2027-02-22T12:00:00Z"));
    assertThat(TokenLife.end(NOW, NO_END, Optional.of(1)))
        .isEqualTo(Instant.parse("2026-11-25T12:00:00Z"));
    Instant end = Instant.parse("2027-01-01T00:00:00Z");
    assertThat(TokenLife.end(NOW, Optional.of(end), NO_DAYS)).isEqualTo(end);
  }

  @Test
  void aTokenEndsInAYearAtLastAndNotInThePast() {
    Stream.of(0, -1, 367, Integer.MAX_VALUE, Integer.MIN_VALUE)
        .forEach(days -> refuses("days", NO_END, Optional.of(days)));
    Stream.of(
            NOW,
            NOW.minusSeconds(1),
            Instant.MIN,
            Instant.MAX,
            NOW.plus(Duration.ofDays(366)).plusSeconds(1))
        .forEach(end -> refuses("expires", Optional.of(end), NO_DAYS));
    refuses("days", Optional.of(NOW.plusSeconds(60)), Optional.of(1));
  }

  @Test
  void aPasswordHasAtLeastTwelveCharactersAndIsNotWhatGuessersTryFirst() {
    for (String good :
        List.of(
            "correct horse", "k7m2-pq9x-w4vt", "Gr\u00fc\u00dfe aus Wien", "my Password is ok")) {
      assertThat(AdministratorPassword.checked(good)).isEqualTo(good);
    }
    Stream.of(
            "",
            "correct hor",
            "correct horse".repeat(100),
            "correct horse\ud800",
            "123456789012",
            "2026-11-24 12:00",
            "passwordpassword",
            "Admin-Password-1",
            "Welcome2Callboard!",
            "qwertyuiop123",
            "aaaaaaaaaaaaaaaa",
            "xyxyxyxyxyxyxyxy")
        .forEach(
            password ->
                assertThatThrownBy(() -> AdministratorPassword.checked(password))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageStartingWith("password "));
  }

  @Test
  void nothingThatIsPrintedOrRecordedHasASecretInIt() {
    AdministratorSnapshot eve =
        new AdministratorSnapshot(
            1, "eve", HASH, Optional.of(new ManagedOrganization(7, "ACME")), true);
    assertThat(eve.toString()).doesNotContain(HASH);
    assertThat(AdministratorJson.of(eve).toString())
        .isEqualTo(
            "{\"id\":\"eve\",\"username\":\"eve\",\"role\":\"manager\",\"organization\":\"ACME\","
                + "\"enabled\":true,\"service\":false,\"disabledByOperator\":false}");
    assertThat(new AdministratorData(Optional.empty(), true, Optional.of("the-hash")).toString())
        .doesNotContain("the-hash");
  }

  private static void refuses(String field, Optional<Instant> end, Optional<Integer> days) {
    assertThatThrownBy(() -> TokenLife.end(NOW, end, days))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith(field + " must be ");
  }
}
