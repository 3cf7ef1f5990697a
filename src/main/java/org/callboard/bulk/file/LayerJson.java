package org.callboard.bulk.file;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.callboard.dialdata.Deletions;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataJson;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.dialdata.RemovalsJson;
import org.callboard.mergeable.KeyNodesJson;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Json;

/** A layer in an export: its entries in their order, what it takes away, what it remembers. */
final class LayerJson {

  private LayerJson() {}

  static JsonObject write(DialData layer) {
    JsonArrayBuilder items = Json.createArrayBuilder();
    layer.quickDial().forEach(item -> items.add(DialDataJson.of(item)));
    JsonArrayBuilder actions = Json.createArrayBuilder();
    layer.dialActions().forEach(action -> actions.add(DialDataJson.of(action)));
    return Json.createObjectBuilder()
        .add("quickDial", items)
        .add("dialActions", actions)
        .add("deletions", DialDataJson.of(layer.deletions()))
        .add("removals", RemovalsJson.json(layer))
        .build();
  }

  /**
   * Reads what {@link #write} wrote; every part may be absent.
   *
   * @throws InvalidValueException if it is anything else
   */
  static DialData read(JsonObject json) {
    try {
      List<QuickDialItem> items = new ArrayList<>();
      array(json, "quickDial").forEach(item -> items.add(item(item.asJsonObject())));
      List<DialAction> actions = new ArrayList<>();
      array(json, "dialActions").forEach(action -> actions.add(action(action.asJsonObject())));
      DialData removals =
          json.containsKey("removals")
              ? RemovalsJson.read(json.getJsonObject("removals"))
              : DialData.EMPTY;
      return new DialData(
          items,
          removals.removals(),
          actions,
          removals.removedDialActions(),
          deletions(json.getJsonObject("deletions")),
          true);
    } catch (ClassCastException | NullPointerException | ArithmeticException e) {
      throw new InvalidValueException("layer", "is not as an export writes it.");
    }
  }

  private static JsonArray array(JsonObject json, String name) {
    return json.containsKey(name) ? json.getJsonArray(name) : JsonValue.EMPTY_JSON_ARRAY;
  }

  private static QuickDialItem item(JsonObject json) {
    return new QuickDialItem(
        JsonMembers.text(json, "id").orElse(""),
        JsonMembers.text(json, "displayName").orElse(""),
        JsonMembers.text(json, "uri").orElse(""),
        JsonMembers.text(json, "portraitUrl"),
        JsonMembers.number(json, "priority")
            .map(MergePriority::new)
            .orElse(MergePriority.PROVISIONED));
  }

  private static DialAction action(JsonObject json) {
    return new DialAction(
        JsonMembers.text(json, "id").orElse(""), KeyNodesJson.read(json.getJsonArray("nodes")));
  }

  private static Deletions deletions(JsonObject json) {
    return json == null
        ? Deletions.NONE
        : new Deletions(ids(json.getJsonArray("quickDial")), ids(json.getJsonArray("dialActions")));
  }

  private static SortedSet<String> ids(JsonArray array) {
    SortedSet<String> ids = new TreeSet<>();
    array.getValuesAs(JsonString.class).forEach(id -> ids.add(id.getString()));
    return ids;
  }
}
