package org.callboard.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.callboard.account.KnownSetting;
import org.callboard.account.SettingType;
import org.callboard.platform.Json;

/** The catalogue's settings: name, group, type, allowed values, range, default, sentence. */
final class KnownSettingJson {

  private KnownSettingJson() {}

  static JsonObject of(KnownSetting setting) {
    JsonObjectBuilder json =
        Json.createObjectBuilder().add("id", setting.name()).add("group", setting.group());
    addType(json, setting.type());
    return json.add("default", Json.orNull(setting.defaultValue()))
        .add("required", setting.required())
        .add("secret", setting.secret())
        .add("serversOwn", setting.serversOwn())
        .add("description", setting.sentence())
        .build();
  }

  private static void addType(JsonObjectBuilder json, SettingType type) {
    json.add("type", type.label());
    if (type.values().isEmpty()) {
      json.addNull("values");
    } else {
      JsonArrayBuilder array = Json.createArrayBuilder();
      type.values().forEach(array::add);
      json.add("values", array);
    }
    type.min().ifPresentOrElse(least -> json.add("min", least), () -> json.addNull("min"));
    type.max().ifPresentOrElse(most -> json.add("max", most), () -> json.addNull("max"));
  }
}
