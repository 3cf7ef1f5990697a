package org.callboard.administrator;

import jakarta.json.JsonObject;
import org.callboard.platform.Json;

/** Sessions of browsers as they are shown. */
public final class SessionJson {

  private SessionJson() {}

  public static JsonObject of(Session session) {
    return Json.createObjectBuilder()
        .add("id", session.id())
        .add("created", session.created().toString())
        .add("lastUsed", session.used().toString())
        .add("ends", session.ends().toString())
        .add("address", session.address())
        .add("browser", session.browser())
        .build();
  }
}
