package org.callboard.rest;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.callboard.administration.EntryKind;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodesJson;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.JsonBody;

/**
 * How the entries of one kind stand in bodies.
 *
 * @param reader makes an entry of an id and a body; null if the body has faults, which it notes
 */
record EntryBody<E>(EntryKind<E> kind, BiFunction<String, JsonBody, E> reader) {

  static final EntryBody<QuickDialItem> QUICK_DIAL =
      new EntryBody<>(EntryKind.QUICK_DIAL, EntryBody::item);

  static final EntryBody<DialAction> DIAL_ACTIONS =
      new EntryBody<>(EntryKind.DIAL_ACTIONS, EntryBody::action);

  E read(String id, JsonBody body) {
    return reader.apply(id, body);
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
