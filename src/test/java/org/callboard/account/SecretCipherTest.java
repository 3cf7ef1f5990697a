package org.callboard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.SecretCipher;
import org.callboard.platform.Settings;
import org.junit.jupiter.api.Test;

/** Secrets at rest, with keys that are missing, wrong and rotated. */
class SecretCipherTest {

  private static final String OLD = "old:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=";
  private static final String NEW = "new:YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU=";
  private static final String OTHER_OLD = "old:YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU=";
  private static final String PLACE = "SUBSCRIBER/5/password";

  @Test
  void whatIsEncryptedCanBeReadAgainAndShowsNothing() {
    String stored = cipher(OLD).encrypt("s3cret \u20ac", PLACE);
    assertThat(stored).startsWith("aes:old:").doesNotContain("s3cret");
    assertThat(cipher(OLD).decrypt(stored, PLACE)).contains("s3cret \u20ac");
    assertThat(cipher(OLD).encrypt("s3cret \u20ac", PLACE)).isNotEqualTo(stored);
  }

  @Test
  void whatIsCopiedToAnotherPlaceCannotBeRead() {
    String stored = cipher(OLD).encrypt("s3cret", PLACE);
    assertThat(cipher(OLD).decrypt(stored, "SUBSCRIBER/6/password")).isEmpty();
    assertThat(cipher(OLD).decrypt(stored, "SUBSCRIBER/5/title")).isEmpty();
  }

  @Test
  void anOldKeyStillReadsAndTheFirstOneWrites() {
    String stored = cipher(OLD).encrypt("s3cret", PLACE);
    SecretCipher rotated = cipher(NEW + "," + OLD);
    assertThat(rotated.decrypt(stored, PLACE)).contains("s3cret");
    assertThat(rotated.encrypt("s3cret", PLACE)).startsWith("aes:new:");
    assertThat(rotated.currentPrefix()).contains("aes:new:");
  }

  @Test
  void aMissingOrWrongKeyReadsNothing() {
    String stored = cipher(OLD).encrypt("s3cret", PLACE);
    assertThat(cipher(NEW).decrypt(stored, PLACE)).isEmpty();
    assertThat(cipher(OTHER_OLD).decrypt(stored, PLACE)).isEmpty();
    assertThat(cipher("").decrypt(stored, PLACE)).isEmpty();
  }

  @Test
  void whatSomebodyHasChangedReadsNothing() {
    String stored = cipher(OLD).encrypt("s3cret", PLACE);
    for (String broken :
        List.of("aes:old:", "aes:old", "aes:", "aes:old:AAAA", "aes:old:%", stored + "AAAA")) {
      assertThat(cipher(OLD).decrypt(broken, PLACE)).isEmpty();
    }
  }

  @Test
  void withoutAKeyASecretIsRefusedWithASentenceThatSaysWhatToDo() {
    assertThatThrownBy(() -> cipher("").encrypt("s3cret", PLACE))
        .isInstanceOf(EditRefusedException.class)
        .hasMessageContaining("callboard.secrets.keys")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void aSecretThatWasCutOffAnywhereCannotBeReadAndBreaksNothing() {
    SecretCipher cipher = cipher(NEW);
    String stored = cipher.encrypt("s3cret", PLACE).replaceAll("=+$", ""); // padding says nothing
    assertThat(cipher.decrypt(stored, PLACE)).contains("s3cret");
    for (int length = 0; length < stored.length(); length++) {
      assertThat(cipher.decrypt(stored.substring(0, length), PLACE)).isEmpty();
    }
  }

  @Test
  void aLayerWithASecretThatCannotBeReadIsNotWholeAndKnowsTheRest() {
    String stored =
        cipher(OLD)
            .encrypt("{\"text\":\"s3cret\"}", AccountRow.place(AccountSamples.ANN, "password"));
    List<AccountRow> rows =
        List.of(
            new AccountRow(AccountSamples.ANN, "password", stored, true, false, 50, 60),
            new AccountRow(AccountSamples.ANN, "gone", null, false, false, null, 2000),
            new AccountRow(AccountSamples.ANN, "hidden", null, false, true, null, 0),
            new AccountRow(
                AccountSamples.ANN, "title", "{\"text\":\"t\"}", false, false, null, 20));
    AccountData read = new AccountRows(cipher(NEW + "," + OLD)).value(rows);
    assertThat(read.whole()).isTrue();
    assertThat(read.setting("password"))
        .contains(
            new AccountSetting(
                "password",
                new org.callboard.mergeable.KeyNodeValue.Plain("s3cret"),
                java.util.Optional.of(new MergePriority(50)),
                true));
    assertThat(read.highest())
        .isEqualTo(
            Map.of(
                "gone", new MergePriority(1000),
                "password", new MergePriority(60),
                "title", new MergePriority(20)));
    assertThat(read.deletions()).containsExactly("hidden");
    AccountData broken = new AccountRows(cipher(NEW)).value(rows);
    assertThat(broken.whole()).isFalse();
    assertThat(broken.setting("password")).isEmpty();
    assertThat(broken.setting("title")).isPresent();
    assertThat(broken.highest()).isEqualTo(read.highest());
  }

  private static SecretCipher cipher(String keys) {
    return new SecretCipher(new Settings(Map.of("callboard.secrets.keys", keys)::get));
  }
}
