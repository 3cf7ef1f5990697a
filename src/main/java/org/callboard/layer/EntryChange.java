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
 */
public record EntryChange<E>(String id, Optional<E> before, Optional<E> after) {

  /** All changes between two lists, in the order of the second one; what is gone stands last. */
  public static <E> List<EntryChange<E>> of(
      List<E> before, List<E> after, Function<E, String> idOf) {
    Map<String, E> old = byId(before, idOf);
    Map<String, E> edited = byId(after, idOf);
    Set<String> ids = new LinkedHashSet<>(edited.keySet());
    ids.addAll(old.keySet());
    List<EntryChange<E>> changes = new ArrayList<>();
    for (String id : ids) {
      if (!Objects.equals(old.get(id), edited.get(id))) {
        changes.add(
            new EntryChange<>(
                id, Optional.ofNullable(old.get(id)), Optional.ofNullable(edited.get(id))));
      }
    }
    return changes;
  }

  private static <E> Map<String, E> byId(List<E> entries, Function<E, String> idOf) {
    Map<String, E> byId = new LinkedHashMap<>();
    entries.forEach(entry -> byId.put(idOf.apply(entry), entry));
    return byId;
  }

  /** In a word: added, changed or removed. */
  public String change() {
    if (before.isEmpty()) {
      return "added";
    }
    return after.isPresent() ? "changed" : "removed";
  }
}
