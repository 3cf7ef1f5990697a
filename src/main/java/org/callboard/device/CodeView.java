package org.callboard.device;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.platform.Json;
import org.callboard.platform.UnreadableJson;

/**
 * A one-time code as administrators see it: nothing of it tells the code itself.
 *
 * @param unreadable what is stored and cannot be read
 */
public record CodeView(String id, Instant created, Instant expires, List<Violation> unreadable) {

  public CodeView {
    unreadable = List.copyOf(unreadable);
  }

  public JsonObject json() {
    return UnreadableJson.addTo(
            Json.createObjectBuilder()
                .add("id", id)
                .add("created", created.toString())
                .add("expires", expires.toString()),
            unreadable)
        .build();
  }
}
