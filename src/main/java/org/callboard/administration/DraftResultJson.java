package org.callboard.administration;

import jakarta.json.JsonObject;
import java.util.List;
import org.callboard.platform.Json;
import org.callboard.platform.ListJson;

/** Entries as they would be after publishing the draft, as administrators see them. */
public final class DraftResultJson {

  private DraftResultJson() {}

  public static <E> List<JsonObject> items(DraftResult<E> result) {
    return result.entries().stream().map(entry -> of(result.kind(), entry)).toList();
  }

  /** The whole list, of which versions are made. */
  public static JsonObject of(DraftResult<?> result) {
    return ListJson.whole(items(result));
  }

  private static <E> JsonObject of(EntryKind<E> kind, DraftResult.Entry<E> entry) {
    return Json.createObjectBuilder(kind.json().apply(entry.entry()))
        .add("change", Json.orNull(entry.change()))
        .add("moved", entry.moved())
        .build();
  }
}
