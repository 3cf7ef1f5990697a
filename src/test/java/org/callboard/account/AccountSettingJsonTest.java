package org.callboard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings as JSON, there and back. */
class AccountSettingJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"text\"",
        "\"\"",
        "{\"texts\":[{\"lang\":\"cs\",\"text\":\"a\"},{\"text\":\"b\"}]}",
        "{\"xml\":\"<rule/>\"}"
      })
  void aValueIsReadAsItIsWritten(String json) {
    KeyNodeValue value = AccountSettingJson.FORM.read("value", json(json));
    assertThat(AccountSettingJson.FORM.write(value)).isEqualTo(json(json));
    assertThat(AccountSettingJson.read(AccountSettingJson.write(value))).isEqualTo(value);
  }

  @Test
  void aNumberCountsAsItsText() {
    assertThat(AccountSettingJson.FORM.read("value", json("600")))
        .isEqualTo(new KeyNodeValue.Plain("600"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "[]",
        "{}",
        "{\"text\":\"a\"}",
        "{\"xml\":1}",
        "{\"xml\":\"<a\"}",
        "{\"xml\":\"<a/>\",\"texts\":[]}",
        "{\"texts\":[]}",
        "{\"texts\":{}}",
        "{\"texts\":[1]}",
        "{\"texts\":[{\"lang\":\"cs\"}]}",
        "{\"texts\":[{\"text\":\"a\",\"more\":1}]}",
        "{\"texts\":[{\"lang\":\"?\",\"text\":\"a\"}]}",
        "\"\\u0001\""
      })
  void whatIsNoValueIsRefusedByItsField(String json) {
    assertThatThrownBy(() -> AccountSettingJson.FORM.read("value", json(json)))
        .isInstanceOfSatisfying(
            InvalidValueException.class, e -> assertThat(e.field()).startsWith("value"));
  }

  @Test
  void aSecretIsShownOnlyIfThatIsWanted() {
    AccountSetting setting = AccountSamples.text("password", "s3cret", 50);
    assertThat(AccountSettingJson.of(setting, false).toString())
        .isEqualTo(
            "{\"id\":\"password\",\"value\":null,\"priority\":50,\"secret\":true,\"known\":true}");
    assertThat(AccountSettingJson.of(setting, true).getString("value")).isEqualTo("s3cret");
    assertThat(AccountSettingJson.of(AccountSamples.text("own", "x"), false).toString())
        .isEqualTo(
            "{\"id\":\"own\",\"value\":\"x\",\"priority\":null,\"secret\":false,\"known\":false}");
  }

  private static JsonValue json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }
}
