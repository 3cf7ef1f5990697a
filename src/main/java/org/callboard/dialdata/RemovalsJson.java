package org.callboard.dialdata;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.Json;
import org.callboard.platform.JsonBody;
import org.callboard.platform.RowReader;
import org.callboard.platform.Text;

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

  /**
   * Reads what {@link #write} wrote. What cannot be read is left out: nobody can ever read it, and
   * it must not keep a subscriber from coming back.
   */
  static DialData read(String json, RowReader row) {
    JsonObject stored = row.read("removals", () -> parsed(json), JsonValue.EMPTY_JSON_OBJECT);
    TreeMap<String, MergePriority> items = new TreeMap<>();
    JsonObject priorities =
        row.read("quickDial", () -> stored.getJsonObject("quickDial"), JsonValue.EMPTY_JSON_OBJECT);
    for (String id : priorities.keySet()) {
      row.read("quickDial", () -> Map.entry(checked(id), new MergePriority(priorities.getInt(id))))
          .ifPresent(removal -> items.put(removal.getKey(), removal.getValue()));
    }
    Set<String> actions = new LinkedHashSet<>();
    JsonArray ids =
        row.read(
            "dialActions", () -> stored.getJsonArray("dialActions"), JsonValue.EMPTY_JSON_ARRAY);
    for (JsonValue id : ids) {
      row.read("dialActions", () -> checked(((JsonString) id).getString())).ifPresent(actions::add);
    }
    return new DialData(List.of(), items, List.of(), actions, true);
  }

  private static JsonObject parsed(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  /**
   * Data that has nothing but these removals.
   *
   * @throws org.callboard.platform.InvalidValueException if an id or a priority cannot be one
   */
  public static DialData read(JsonObject json) {
    JsonBody body = JsonBody.of(json);
    DialData removals = read(body);
    body.end();
    return removals;
  }

  /** The same; what is wrong is noted in the object. */
  public static DialData read(JsonBody json) {
    TreeMap<String, MergePriority> items = new TreeMap<>();
    Set<String> actions = new LinkedHashSet<>();
    json.required(
            "quickDial",
            json.object("quickDial").map(JsonBody::integers),
            new TreeMap<String, Integer>())
        .forEach(
            (id, priority) ->
                json.make(() -> items.put(checked(id), new MergePriority(priority)), null));
    for (String id : json.required("dialActions", json.texts("dialActions"), List.<String>of())) {
      json.make(() -> actions.add(checked(id)), false);
    }
    return new DialData(List.of(), items, List.of(), actions, true);
  }

  /** As an entry's own id is: what cannot be one was never sent to a phone. */
  private static String checked(String id) {
    return Text.key("removals", id, QuickDialItem.MAX_ID);
  }
}
