package org.callboard.dialdata;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.callboard.platform.InvalidValueException.Violation;

/**
 * Entries that are stored in a layer and cannot be read, by id, with what is wrong. Their rows stay
 * as they are until somebody sets or deletes the entry: they are somebody's to mend, not ours to
 * lose.
 */
public record UnreadableEntries(
    SortedMap<String, Violation> quickDial, SortedMap<String, Violation> dialActions) {

  public static final UnreadableEntries NONE =
      new UnreadableEntries(new TreeMap<>(), new TreeMap<>());

  public UnreadableEntries {
    quickDial = Collections.unmodifiableSortedMap(new TreeMap<>(quickDial));
    dialActions = Collections.unmodifiableSortedMap(new TreeMap<>(dialActions));
  }

  boolean isEmpty() {
    return quickDial.isEmpty() && dialActions.isEmpty();
  }

  UnreadableEntries withoutItems() {
    return new UnreadableEntries(new TreeMap<>(), dialActions);
  }

  UnreadableEntries withoutActions() {
    return new UnreadableEntries(quickDial, new TreeMap<>());
  }

  /** The same without these, which are known now. */
  UnreadableEntries without(Collection<String> items, Collection<String> actions) {
    return isEmpty()
        ? this
        : new UnreadableEntries(without(quickDial, items), without(dialActions, actions));
  }

  private static SortedMap<String, Violation> without(
      Map<String, Violation> entries, Collection<String> ids) {
    SortedMap<String, Violation> left = new TreeMap<>(entries);
    ids.forEach(left::remove);
    return left;
  }
}
