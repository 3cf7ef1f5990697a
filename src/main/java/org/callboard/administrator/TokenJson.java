package org.callboard.administrator;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import org.callboard.platform.Json;
import org.callboard.platform.UnreadableJson;

/** API tokens as they are shown and recorded. */
public final class TokenJson {

  private TokenJson() {}

  public static JsonObject of(Token token) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", token.id())
            .add("name", token.name())
            .add("created", token.created().toString())
            .add("expires", token.expires().toString())
            .add("lastUsed", Json.orNull(token.lastUsed().map(Instant::toString)))
            .add("role", Json.orNull(token.role()))
            .add("organization", Json.orNull(token.organization()));
    return UnreadableJson.addTo(json, token.unreadable()).build();
  }
}
