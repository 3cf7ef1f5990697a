package org.callboard.administration;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.callboard.audit.AuditEntry;
import org.callboard.audit.AuditLine;
import org.callboard.layer.ListUndoJson;
import org.callboard.platform.Json;
import org.callboard.platform.UndoConflictException;

/** Two states of a thing, member by member: only what differs. Secrets stay masked. */
public final class DifferenceJson {

  /**
   * A member that differs.
   *
   * @param list of which entry it is a member, such as quickDial; empty if of none
   * @param entry the name or id of that entry; empty if of none
   * @param field as REST calls it
   * @param before empty if there was none
   * @param after empty if there is none
   */
  public record Row(
      String list, String entry, String field, Optional<String> before, Optional<String> after) {}

  private static final String ID = "id";

  private final List<Row> rows = new ArrayList<>();

  private DifferenceJson() {}

  /** What an edit changed. */
  public static List<Row> of(AuditEntry entry) {
    return of(entry.before(), entry.after());
  }

  /** What a line of an import changed. */
  public static List<Row> of(AuditLine line) {
    return of(line.before(), line.after());
  }

  /** What an edit left, and what is there now. */
  public static List<Row> of(UndoConflictException conflict) {
    return between(conflict.left(), conflict.there());
  }

  /** What publishing changes in an entry; none if it is new or goes. */
  public static List<Row> of(DraftChange change) {
    return change.before().isEmpty() || change.after().isEmpty()
        ? List.of()
        : between(change.before(), change.after());
  }

  private static List<Row> of(Optional<String> before, Optional<String> after) {
    return between(before.flatMap(Json::storedObject), after.flatMap(Json::storedObject));
  }

  private static List<Row> between(Optional<JsonObject> before, Optional<JsonObject> after) {
    DifferenceJson difference = new DifferenceJson();
    difference.addAll(
        before.orElse(JsonValue.EMPTY_JSON_OBJECT), after.orElse(JsonValue.EMPTY_JSON_OBJECT));
    return List.copyOf(difference.rows);
  }

  private void addAll(JsonObject before, JsonObject after) {
    for (String name : names(before, after)) {
      if (name.endsWith(ListUndoJson.PLACES)) {
        continue; // only an undo needs to know where something stood
      }
      JsonValue old = before.get(name);
      JsonValue now = after.get(name);
      if (isList(old) || isList(now)) {
        addEntries(name, byId(old), byId(now));
      } else {
        add("", "", name, old, now);
      }
    }
  }

  private void addEntries(String list, Map<String, JsonObject> old, Map<String, JsonObject> now) {
    Set<String> ids = new LinkedHashSet<>(old.keySet());
    ids.addAll(now.keySet());
    for (String id : ids) {
      JsonObject before = old.getOrDefault(id, JsonValue.EMPTY_JSON_OBJECT);
      JsonObject after = now.getOrDefault(id, JsonValue.EMPTY_JSON_OBJECT);
      String name = name(after).or(() -> name(before)).orElse(id);
      for (String field : names(before, after)) {
        if (!field.equals(ID)) {
          add(list, name, field, before.get(field), after.get(field));
        }
      }
    }
  }

  private void add(String list, String entry, String field, JsonValue old, JsonValue now) {
    if (old instanceof JsonObject || now instanceof JsonObject) {
      JsonObject before = old instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
      JsonObject after = now instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
      names(before, after)
          .forEach(name -> add(list, entry, field + "." + name, before.get(name), after.get(name)));
    } else {
      Optional<String> before = text(old);
      Optional<String> after = text(now);
      if (!before.equals(after)) {
        rows.add(new Row(list, entry, field, before, after));
      }
    }
  }

  private static Set<String> names(JsonObject before, JsonObject after) {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    return names;
  }

  private static boolean isList(JsonValue value) {
    return value instanceof JsonArray array
        && !array.isEmpty()
        && array.stream().allMatch(one -> one instanceof JsonObject json && json.containsKey(ID));
  }

  private static Map<String, JsonObject> byId(JsonValue value) {
    Map<String, JsonObject> entries = new LinkedHashMap<>();
    if (value instanceof JsonArray array) {
      array.getValuesAs(JsonObject.class).forEach(one -> entries.put(one.getString(ID, ""), one));
    }
    return entries;
  }

  private static Optional<String> name(JsonObject entry) {
    return entry.get("displayName") instanceof JsonString name
        ? Optional.of(name.getString())
        : Optional.empty();
  }

  private static Optional<String> text(JsonValue value) {
    if (value == null || value.equals(JsonValue.NULL)) {
      return Optional.empty();
    }
    if (value instanceof JsonString text) {
      return Optional.of(text.getString());
    }
    if (value instanceof JsonArray array) {
      return Optional.of(
          array.stream().map(one -> text(one).orElse("")).collect(Collectors.joining(", ")));
    }
    return Optional.of(value.toString());
  }
}
