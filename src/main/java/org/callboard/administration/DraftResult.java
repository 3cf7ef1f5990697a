package org.callboard.administration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.Draft;
import org.callboard.layer.EntryChange;
import org.callboard.platform.InvalidValueException.Violation;

/**
 * The organization's entries of one kind as they would be after publishing the draft, in their
 * order. Those that the draft takes away are not among them.
 *
 * @param unreadable live ones that are stored besides and cannot be read, by id
 */
public record DraftResult<E>(
    EntryKind<E> kind, List<Entry<E>> entries, Map<String, Violation> unreadable) {

  public DraftResult {
    entries = List.copyOf(entries);
    unreadable = Map.copyOf(unreadable);
  }

  /**
   * One of them.
   *
   * @param change what publishing does to it, in a word: added, changed or moved; empty if nothing
   * @param moved whether it changes places with others, whatever else becomes of it
   */
  public record Entry<E>(E entry, Optional<String> change, boolean moved) {}

  static <E> DraftResult<E> of(EntryKind<E> kind, Draft draft) {
    DialData result = draft.result();
    List<E> entries = kind.list().apply(result);
    Map<String, EntryChange<E>> changes = new HashMap<>();
    EntryChange.ofOrdered(kind.list().apply(draft.live()), entries, kind.id())
        .forEach(change -> changes.put(change.id(), change));
    return new DraftResult<>(
        kind,
        entries.stream().map(e -> entry(e, changes.get(kind.id().apply(e)))).toList(),
        kind.unreadable().apply(result));
  }

  private static <E> Entry<E> entry(E entry, EntryChange<E> change) {
    Optional<EntryChange<E>> made = Optional.ofNullable(change);
    return new Entry<>(
        entry, made.map(EntryChange::change), made.filter(EntryChange::moved).isPresent());
  }
}
