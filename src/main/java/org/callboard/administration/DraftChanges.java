package org.callboard.administration;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.callboard.dialdata.Explanation;
import org.callboard.platform.Json;
import org.callboard.platform.ListJson;

/**
 * What publishing a draft does.
 *
 * @param version of the draft
 */
public record DraftChanges(List<DraftChange> changes, String version) {

  public DraftChanges {
    changes = List.copyOf(changes);
  }

  /** Those of quick dial items. */
  DraftChanges ofQuickDial() {
    String kind = Explanation.Kind.QUICK_DIAL_ITEM.label();
    return new DraftChanges(
        changes.stream().filter(change -> change.kind().equals(kind)).toList(), version);
  }

  /** As administrators see them. */
  public JsonObject json() {
    return json(changes);
  }

  static JsonObject json(List<DraftChange> changes) {
    return ListJson.whole(changes.stream().map(DraftChanges::json).toList());
  }

  private static JsonObject json(DraftChange change) {
    return Json.createObjectBuilder()
        .add("id", change.id())
        .add("kind", change.kind())
        .add("change", change.change())
        .add("moved", change.moved())
        .add("before", orNull(change.before()))
        .add("after", orNull(change.after()))
        .build();
  }

  private static JsonValue orNull(Optional<JsonObject> json) {
    return json.<JsonValue>map(there -> there).orElse(JsonValue.NULL);
  }
}
