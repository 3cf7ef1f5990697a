package org.callboard.platform;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/** Lists that are edited as a whole, as one state. */
public final class ListJson {

  private ListJson() {}

  /** The list when nothing is cut off; its version is made of it. */
  public static JsonObject whole(List<? extends JsonValue> items) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    items.forEach(array::add);
    return Json.createObjectBuilder()
        .add("items", array)
        .add("total", items.size())
        .addNull("next")
        .build();
  }
}
