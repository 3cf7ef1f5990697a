package org.callboard.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.callboard.organization.CloudId;
import org.callboard.platform.Settings;
import org.callboard.security.BasicHeader;
import org.callboard.security.RecognizedCredentials;
import org.callboard.security.RecognizedCredentials.Recognition;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.Test;

class RecognizedCredentialsTest {

  private static final Recognition JOHN = new Recognition(2, "the-stored-hash");

  private final RecognizedCredentials recognized = newMemory();

  @Test
  void whatWasRememberedIsFoundAgain() {
    recognized.remember(credential("A", "john", "secret"), JOHN);
    assertThat(recognized.find(credential("A", "john", "secret"))).contains(JOHN);
  }

  @Test
  void theUsernameIsComparedAsUsernamesAre() {
    recognized.remember(credential("A", "Jos\u00e9", "secret"), JOHN);
    assertThat(recognized.find(credential("a", " JOSE\u0301 ", "secret"))).contains(JOHN);
  }

  @Test
  void noOtherCredentialIsRecognized() {
    recognized.remember(credential("AB", "cd", "ef"), JOHN);
    List<PhoneCredential> others =
        List.of(
            credential("AC", "cd", "ef"),
            credential("AB", "ce", "ef"),
            credential("AB", "cd", "eF"),
            credential("AB", "cd", "ef "),
            credential("AB", "cd", "ef\0"),
            credential("AB", "cde", "f"),
            credential("AB", "c", "def"),
            credential("A", "bcd", "ef"),
            credential("ABC", "d", "ef"));
    assertThat(others).allMatch(other -> recognized.find(other).isEmpty());
  }

  @Test
  void aPasswordIsNotFoldedInAnyWay() {
    recognized.remember(credential("A", "john", "caf\u00e9"), JOHN);
    assertThat(recognized.find(credential("A", "john", "cafe\u0301"))).isEmpty();
  }

  @Test
  void nothingThatIsPrintedHasASecretInIt() {
    assertThat(credential("A", "john", "secret").toString())
        .contains("john")
        .doesNotContain("secret");
    assertThat(JOHN.toString()).doesNotContain("the-stored-hash");
    assertThat(new BasicHeader("john", "secret").toString()).doesNotContain("secret");
  }

  private static RecognizedCredentials newMemory() {
    return new RecognizedCredentials(new Settings(Map.<String, String>of()::get));
  }

  private static PhoneCredential credential(String cloudId, String username, String password) {
    return new PhoneCredential(new CloudId(cloudId), false, new Username(username), password);
  }
}
