package org.callboard.dialdata;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What publishing a draft would do to one entry.
 *
 * @param before the live entry, empty if it would be new
 * @param after the entry after publishing, empty if it would be gone
 */
public record DraftChange(
    String id, Explanation.Kind kind, Optional<JsonObject> before, Optional<JsonObject> after) {

  /** All changes: items first, each kind in the order that it would have. */
  public static List<DraftChange> of(DialData live, DialData draft) {
    DialData after = live.published(draft);
    List<DraftChange> changes = new ArrayList<>();
    add(
        changes,
        Explanation.Kind.QUICK_DIAL_ITEM,
        byId(live.quickDial(), QuickDialItem::id, DialDataJson::of),
        byId(after.quickDial(), QuickDialItem::id, DialDataJson::of));
    add(
        changes,
        Explanation.Kind.DIAL_ACTION,
        byId(live.dialActions(), DialAction::id, DialDataJson::of),
        byId(after.dialActions(), DialAction::id, DialDataJson::of));
    return changes;
  }

  private static <E> Map<String, JsonObject> byId(
      List<E> entries, Function<E, String> id, Function<E, JsonObject> json) {
    Map<String, JsonObject> byId = new LinkedHashMap<>();
    entries.forEach(entry -> byId.put(id.apply(entry), json.apply(entry)));
    return byId;
  }

  private static void add(
      List<DraftChange> changes,
      Explanation.Kind kind,
      Map<String, JsonObject> before,
      Map<String, JsonObject> after) {
    Set<String> ids = new LinkedHashSet<>(after.keySet());
    ids.addAll(before.keySet());
    for (String id : ids) {
      if (!Objects.equals(before.get(id), after.get(id))) {
        changes.add(
            new DraftChange(
                id, kind, Optional.ofNullable(before.get(id)), Optional.ofNullable(after.get(id))));
      }
    }
  }

  /** In a word: added, changed or removed. */
  public String change() {
    if (before.isEmpty()) {
      return "added";
    }
    return after.isPresent() ? "changed" : "removed";
  }
}
