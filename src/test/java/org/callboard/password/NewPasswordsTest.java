package org.callboard.password;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Settings;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewPasswordsTest {

  private static final Username ANN = new Username("Ann Müller");
  private static final String BCRYPT = "bcrypt:$2y$10$" + "x".repeat(53);

  private final NewPasswords passwords = passwords(Map.of());

  private static NewPasswords passwords(Map<String, String> more) {
    Settings settings =
        new Settings(key -> key.equals("callboard.password.iterations") ? "10000" : more.get(key));
    return new NewPasswords(new PasswordHasher(new JdkPbkdf2(), settings), settings);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345678", "😀😀😀😀😀😀😀😀", "Ann Müllers"})
  void eightCharactersAreEnough(String password) {
    passwords.check(ANN, password);
    passwords.checkImported(ANN, password);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234567", "😀😀😀😀", "", "Ann Müller", " ann MÜLLER "})
  void whatCanBeGuessedIsRefused(String password) {
    assertRefused(password);
    assertThatThrownBy(() -> passwords.checkImported(ANN, password))
        .isInstanceOf(InvalidValueException.class);
  }

  private void assertRefused(String password) {
    assertThatThrownBy(() -> passwords.check(ANN, password))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("password must ");
  }

  @Test
  void theSettingSaysHowMany() {
    NewPasswords longer = passwords(Map.of("callboard.password.min-length", "12"));
    longer.check(ANN, "123456789012");
    assertThatThrownBy(() -> longer.check(ANN, "12345678901")).hasMessageContaining("12");
  }

  @Test
  void aHashThatIsImportedIsTakenAsItIs() {
    passwords.checkImported(ANN, BCRYPT);
    assertThatThrownBy(() -> passwords.checkImported(ANN, "bcrypt:" + "x".repeat(60)))
        .isInstanceOf(InvalidValueException.class);
  }
}
