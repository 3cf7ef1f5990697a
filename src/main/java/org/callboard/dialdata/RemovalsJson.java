package org.callboard.dialdata;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.callboard.mergeable.KeyNodesJson;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.Json;
import org.callboard.platform.JsonForm;
import org.callboard.platform.JsonObjectForm;
import org.callboard.platform.RowReader;
import org.callboard.platform.Text;

/** Removals without a layer, as they are stored: JSON with the items' priorities. */
public final class RemovalsJson {

  private static final String QUICK_DIAL = "quickDial";
  private static final String DIAL_ACTIONS = "dialActions";

  /** Data of which nothing but the removals is written, and which has nothing else when read. */
  public static final JsonObjectForm<DialData> FORM =
      JsonForm.object(
          json -> {
            SortedMap<String, MergePriority> items =
                json.required(
                    QUICK_DIAL,
                    KeyNodesJson.PRIORITY.byName(RemovalsJson::checked),
                    new TreeMap<>(),
                    DialData::removals);
            List<String> actions =
                json.required(
                    DIAL_ACTIONS,
                    JsonForm.TEXT.checked(RemovalsJson::checked).list(),
                    List.of(),
                    data -> List.copyOf(data.removedDialActions()));
            return json.make(() -> data(items, new LinkedHashSet<>(actions)));
          });

  private RemovalsJson() {}

  private static DialData data(SortedMap<String, MergePriority> items, Set<String> actions) {
    return new DialData(List.of(), items, List.of(), actions, true);
  }

  static String write(DialData data) {
    return FORM.write(data).toString();
  }

  /**
   * Reads what {@link #write} wrote. What cannot be read is left out: nobody can ever read it, and
   * it must not keep a subscriber from coming back.
   */
  static DialData read(String json, RowReader row) {
    JsonObject stored =
        row.read("removals", Json.storedObject(json)::orElseThrow, JsonValue.EMPTY_JSON_OBJECT);
    TreeMap<String, MergePriority> items = new TreeMap<>();
    JsonObject priorities =
        row.read(QUICK_DIAL, () -> stored.getJsonObject(QUICK_DIAL), JsonValue.EMPTY_JSON_OBJECT);
    priorities.forEach(
        (id, priority) ->
            row.read(
                    QUICK_DIAL,
                    () -> Map.entry(checked(id), KeyNodesJson.PRIORITY.read(id, priority)))
                .ifPresent(removal -> items.put(removal.getKey(), removal.getValue())));
    Set<String> actions = new LinkedHashSet<>();
    for (JsonValue id :
        row.read(
            DIAL_ACTIONS, () -> stored.getJsonArray(DIAL_ACTIONS), JsonValue.EMPTY_JSON_ARRAY)) {
      row.read(DIAL_ACTIONS, () -> checked(JsonForm.TEXT.read("id", id))).ifPresent(actions::add);
    }
    return data(items, actions);
  }

  /** As an entry's own id is: what cannot be one was never sent to a phone. */
  private static String checked(String id) {
    return Text.key("removals", id, QuickDialItem.MAX_ID);
  }
}
