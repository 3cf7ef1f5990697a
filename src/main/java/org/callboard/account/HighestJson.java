package org.callboard.account;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.callboard.mergeable.KeyNodesJson;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.Json;
import org.callboard.platform.RowReader;

/** At which priorities phones may hold settings, as JSON: name and priority. */
final class HighestJson {

  private static final String FIELD = "highest";

  private HighestJson() {}

  static String write(SortedMap<String, MergePriority> highest) {
    return KeyNodesJson.PRIORITY.byName(UnaryOperator.identity()).write(highest).toString();
  }

  /** Reads what {@link #write} wrote; what cannot be read is left out. */
  static SortedMap<String, MergePriority> read(String stored, RowReader row) {
    SortedMap<String, MergePriority> highest = new TreeMap<>();
    JsonObject json =
        row.read(FIELD, Json.storedObject(stored)::orElseThrow, JsonValue.EMPTY_JSON_OBJECT);
    json.forEach(
        (name, priority) ->
            row.read(FIELD, () -> KeyNodesJson.PRIORITY.read(name, priority))
                .ifPresent(p -> highest.put(name, p)));
    return highest;
  }
}
