package org.callboard.device;

import jakarta.json.JsonObject;
import java.time.Instant;
import org.callboard.platform.Json;

/** A one-time code as administrators see it: nothing of it tells the code itself. */
public record CodeView(String id, Instant created, Instant expires) {

  public JsonObject json() {
    return Json.createObjectBuilder()
        .add("id", id)
        .add("created", created.toString())
        .add("expires", expires.toString())
        .build();
  }
}
