package org.callboard.dialdata;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.callboard.platform.Text;

/**
 * Ids of entries of the layers below that a layer takes away: a draft for all, a group or a
 * subscriber for themselves.
 */
public record Deletions(SortedSet<String> quickDial, SortedSet<String> dialActions) {

  public static final Deletions NONE = new Deletions(new TreeSet<>(), new TreeSet<>());

  public Deletions {
    quickDial.forEach(Deletions::check);
    dialActions.forEach(Deletions::check);
    quickDial = Collections.unmodifiableSortedSet(new TreeSet<>(quickDial));
    dialActions = Collections.unmodifiableSortedSet(new TreeSet<>(dialActions));
  }

  private static void check(String id) {
    Text.key("deletions", id, QuickDialItem.MAX_ID);
  }

  Deletions withItem(String id) {
    return new Deletions(plus(quickDial, id), dialActions);
  }

  Deletions withAction(String id) {
    return new Deletions(quickDial, plus(dialActions, id));
  }

  int size() {
    return quickDial.size() + dialActions.size();
  }

  /** What is there is not taken away. */
  Deletions without(Set<String> items, Set<String> actions) {
    if (Collections.disjoint(quickDial, items) && Collections.disjoint(dialActions, actions)) {
      return this;
    }
    return new Deletions(minus(quickDial, items), minus(dialActions, actions));
  }

  private static SortedSet<String> plus(SortedSet<String> ids, String id) {
    SortedSet<String> more = new TreeSet<>(ids);
    more.add(id);
    return more;
  }

  private static SortedSet<String> minus(SortedSet<String> ids, Set<String> others) {
    SortedSet<String> less = new TreeSet<>(ids);
    less.removeAll(others);
    return less;
  }
}
