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
            .add("expires", token.expires().toString());
    Json.addOrNull(json, "lastUsed", token.lastUsed().map(Instant::toString));
    Json.addOrNull(json, "role", token.role());
    Json.addOrNull(json, "organization", token.organization());
    return UnreadableJson.addTo(json, token.unreadable()).build();
  }
}
