package org.callboard.bulk.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.callboard.account.AccountData;
import org.callboard.account.AccountSetting;
import org.callboard.dialdata.DialData;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.mergeable.XmlFragment;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Account settings in an export, and what comes of them. */
class AccountLayerTest {

  private static final ExportCipher CIPHER = ExportCipher.of("correct horse battery", 1);
  private static final OwnedSecrets DRAFT = OwnedSecrets.ofDraft(Optional.of(CIPHER));
  private static final OwnedSecrets ORGANIZATION = OwnedSecrets.ofOrganization(Optional.of(CIPHER));

  private static AccountSetting setting(String name, KeyNodeValue value, Integer priority) {
    return new AccountSetting(
        name, value, Optional.ofNullable(priority).map(MergePriority::new), false);
  }

  private static AccountSetting text(String name, String text) {
    return setting(name, new KeyNodeValue.Plain(text), null);
  }

  private static final AccountData FULL =
      AccountData.EMPTY
          .with(text("password", "s3cret"))
          .with(setting("host", new KeyNodeValue.Plain("${cloudId}.example"), 50))
          .with(
              setting(
                  "greeting",
                  new KeyNodeValue.Localized(
                      List.of(
                          new KeyNodeValue.Translation(Optional.of("cs"), "Ahoj"),
                          new KeyNodeValue.Translation(Optional.empty(), "Hi"))),
                  null))
          .with(setting("blf", new KeyNodeValue.Subtree(new XmlFragment("<uri>1</uri>")), null))
          .deleting("proxy")
          .remembering(new TreeMap<>(java.util.Map.of("gone", new MergePriority(70))));

  private static JsonObject file(
      AccountData data, Optional<ExportCipher> cipher, OwnedSecrets secrets) {
    return FileLayerJson.form(secrets)
        .write(FileLayer.of(DialData.EMPTY, data, cipher.isPresent()));
  }

  private static AccountLayer account(JsonObject layer, OwnedSecrets secrets) {
    return FileLayerJson.form(secrets).read(layer).account();
  }

  private static AccountLayer read(AccountData data, Optional<ExportCipher> in) {
    return account(file(data, Optional.of(CIPHER), DRAFT), OwnedSecrets.ofDraft(in));
  }

  @Test
  void everythingComesBackWithThePassphrase() {
    assertThat(read(FULL, Optional.of(CIPHER)).over(AccountData.EMPTY)).isEqualTo(FULL);
  }

  @Test
  void noSecretIsReadableInTheFile() {
    for (Optional<ExportCipher> cipher :
        List.of(Optional.of(CIPHER), Optional.<ExportCipher>empty())) {
      assertThat(file(FULL, cipher, OwnedSecrets.ofDraft(cipher)).toString())
          .contains("Ahoj")
          .doesNotContain("s3cret");
    }
  }

  @Test
  void aSecretFitsNoOtherLayerAndNoOtherName() {
    JsonObject file = file(FULL, Optional.of(CIPHER), DRAFT);
    assertThatThrownBy(() -> account(file, OwnedSecrets.ofSubscriber("bob", Optional.of(CIPHER))))
        .isInstanceOf(InvalidValueException.class);
    JsonObject renamed =
        json(file.toString().replace("\"id\":\"password\"", "\"id\":\"STUNPassword\""));
    assertThatThrownBy(() -> account(renamed, DRAFT)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void withoutThePassphraseSecretsThatAreThereStayAndOthersGo() {
    AccountData there = AccountData.EMPTY.with(text("password", "mine")).with(text("other", "x"));
    AccountData after = read(FULL, Optional.empty()).over(there);
    assertThat(after.setting("password")).contains(text("password", "mine"));
    assertThat(after.setting("other")).isEmpty();
    assertThat(after.highest()).containsKey("other").containsEntry("gone", new MergePriority(70));
    assertThat(read(FULL, Optional.empty()).over(AccountData.EMPTY).setting("password")).isEmpty();
  }

  @Test
  void onlyADraftTakesAway() {
    JsonObject file = file(FULL, Optional.of(CIPHER), ORGANIZATION);
    assertThatThrownBy(() -> account(file, ORGANIZATION))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("only for drafts");
  }

  @Test
  void aFileFromBeforeHasNothingToSay() {
    AccountLayer none =
        account(json("{\"quickDial\": []}"), OwnedSecrets.ofDraft(Optional.empty()));
    assertThat(none.saysNothing()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"account\": 1}",
        "{\"account\": {\"more\": 1}}",
        "{\"account\": {\"settings\": {}}}",
        "{\"account\": {\"settings\": [1]}}",
        "{\"account\": {\"settings\": [{\"id\": \"1abc\", \"value\": \"x\"}]}}",
        "{\"account\": {\"settings\": [{\"id\": \"expires\", \"value\": \"soon\"}]}}",
        "{\"account\": {\"settings\": [{\"id\": \"cloud_password\", \"value\": \"x\"}]}}",
        "{\"account\": {\"settings\": [{\"id\": \"x\", \"value\": null}]}}",
        "{\"account\": {\"settings\": [{\"id\": \"x\", \"value\": \"x\", \"priority\": 0}]}}",
        "{\"account\": {\"settings\": [{\"id\": \"x\", \"value\": {\"xml\": \"<!DOCTYPE x>\"}}]}}",
        "{\"account\": {\"highest\": {\"x\": 1.5}}}",
        "{\"account\": {\"highest\": {\"x\": \"1\"}}}",
        "{\"account\": {\"highest\": {\"x\": 1001}}}",
        "{\"account\": {\"highest\": {\"1abc\": 20}}}",
        "{\"account\": {\"deletions\": [1]}}"
      })
  void whatIsNoLayerIsRefused(String json) {
    assertThatThrownBy(() -> account(json(json), DRAFT)).isInstanceOf(InvalidValueException.class);
  }

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
