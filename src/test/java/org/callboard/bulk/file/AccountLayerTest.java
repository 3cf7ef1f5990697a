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
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.mergeable.XmlFragment;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.JsonBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Account settings in an export, and what comes of them. */
class AccountLayerTest {

  private static final String OWNER = LayerOwner.DRAFT;
  private static final ExportCipher CIPHER = ExportCipher.of("correct horse battery");

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

  private static JsonObject layer(JsonObject account) {
    return Json.createObjectBuilder().add("account", account).build();
  }

  private static AccountLayer account(
      JsonObject layer, Optional<ExportCipher> cipher, String owner) {
    JsonBody body = JsonBody.of(layer).ignore("quickDial");
    AccountLayer account = AccountLayer.read(body, cipher, owner);
    body.end();
    return account;
  }

  private static AccountLayer read(AccountData data, Optional<ExportCipher> in) {
    return account(layer(AccountLayer.write(data, Optional.of(CIPHER), OWNER)), in, OWNER);
  }

  @Test
  void everythingComesBackWithThePassphrase() {
    assertThat(read(FULL, Optional.of(CIPHER)).over(AccountData.EMPTY)).isEqualTo(FULL);
  }

  @Test
  void noSecretIsReadableInTheFile() {
    for (Optional<ExportCipher> cipher :
        List.of(Optional.of(CIPHER), Optional.<ExportCipher>empty())) {
      assertThat(AccountLayer.write(FULL, cipher, OWNER).toString())
          .contains("Ahoj")
          .doesNotContain("s3cret");
    }
  }

  @Test
  void aSecretFitsNoOtherLayerAndNoOtherName() {
    JsonObject file = layer(AccountLayer.write(FULL, Optional.of(CIPHER), OWNER));
    assertThatThrownBy(() -> account(file, Optional.of(CIPHER), LayerOwner.ofSubscriber("bob")))
        .isInstanceOf(InvalidValueException.class);
    JsonObject renamed =
        json(file.toString().replace("\"id\":\"password\"", "\"id\":\"STUNPassword\""));
    assertThatThrownBy(() -> account(renamed, Optional.of(CIPHER), OWNER))
        .isInstanceOf(InvalidValueException.class);
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
    JsonObject file = layer(AccountLayer.write(FULL, Optional.of(CIPHER), LayerOwner.ORGANIZATION));
    assertThatThrownBy(() -> account(file, Optional.of(CIPHER), LayerOwner.ORGANIZATION))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("only be in a draft");
  }

  @Test
  void aFileFromBeforeHasNothingToSay() {
    AccountLayer none = account(json("{\"quickDial\": []}"), Optional.empty(), OWNER);
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
    assertThatThrownBy(() -> account(json(json), Optional.of(CIPHER), OWNER))
        .isInstanceOf(InvalidValueException.class);
  }

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
