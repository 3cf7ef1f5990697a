package org.callboard.account;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.SortedMap;
import java.util.TreeMap;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.Json;
import org.callboard.platform.RowReader;

/** At which priorities phones may hold settings, as JSON: name and priority. */
public final class HighestJson {

  private HighestJson() {}

  public static JsonObject json(SortedMap<String, MergePriority> highest) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    highest.forEach((name, priority) -> json.add(name, priority.value()));
    return json.build();
  }

  /**
   * Reads what {@link #json} makes.
   *
   * @throws org.callboard.platform.InvalidValueException if a priority cannot be one
   * @throws ClassCastException if one is no number
   */
  public static SortedMap<String, MergePriority> read(JsonObject json) {
    SortedMap<String, MergePriority> highest = new TreeMap<>();
    json.keySet().forEach(name -> highest.put(name, new MergePriority(json.getInt(name))));
    return highest;
  }

  static String write(SortedMap<String, MergePriority> highest) {
    return json(highest).toString();
  }

  /** Reads what {@link #write} wrote; what cannot be read is left out. */
  static SortedMap<String, MergePriority> read(String stored, RowReader row) {
    SortedMap<String, MergePriority> highest = new TreeMap<>();
    JsonObject json = row.read("highest", () -> parsed(stored), JsonValue.EMPTY_JSON_OBJECT);
    for (String name : json.keySet()) {
      row.read("highest", () -> new MergePriority(json.getInt(name)))
          .ifPresent(priority -> highest.put(name, priority));
    }
    return highest;
  }

  private static JsonObject parsed(String stored) {
    try (var reader = Json.createReader(new StringReader(stored))) {
      return reader.readObject();
    }
  }
}
