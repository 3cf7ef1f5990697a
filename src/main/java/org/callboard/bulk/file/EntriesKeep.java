package org.callboard.bulk.file;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Violations;

/**
 * What the entries of a layer in a file do not mention. An entry that is there keeps it. Each is a
 * set of ids, as they are written.
 *
 * @param names of items without a display name
 * @param uris of items without a number to dial
 * @param portraits of items without a picture's address, be it {@code null}
 * @param priorities of items without a priority
 * @param nodes of actions without nodes
 */
record EntriesKeep(
    Set<String> names,
    Set<String> uris,
    Set<String> portraits,
    Set<String> priorities,
    Set<String> nodes) {

  /** Stands for a text that is not told. */
  static final String UNTOLD = "?";

  /** Of which each entry says everything. */
  static EntriesKeep nothing() {
    return new EntriesKeep(
        new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
  }

  /**
   * The items of the file over those that are there.
   *
   * @param meant says which ids are meant by those that are written
   * @throws InvalidValueException if a new item does not say what it must
   */
  List<QuickDialItem> items(
      List<QuickDialItem> before, List<QuickDialItem> items, StoredIds meant) {
    Map<String, QuickDialItem> byId = new HashMap<>();
    before.forEach(item -> byId.put(item.id(), item));
    return items.stream()
        .map(item -> over(Optional.ofNullable(byId.get(meant.of(item.id()))), item, meant))
        .toList();
  }

  private QuickDialItem over(Optional<QuickDialItem> before, QuickDialItem item, StoredIds meant) {
    String written = item.id();
    if (before.isEmpty()) {
      checkNew(written);
    }
    String name = text(names, written, before.map(QuickDialItem::displayName), item.displayName());
    String uri = text(uris, written, before.map(QuickDialItem::uri), item.uri());
    Optional<String> portrait =
        portraits.contains(written) ? before.flatMap(QuickDialItem::portrait) : item.portrait();
    MergePriority priority =
        before
            .filter(b -> priorities.contains(written))
            .map(QuickDialItem::priority)
            .orElse(item.priority());
    return new QuickDialItem(meant.of(written), name, uri, portrait, priority);
  }

  private static String text(Set<String> untold, String id, Optional<String> before, String told) {
    return before.filter(text -> untold.contains(id)).orElse(told);
  }

  private void checkNew(String id) {
    Violations violations = new Violations();
    if (names.contains(id)) {
      violations.add("displayName", "is missing for the new item " + id + ".");
    }
    if (uris.contains(id)) {
      violations.add("uri", "is missing for the new item " + id + ".");
    }
    violations.throwIfAny();
  }

  /** The same of the actions. */
  List<DialAction> actions(List<DialAction> before, List<DialAction> actions, StoredIds meant) {
    Map<String, DialAction> byId = new HashMap<>();
    before.forEach(action -> byId.put(action.id(), action));
    return actions.stream()
        .map(action -> over(Optional.ofNullable(byId.get(meant.of(action.id()))), action, meant))
        .toList();
  }

  private DialAction over(Optional<DialAction> before, DialAction action, StoredIds meant) {
    List<KeyNode> told =
        before
            .filter(there -> nodes.contains(action.id()))
            .map(DialAction::nodes)
            .orElse(action.nodes());
    return new DialAction(meant.of(action.id()), told);
  }
}
