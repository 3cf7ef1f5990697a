package org.callboard.rest;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.callboard.audit.AuditLine;
import org.callboard.platform.Json;
import org.callboard.platform.RowReader;
import org.callboard.platform.UnreadableJson;

/** What a line of an import changed, as administrators see it. */
final class AuditLineJson {

  private AuditLineJson() {}

  /** What cannot be read of it is null, and told. */
  static JsonObject of(AuditLine line) {
    RowReader row = new RowReader("audit_line " + line.id());
    var json =
        Json.createObjectBuilder()
            .add("line", line.line())
            .add("target", line.target())
            .add("before", row.read("before", () -> state(line.before()), JsonValue.NULL))
            .add("after", row.read("after", () -> state(line.after()), JsonValue.NULL));
    return UnreadableJson.addTo(json, row.end()).build();
  }

  /** A state as it is stored. */
  static JsonValue state(Optional<String> state) {
    return state.<JsonValue>map(json -> Json.stored(json).orElseThrow()).orElse(JsonValue.NULL);
  }
}
