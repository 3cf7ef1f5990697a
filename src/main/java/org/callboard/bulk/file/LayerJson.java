package org.callboard.bulk.file;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.callboard.dialdata.Deletions;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataJson;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.dialdata.RemovalsJson;
import org.callboard.mergeable.KeyNodesJson;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.Json;
import org.callboard.platform.JsonBody;

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

  /** Reads what {@link #write} wrote; every part may be absent. */
  static DialData read(JsonBody json) {
    List<QuickDialItem> items = all(json, "quickDial", LayerJson::item);
    List<DialAction> actions = all(json, "dialActions", LayerJson::action);
    DialData removals = json.object("removals").map(RemovalsJson::read).orElse(DialData.EMPTY);
    Deletions deletions =
        json.object("deletions")
            .map(ids -> new Deletions(ids(ids, "quickDial"), ids(ids, "dialActions")))
            .orElse(Deletions.NONE);
    return json.make(
        () ->
            new DialData(
                items,
                removals.removals(),
                actions,
                removals.removedDialActions(),
                deletions,
                true),
        DialData.EMPTY);
  }

  private static <T> List<T> all(JsonBody json, String field, Function<JsonBody, T> maker) {
    List<T> all = new ArrayList<>();
    for (JsonBody one : json.objects(field).orElse(List.of())) {
      one.make(() -> all.add(maker.apply(one)), false);
    }
    return all;
  }

  private static QuickDialItem item(JsonBody json) {
    String id = json.requiredText("id");
    String displayName = json.requiredText("displayName");
    String uri = json.requiredText("uri");
    Optional<String> portrait = json.text("portraitUrl");
    Optional<Integer> priority = json.integer("priority");
    return new QuickDialItem(
        id,
        displayName,
        uri,
        portrait,
        priority.map(MergePriority::new).orElse(MergePriority.PROVISIONED));
  }

  private static DialAction action(JsonBody json) {
    return new DialAction(json.requiredText("id"), KeyNodesJson.read(json));
  }

  private static SortedSet<String> ids(JsonBody json, String field) {
    return new TreeSet<>(json.required(field, json.texts(field), List.<String>of()));
  }
}
