package org.callboard.layer;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.callboard.platform.Json;
import org.callboard.platform.UndoConflictException;

/**
 * Takes an edit of a list back, by what the record has of it: the entries that differed, in which
 * order all were if that differed, and where entries stood that are gone.
 *
 * @param list as the record calls the list
 * @param what an entry is, for people
 * @param json an entry as the record has it
 * @param read the other way
 */
public record ListUndoJson<E>(
    String list,
    String what,
    Function<E, String> id,
    Function<E, JsonObject> json,
    Function<JsonObject, E> read) {

  /** Stands behind the name of a list that has the ids of all entries in their order. */
  public static final String ORDER = "Order";

  /**
   * Stands behind the name of a list that has for each entry that is gone which one it followed.
   */
  public static final String PLACES = "Places";

  /**
   * The list as it was before the edit.
   *
   * @param now as it is; entries that the edit did not concern stay as they are
   * @throws UndoConflictException if it is not what the edit left
   */
  public List<E> undone(List<E> now, JsonObject before, JsonObject after) {
    if (!before.containsKey(list) && !after.containsKey(list)) {
      return now;
    }
    Map<String, JsonObject> old = byId(before);
    Map<String, JsonObject> left = byId(after);
    check(now, old, left);
    checkOrder(now, after);
    List<E> kept = new ArrayList<>();
    for (E entry : now) {
      String entryId = id.apply(entry);
      if (old.containsKey(entryId)) {
        kept.add(read.apply(old.get(entryId)));
      } else if (!left.containsKey(entryId)) {
        kept.add(entry);
      }
    }
    old.keySet().stream()
        .filter(gone -> !left.containsKey(gone))
        .forEach(gone -> insert(kept, read.apply(old.get(gone)), before));
    return ordered(kept, before);
  }

  private void check(List<E> now, Map<String, JsonObject> old, Map<String, JsonObject> left) {
    Map<String, JsonObject> there = new LinkedHashMap<>();
    now.forEach(entry -> there.put(id.apply(entry), json.apply(entry)));
    left.forEach(
        (entryId, entry) -> {
          if (!Objects.equals(there.get(entryId), entry)) {
            throw new UndoConflictException(
                what + " " + entryId, Optional.of(entry), Optional.ofNullable(there.get(entryId)));
          }
        });
    old.forEach(
        (entryId, entry) -> {
          if (!left.containsKey(entryId) && there.containsKey(entryId)) {
            throw new UndoConflictException(
                what + " " + entryId, Optional.empty(), Optional.of(there.get(entryId)));
          }
        });
  }

  private void checkOrder(List<E> now, JsonObject after) {
    List<String> ids = now.stream().map(id).toList();
    if (after.containsKey(list + ORDER)
        && !ListOrder.sameOrder(strings(after.get(list + ORDER)), ids)) {
      throw new UndoConflictException("order of the list", Optional.empty(), Optional.empty());
    }
  }

  /** Behind the entry that it followed, or at the end if nobody knows which that was. */
  private void insert(List<E> kept, E entry, JsonObject before) {
    int place = kept.size();
    if (before.get(list + PLACES) instanceof JsonObject places
        && places.containsKey(id.apply(entry))) {
      if (places.get(id.apply(entry)) instanceof JsonString previous) {
        List<String> ids = kept.stream().map(id).toList();
        int index = ids.indexOf(previous.getString());
        place = index < 0 ? place : index + 1;
      } else {
        place = 0;
      }
    }
    kept.add(place, entry);
  }

  private List<E> ordered(List<E> entries, JsonObject before) {
    if (!before.containsKey(list + ORDER)) {
      return entries;
    }
    return ListOrder.arranged(entries, id, strings(before.get(list + ORDER)));
  }

  /**
   * A set of ids as it was before the edit; those that the edit did not concern stay as they are.
   *
   * @param what the set is, for people
   * @param member in which a conflict shows the ids
   * @param now as it is
   * @throws UndoConflictException if it is not what the edit left
   */
  public static SortedSet<String> undoneIds(
      String what,
      String member,
      SortedSet<String> now,
      Collection<String> before,
      Collection<String> after) {
    SortedSet<String> undone = new TreeSet<>(now);
    boolean isLeft =
        after.stream().filter(id -> !before.contains(id)).allMatch(undone::remove)
            && before.stream().filter(id -> !after.contains(id)).allMatch(undone::add);
    if (!isLeft) {
      throw new UndoConflictException(
          what, Optional.of(ids(member, after)), Optional.of(ids(member, now)));
    }
    return undone;
  }

  private static JsonObject ids(String member, Collection<String> ids) {
    return Json.createObjectBuilder().add(member, Json.createArrayBuilder(ids)).build();
  }

  private Map<String, JsonObject> byId(JsonObject state) {
    Map<String, JsonObject> entries = new LinkedHashMap<>();
    if (state.get(list) instanceof JsonArray array) {
      for (JsonValue entry : array) {
        entries.put(entry.asJsonObject().getString("id"), entry.asJsonObject());
      }
    }
    return entries;
  }

  private static List<String> strings(JsonValue array) {
    return array.asJsonArray().getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList();
  }

  /** Where entries stand that are only on one side, if others follow them that are on both. */
  public static Map<String, Optional<String>> places(List<String> ids, Set<String> others) {
    Map<String, Optional<String>> places = new LinkedHashMap<>();
    int last = ids.size() - 1;
    while (last >= 0 && !others.contains(ids.get(last))) {
      last--;
    }
    for (int i = 0; i < last; i++) {
      if (!others.contains(ids.get(i))) {
        places.put(ids.get(i), i == 0 ? Optional.empty() : Optional.of(ids.get(i - 1)));
      }
    }
    return places;
  }
}
