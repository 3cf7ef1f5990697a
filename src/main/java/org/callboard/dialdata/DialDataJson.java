package org.callboard.dialdata;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.callboard.layer.ListOrder;
import org.callboard.layer.ListUndoJson;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodesJson;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.Json;
import org.callboard.platform.JsonForm;
import org.callboard.platform.JsonMembers;
import org.callboard.platform.JsonObjectForm;

/** Dial data as administrators and the record see it. */
public final class DialDataJson {

  private static final String QUICK_DIAL = "quickDial";
  private static final String DIAL_ACTIONS = "dialActions";

  /** An item whose id stands beside the rest of it. */
  public static final JsonObjectForm<QuickDialItem> ITEM =
      JsonForm.object(
          json -> item(json, json.required("id", JsonForm.TEXT, "", QuickDialItem::id)));

  /** An action whose id stands beside its nodes. */
  public static final JsonObjectForm<DialAction> ACTION =
      JsonForm.object(
          json -> {
            String id = json.required("id", JsonForm.TEXT, "", DialAction::id);
            List<KeyNode> nodes =
                json.required("nodes", KeyNodesJson.NODES, List.of(), DialAction::nodes);
            return json.make(() -> new DialAction(id, nodes));
          });

  private static final JsonForm<SortedSet<String>> IDS =
      JsonForm.TEXT.list().as(TreeSet::new, List::copyOf);

  /** Which entries of the layers below a draft takes away. */
  public static final JsonObjectForm<Deletions> DELETIONS =
      JsonForm.object(
          json -> {
            SortedSet<String> items =
                json.required(QUICK_DIAL, IDS, new TreeSet<>(), Deletions::quickDial);
            SortedSet<String> actions =
                json.required(DIAL_ACTIONS, IDS, new TreeSet<>(), Deletions::dialActions);
            return json.make(() -> new Deletions(items, actions));
          });

  private static final JsonForm<List<String>> IN_ORDER = JsonForm.TEXT.list();

  /** In which order a draft puts entries. */
  public static final JsonObjectForm<EntryOrder> ORDER =
      JsonForm.object(
          json -> {
            List<String> items =
                json.required(QUICK_DIAL, IN_ORDER, List.of(), EntryOrder::quickDial);
            List<String> actions =
                json.required(DIAL_ACTIONS, IN_ORDER, List.of(), EntryOrder::dialActions);
            return json.make(() -> new EntryOrder(items, actions));
          });

  private DialDataJson() {}

  /** An item whose id is known, as in a body at its address. */
  public static JsonObjectForm<QuickDialItem> item(String id) {
    return JsonForm.object(json -> item(json, id));
  }

  /** An action whose id is known, as in a body at its address. */
  public static JsonObjectForm<DialAction> action(String id) {
    return JsonForm.object(
        json -> {
          List<KeyNode> nodes =
              json.written("nodes", KeyNodesJson.NODES, List.of(), DialAction::nodes);
          return json.make(() -> new DialAction(id, nodes));
        });
  }

  private static QuickDialItem item(JsonMembers<QuickDialItem> json, String id) {
    String name = json.required("displayName", JsonForm.TEXT, "", QuickDialItem::displayName);
    String uri = json.required("uri", JsonForm.TEXT, "", QuickDialItem::uri);
    Optional<String> portrait =
        json.nullable("portraitUrl", JsonForm.SHOWN, Optional.empty(), QuickDialItem::portrait);
    MergePriority priority =
        json.written(
            "priority", KeyNodesJson.PRIORITY, MergePriority.PROVISIONED, QuickDialItem::priority);
    return json.make(() -> new QuickDialItem(id, name, uri, portrait, priority));
  }

  public static JsonObject of(QuickDialItem item) {
    return ITEM.write(item);
  }

  public static JsonObject of(DialAction action) {
    return ACTION.write(action);
  }

  public static JsonObject of(Deletions deletions) {
    return DELETIONS.write(deletions);
  }

  /**
   * What one data has and the other has not or has otherwise; empty if there is nothing of the kind
   * on either side. The order of entries is a part of it if those that both have stand in another
   * order, and so is which entry those followed that the other has not, if they were not the last.
   */
  public static Optional<JsonObject> difference(DialData data, DialData other) {
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
    boolean order = !data.order().equals(other.order());
    if (order) {
      json.add("draftOrder", ORDER.write(data.order()));
    }
    return items || actions || deletions || order ? Optional.of(json.build()) : Optional.empty();
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
    if (!ListOrder.sameOrder(ids, otherIds)) {
      json.add(name + ListUndoJson.ORDER, Json.createArrayBuilder(ids));
    }
    Map<String, Optional<String>> places = ListUndoJson.places(ids, new HashSet<>(otherIds));
    if (!places.isEmpty()) {
      JsonObjectBuilder previous = Json.createObjectBuilder();
      places.forEach(
          (entryId, place) ->
              place.ifPresentOrElse(
                  other -> previous.add(entryId, other), () -> previous.addNull(entryId)));
      json.add(name + ListUndoJson.PLACES, previous);
    }
    return true;
  }
}
