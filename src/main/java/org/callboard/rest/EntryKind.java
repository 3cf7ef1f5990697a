package org.callboard.rest;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataJson;
import org.callboard.dialdata.Draft;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodesJson;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.JsonBody;

/**
 * What quick dial items and dial actions have in common for administrators: ordered lists of
 * entries with ids.
 *
 * @param name for people
 * @param reader makes an entry of an id and a body; null if the body has faults, which it notes
 */
record EntryKind<E>(
    String name,
    Function<E, String> id,
    Function<E, JsonObject> json,
    BiFunction<String, JsonBody, E> reader,
    Function<DialData, List<E>> list,
    BiFunction<DialData, List<E>, DialData> withList,
    BiFunction<DialData, E, DialData> withEntry,
    BiFunction<DialData, String, DialData> without,
    BiFunction<Draft, String, DialData> withoutInDraft) {

  static final EntryKind<QuickDialItem> QUICK_DIAL =
      new EntryKind<>(
          "quick dial item",
          QuickDialItem::id,
          DialDataJson::of,
          EntryKind::item,
          DialData::quickDial,
          DialData::withQuickDial,
          DialData::with,
          DialData::withoutItem,
          Draft::withoutItem);

  static final EntryKind<DialAction> DIAL_ACTIONS =
      new EntryKind<>(
          "dial action",
          DialAction::id,
          DialDataJson::of,
          EntryKind::action,
          DialData::dialActions,
          DialData::withDialActions,
          DialData::with,
          DialData::withoutAction,
          Draft::withoutAction);

  Optional<E> find(DialData data, String entryId) {
    return list.apply(data).stream().filter(e -> id.apply(e).equals(entryId)).findFirst();
  }

  private static QuickDialItem item(String id, JsonBody body) {
    String displayName = body.requiredText("displayName");
    String uri = body.requiredText("uri");
    Optional<String> portrait = body.text("portraitUrl");
    Optional<Integer> priority = body.integer("priority");
    return body.make(
        () ->
            new QuickDialItem(
                id,
                displayName,
                uri,
                portrait,
                priority.map(MergePriority::new).orElse(MergePriority.PROVISIONED)),
        null);
  }

  private static DialAction action(String id, JsonBody body) {
    List<KeyNode> nodes =
        body.make(
            () ->
                body.value("nodes")
                    .filter(value -> isArray(body, value))
                    .map(value -> KeyNodesJson.read(value.asJsonArray()))
                    .orElse(List.of()),
            List.of());
    return body.make(() -> new DialAction(id, nodes), null);
  }

  private static boolean isArray(JsonBody body, JsonValue value) {
    boolean isArray = value.getValueType() == JsonValue.ValueType.ARRAY;
    if (!isArray) {
      body.refuse("nodes", "must be an array.");
    }
    return isArray;
  }
}
