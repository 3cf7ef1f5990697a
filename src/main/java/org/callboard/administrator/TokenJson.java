package org.callboard.administrator;

import jakarta.json.JsonObject;
import org.callboard.platform.Json;

/** API tokens as they are shown and recorded. */
public final class TokenJson {

  private TokenJson() {}

  public static JsonObject of(Token token) {
    return Json.createObjectBuilder()
        .add("id", token.id())
        .add("name", token.name())
        .add("created", token.created().toString())
        .add("expires", token.expires().toString())
        .build();
  }
}
