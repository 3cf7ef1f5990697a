package org.callboard.layer;

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
 * What an edit does to one entry of a layer, for example the publishing of a draft.
 *
 * @param before empty if the entry is new
 * @param after empty if the entry is gone
 * @param moved whether it has changed places with others
 */
public record EntryChange<E>(String id, Optional<E> before, Optional<E> after, boolean moved) {

  /** A change of an entry that stays where it is. */
  public EntryChange(String id, Optional<E> before, Optional<E> after) {
    this(id, before, after, false);
  }

  /**
   * All changes between two lists, but for their order: in that of the second one; what is gone
   * stands last.
   */
  public static <E> List<EntryChange<E>> of(
      List<E> before, List<E> after, Function<E, String> idOf) {
    return of(before, after, idOf, Set.of());
  }

  /** The same with entries that have changed places, as few as explain the new order. */
  public static <E> List<EntryChange<E>> ofOrdered(
      List<E> before, List<E> after, Function<E, String> idOf) {
    return of(
        before,
        after,
        idOf,
        ListOrder.moved(before.stream().map(idOf).toList(), after.stream().map(idOf).toList()));
  }

  private static <E> List<EntryChange<E>> of(
      List<E> before, List<E> after, Function<E, String> idOf, Set<String> moved) {
    Map<String, E> old = byId(before, idOf);
    Map<String, E> edited = byId(after, idOf);
    Set<String> ids = new LinkedHashSet<>(edited.keySet());
    ids.addAll(old.keySet());
    List<EntryChange<E>> changes = new ArrayList<>();
    for (String id : ids) {
      if (moved.contains(id) || !Objects.equals(old.get(id), edited.get(id))) {
        changes.add(
            new EntryChange<>(
                id,
                Optional.ofNullable(old.get(id)),
                Optional.ofNullable(edited.get(id)),
                moved.contains(id)));
      }
    }
    return changes;
  }

  private static <E> Map<String, E> byId(List<E> entries, Function<E, String> idOf) {
    Map<String, E> byId = new LinkedHashMap<>();
    entries.forEach(entry -> byId.put(idOf.apply(entry), entry));
    return byId;
  }

  /** In a word: added, changed, moved or removed. */
  public String change() {
    if (before.isEmpty()) {
      return "added";
    }
    if (after.isEmpty()) {
      return "removed";
    }
    return before.equals(after) ? "moved" : "changed";
  }
}
