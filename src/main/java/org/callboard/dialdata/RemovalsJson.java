package org.callboard.dialdata;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.Json;
import org.callboard.platform.JsonBody;
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

  static DialData read(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return read(reader.readObject());
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
