package org.callboard.dialdata;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Removals without a layer, as they are stored: JSON with the items' priorities. */
public final class RemovalsJson {

  private RemovalsJson() {}

  /** The removals of this data; its entries are not written. */
  public static JsonObject json(DialData data) {
    JsonObjectBuilder items = Json.createObjectBuilder();
    data.removals().forEach((id, priority) -> items.add(id, priority.value()));
    return Json.createObjectBuilder()
        .add("quickDial", items)
        .add("dialActions", DialDataJson.array(data.removedDialActions()))
        .build();
  }

  static String write(DialData data) {
    return json(data).toString();
  }

  static DialData read(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return read(reader.readObject());
    }
  }

  /** Data that has nothing but these removals. */
  public static DialData read(JsonObject json) {
    TreeMap<String, MergePriority> items = new TreeMap<>();
    JsonObject priorities = json.getJsonObject("quickDial");
    priorities.keySet().forEach(id -> items.put(id, new MergePriority(priorities.getInt(id))));
    Set<String> actions = new LinkedHashSet<>();
    json.getJsonArray("dialActions")
        .getValuesAs(JsonString.class)
        .forEach(id -> actions.add(id.getString()));
    return new DialData(List.of(), items, List.of(), actions, true);
  }
}
