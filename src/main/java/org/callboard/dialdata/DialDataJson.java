package org.callboard.dialdata;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.callboard.mergeable.KeyNodesJson;
import org.callboard.platform.Json;

/** Dial data as administrators and the record see it. */
public final class DialDataJson {

  private static final String QUICK_DIAL = "quickDial";
  private static final String DIAL_ACTIONS = "dialActions";

  private DialDataJson() {}

  public static JsonObject of(QuickDialItem item) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", item.id())
            .add("displayName", item.displayName())
            .add("uri", item.uri());
    item.portrait()
        .ifPresentOrElse(
            portrait -> json.add("portraitUrl", portrait), () -> json.addNull("portraitUrl"));
    return json.add("priority", item.priority().value()).build();
  }

  public static JsonObject of(DialAction action) {
    return Json.createObjectBuilder()
        .add("id", action.id())
        .add("nodes", KeyNodesJson.array(action.nodes()))
        .build();
  }

  public static JsonObject of(Deletions deletions) {
    return Json.createObjectBuilder()
        .add(QUICK_DIAL, array(deletions.quickDial()))
        .add(DIAL_ACTIONS, array(deletions.dialActions()))
        .build();
  }

  /**
   * What one data has and the other has not or has otherwise; empty if there is nothing of the kind
   * on either side. The order of entries is a part of it if both have the same entries in another
   * order.
   */
  static Optional<JsonObject> difference(DialData data, DialData other) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    boolean items =
        addDifference(
            json,
            QUICK_DIAL,
            data.quickDial(),
            other.quickDial(),
            DialDataJson::of,
            QuickDialItem::id);
    boolean actions =
        addDifference(
            json,
            DIAL_ACTIONS,
            data.dialActions(),
            other.dialActions(),
            DialDataJson::of,
            DialAction::id);
    boolean deletions = !data.deletions().equals(other.deletions());
    if (deletions) {
      json.add("deletions", of(data.deletions()));
    }
    return items || actions || deletions ? Optional.of(json.build()) : Optional.empty();
  }

  private static <E> boolean addDifference(
      JsonObjectBuilder json,
      String name,
      List<E> entries,
      List<E> others,
      Function<E, JsonObject> write,
      Function<E, String> id) {
    if (entries.equals(others)) {
      return false;
    }
    Set<E> same = new HashSet<>(others);
    JsonArrayBuilder array = Json.createArrayBuilder();
    entries.stream().filter(entry -> !same.contains(entry)).map(write).forEach(array::add);
    json.add(name, array);
    List<String> ids = entries.stream().map(id).toList();
    List<String> otherIds = others.stream().map(id).toList();
    if (!ids.equals(otherIds) && new HashSet<>(ids).equals(new HashSet<>(otherIds))) {
      json.add(name + "Order", array(ids));
    }
    return true;
  }

  static JsonArrayBuilder array(Collection<String> texts) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    texts.forEach(array::add);
    return array;
  }
}
