package org.callboard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.callboard.account.AccountCatalogue;
import org.callboard.account.KnownSetting;
import org.junit.jupiter.api.Test;

class KnownSettingJsonTest {

  @Test
  void everySettingHasAllMembers() {
    for (KnownSetting known : AccountCatalogue.all()) {
      assertThat(KnownSettingJson.of(known).keySet())
          .containsExactly(
              "id",
              "group",
              "type",
              "values",
              "min",
              "max",
              "default",
              "required",
              "secret",
              "serversOwn",
              "description");
    }
  }

  @Test
  void whatASettingDoesNotHaveIsNull() {
    assertThat(json("expires").toString())
        .isEqualTo(
            "{\"id\":\"expires\",\"group\":\"registration\",\"type\":\"integer\",\"values\":null,"
                + "\"min\":30,\"max\":null,\"default\":\"600\",\"required\":false,\"secret\":false,"
                + "\"serversOwn\":false,\"description\":\"Seconds until a registration must be"
                + " renewed.\"}");
    assertThat(json("title").get("default")).isEqualTo(JsonValue.NULL);
  }

  private static JsonObject json(String name) {
    return KnownSettingJson.of(AccountCatalogue.find(name).orElseThrow());
  }
}
