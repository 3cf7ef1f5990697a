package org.callboard.administrator;

import jakarta.json.JsonObject;
import org.callboard.platform.Json;
import org.callboard.platform.UnreadableJson;

/** API tokens as they are shown and recorded. */
public final class TokenJson {

  private TokenJson() {}

  public static JsonObject of(Token token) {
    return UnreadableJson.addTo(
            Json.createObjectBuilder()
                .add("id", token.id())
                .add("name", token.name())
                .add("created", token.created().toString())
                .add("expires", token.expires().toString()),
            token.unreadable())
        .build();
  }
}
