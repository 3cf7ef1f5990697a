package org.callboard.webhook;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.callboard.audit.ChangeJson;
import org.callboard.audit.ChangePage;
import org.callboard.platform.Json;

/**
 * What is sent (Standard Webhooks).
 *
 * @param id the same at each attempt
 * @param changes how many it has
 */
record MessageJson(String id, String type, Instant timestamp, JsonObject data, int changes) {

  /** Changes, as they are answered where one asks for them. */
  static MessageJson of(String id, ChangePage page) {
    int count = page.items().size();
    ChangePage whole = new ChangePage(page.items(), page.cursor(), false);
    return new MessageJson(
        id, "changes", page.items().get(count - 1).time(), ChangeJson.of(whole), count);
  }

  /** That the record does not go back to where the receiver is. */
  static MessageJson lost(String id, long cursor) {
    return new MessageJson(
        id,
        "changes.lost",
        Instant.now(),
        Json.createObjectBuilder().add("cursor", String.valueOf(cursor)).build(),
        0);
  }

  static MessageJson test(String id) {
    return new MessageJson(id, "test", Instant.now(), JsonValue.EMPTY_JSON_OBJECT, 0);
  }

  byte[] body() {
    return Json.createObjectBuilder()
        .add("type", type)
        .add("timestamp", timestamp.toString())
        .add("data", data)
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
