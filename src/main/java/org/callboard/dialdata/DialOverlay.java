package org.callboard.dialdata;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.callboard.layer.ListOrder;
import org.callboard.mergeable.MergePriority;

/** Lays one layer upon another, see {@link DialData#overlaidWith}. */
final class DialOverlay {

  private DialOverlay() {}

  static DialData of(DialData lower, DialData upper) {
    SortedMap<String, MergePriority> gone = new TreeMap<>(lower.removals());
    upper.removals().forEach((id, priority) -> DialData.remember(gone, id, priority));
    Set<String> goneActions = new LinkedHashSet<>(lower.removedDialActions());
    goneActions.addAll(upper.removedDialActions());
    Deletions deletions = upper.deletions();
    return new DialData(
        items(lower, upper, gone),
        gone,
        actions(lower, upper, goneActions),
        goneActions,
        lower.deletions(),
        lower.order(),
        lower.unreadable().without(deletions.quickDial(), deletions.dialActions()),
        lower.isLoaded() && upper.whole());
  }

  private static List<QuickDialItem> items(
      DialData lower, DialData upper, SortedMap<String, MergePriority> gone) {
    Map<String, QuickDialItem> items = DialData.byId(lower.quickDial());
    for (String id : upper.deletions().quickDial()) {
      Optional.ofNullable(items.remove(id))
          .ifPresent(item -> DialData.remember(gone, id, item.priority()));
    }
    int left = items.size();
    for (QuickDialItem item : upper.quickDial()) {
      QuickDialItem replaced = items.put(item.id(), item);
      if (replaced != null) {
        DialData.remember(gone, replaced.id(), replaced.priority());
      }
    }
    return ListOrder.arranged(
        List.copyOf(items.values()), left, QuickDialItem::id, upper.order().quickDial());
  }

  private static List<DialAction> actions(DialData lower, DialData upper, Set<String> gone) {
    Map<String, DialAction> actions = new LinkedHashMap<>();
    lower.dialActions().forEach(action -> actions.put(action.id(), action));
    for (String id : upper.deletions().dialActions()) {
      if (actions.remove(id) != null) {
        gone.add(id);
      }
    }
    int left = actions.size();
    upper.dialActions().forEach(action -> actions.put(action.id(), action));
    return ListOrder.arranged(
        List.copyOf(actions.values()), left, DialAction::id, upper.order().dialActions());
  }
}
