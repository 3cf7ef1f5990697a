package org.callboard.audit;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.callboard.platform.Json;

/** Changes as other systems get them, whoever asks for them or has them sent. */
public final class ChangeJson {

  private ChangeJson() {}

  public static JsonObject of(ChangePage page) {
    JsonArrayBuilder items = Json.createArrayBuilder();
    page.items().forEach(change -> items.add(of(change)));
    return Json.createObjectBuilder()
        .add("items", items)
        .add("cursor", String.valueOf(page.cursor()))
        .add("more", page.more())
        .build();
  }

  private static JsonObject of(Change change) {
    AuditTarget target = AuditTarget.of(change.target());
    return Json.createObjectBuilder()
        .add("id", change.id())
        .add("time", change.time().toString())
        .add("action", Json.orNull(change.action().map(AuditAction::label)))
        .add("kind", target.kind())
        .add("name", Json.orNull(target.about()))
        .add("renamedTo", Json.orNull(change.renamedTo()))
        .add("organization", Json.orNull(change.organization()))
        .add("target", change.target())
        .add("administrator", change.administrator())
        .add("requestId", Json.orNull(change.requestId()))
        .add("undoes", change.undoes().<JsonValue>map(Json::createValue).orElse(JsonValue.NULL))
        .build();
  }
}
