package org.callboard.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.Hiding;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;

/** A layer as the core holds it, and as its administrator sees it. */
final class LayerBook {

  private static final AtomicInteger CONTENTS = new AtomicInteger();

  private final Map<String, QuickDialItem> items = new LinkedHashMap<>();
  private final Map<String, String> actions = new LinkedHashMap<>();
  private final Set<String> hiddenItems = new HashSet<>();
  private final Set<String> hiddenActions = new HashSet<>();
  private final Map<String, Integer> highest = new HashMap<>();
  private List<String> order = List.of();
  private DialData earlier = DialData.EMPTY;
  private DialData data = DialData.EMPTY;

  static String nextContent() {
    return "v" + CONTENTS.incrementAndGet();
  }

  DialData data() {
    return data;
  }

  /** The layer with an entry that could not be read. */
  DialData damaged() {
    return new DialData(
        data.quickDial().stream().skip(1).toList(),
        data.removals(),
        data.dialActions().stream().skip(1).toList(),
        data.removedDialActions(),
        data.deletions(),
        false);
  }

  /** The layer before its last edit, which is known to be outdated. */
  DialData outdated() {
    return earlier.notWhole();
  }

  /** Edits only the data; the caller keeps the book. */
  void edit(UnaryOperator<DialData> edit) {
    earlier = data;
    data = edit.apply(data);
  }

  void put(String id, int priority) {
    QuickDialItem item = item(id, priority);
    edit(layer -> layer.with(item));
    items.put(id, item);
    hiddenItems.remove(id);
  }

  void delete(String id) {
    edit(layer -> layer.withoutItem(id));
    items.remove(id);
  }

  void rename(String id) {
    if (items.containsKey(id)) {
      put(id, items.get(id).priority().value());
    }
  }

  void replaceList(List<String> ids, int priority) {
    setList(ids.stream().map(id -> item(id, priority)).toList());
  }

  void reverse() {
    List<QuickDialItem> list = new ArrayList<>(items.values());
    Collections.reverse(list);
    setList(list);
  }

  private void setList(List<QuickDialItem> list) {
    edit(layer -> layer.withQuickDial(list));
    items.clear();
    list.forEach(item -> items.put(item.id(), item));
    hiddenItems.removeAll(items.keySet());
  }

  void setAction(String id, String... nodes) {
    String content = nextContent();
    edit(layer -> layer.with(action(id, List.of(nodes), content)));
    actions.put(id, content);
    hiddenActions.remove(id);
  }

  void deleteAction(String id) {
    edit(layer -> layer.withoutAction(id));
    actions.remove(id);
  }

  boolean hasItem(String id) {
    return items.containsKey(id);
  }

  boolean hasAction(String id) {
    return actions.containsKey(id);
  }

  /** Hides what the layers below have; what is here itself is not hidden. */
  void hide(String id) {
    if (!hasItem(id)) {
      edit(layer -> Hiding.item(layer, id));
      hiddenItems.add(id);
    }
  }

  void show(String id) {
    edit(layer -> Hiding.noItem(layer, id));
    hiddenItems.remove(id);
  }

  /** The same for an action. */
  void hideAction(String id) {
    if (!hasAction(id)) {
      edit(layer -> Hiding.action(layer, id));
      hiddenActions.add(id);
    }
  }

  void showAction(String id) {
    edit(layer -> Hiding.noAction(layer, id));
    hiddenActions.remove(id);
  }

  /** Notes that the item is gone from here, and what is live as well. */
  void noteHiddenItem(String id, boolean live) {
    items.remove(id);
    if (live) {
      hiddenItems.add(id);
    }
  }

  /** The same for an action. */
  void noteHiddenAction(String id, boolean live) {
    actions.remove(id);
    if (live) {
      hiddenActions.add(id);
    }
  }

  /** Notes that the other has become a part of this one. */
  void notePublished(LayerBook draft) {
    draft.showItems(items);
    draft.showActions(actions);
    draft.items.forEach((id, item) -> highest.merge(id, item.priority().value(), Math::max));
  }

  void noteEmptied() {
    items.clear();
    actions.clear();
    hiddenItems.clear();
    hiddenActions.clear();
    order = List.of();
  }

  /** Notes in which order the draft puts all that is shown of it and of what is live. */
  void noteOrder(List<String> ids, LayerBook live) {
    List<QuickDialItem> own = new ArrayList<>(items.values());
    own.sort(Comparator.comparing(item -> ids.indexOf(item.id())));
    items.clear();
    own.forEach(item -> items.put(item.id(), item));
    order = List.of();
    if (!shownWith(live).equals(ids)) {
      order = ids;
    }
  }

  /** Notes that one change is discarded; what becomes of the order then is told by the core. */
  void noteDiscarded(String id) {
    items.remove(id);
    hiddenItems.remove(id);
    order = data.order().quickDial();
  }

  /** The ids of items as administrators see them after publishing. */
  List<String> shownWith(LayerBook live) {
    Map<String, QuickDialItem> shown = new LinkedHashMap<>();
    live.showItems(shown);
    showItems(shown);
    return List.copyOf(shown.keySet());
  }

  /** What an administrator sees of a layer. */
  record Seen(
      List<QuickDialItem> items,
      Map<String, String> actions,
      Set<String> hiddenItems,
      Set<String> hiddenActions,
      List<String> order) {}

  /** What an administrator sees now. */
  Seen seen() {
    return new Seen(
        List.copyOf(items.values()),
        Map.copyOf(actions),
        Set.copyOf(hiddenItems),
        Set.copyOf(hiddenActions),
        order);
  }

  /** Notes that an administrator sees this again. */
  void noteSeen(Seen then) {
    noteEmptied();
    then.items().forEach(item -> items.put(item.id(), item));
    actions.putAll(then.actions());
    hiddenItems.addAll(then.hiddenItems());
    hiddenActions.addAll(then.hiddenActions());
    order = then.order();
  }

  /** Notes that phones of this layer may hold what the other had. */
  void noteMemory(Map<String, Integer> priorities) {
    priorities.forEach((id, priority) -> highest.merge(id, priority, Math::max));
  }

  /** The highest priorities at which a phone of this layer may ever have held something. */
  Map<String, Integer> highest() {
    return Map.copyOf(highest);
  }

  /** Lays this layer upon what is shown of those below. */
  void showItems(Map<String, QuickDialItem> shown) {
    shown.keySet().removeAll(hiddenItems);
    int lower = shown.size();
    shown.putAll(items);
    if (!order.isEmpty()) {
      Map<String, QuickDialItem> unordered = new HashMap<>(shown);
      List<String> ids = inOrder(List.copyOf(shown.keySet()), lower);
      shown.clear();
      ids.forEach(id -> shown.put(id, unordered.get(id)));
    }
  }

  /** One by one, each new one behind the one that it follows, or at the end if it is there. */
  private List<String> inOrder(List<String> ids, int lower) {
    List<String> ordered = new ArrayList<>(order);
    ordered.retainAll(ids);
    int last = -1;
    for (int i = 0; i < lower; i++) {
      last = ordered.contains(ids.get(i)) ? i : last;
    }
    for (int i = 0; i < ids.size(); i++) {
      if (!ordered.contains(ids.get(i))) {
        int place = i > last ? ordered.size() : 0;
        ordered.add(i > last || i == 0 ? place : ordered.indexOf(ids.get(i - 1)) + 1, ids.get(i));
      }
    }
    return ordered;
  }

  /** The same for actions. */
  void showActions(Map<String, String> shown) {
    shown.keySet().removeAll(hiddenActions);
    shown.putAll(actions);
  }

  private QuickDialItem item(String id, int priority) {
    highest.merge(id, priority, Math::max);
    return new QuickDialItem(
        id, nextContent(), "5000", Optional.empty(), new MergePriority(priority));
  }

  private static DialAction action(String id, List<String> nodes, String content) {
    KeyNodeValue value = new KeyNodeValue.Plain(content);
    return new DialAction(
        id,
        nodes.stream()
            .map(name -> new KeyNode(name, value, Optional.empty(), Optional.empty()))
            .toList());
  }
}
