package org.callboard.dialdata;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.callboard.layer.Layer;
import org.callboard.layer.LayerData;
import org.callboard.layer.Layers;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;

/**
 * Quick dial items and dial actions of one layer, or of several layers folded into one. An
 * immutable value: every edit and every overlay makes a new one.
 *
 * <p>A <em>removal</em> remembers the highest priority at which a phone may still hold an item that
 * this data does not have any more, or has at a lower priority now. It never hides an item of a
 * layer below. It is kept for good, since a phone may have missed any number of refreshes.
 *
 * @param quickDial the items in the administrator's order, no id twice
 * @param removals by item id; only such as are above the item of this id, if there is one
 * @param dialActions the actions in the administrator's order, no id twice
 * @param removedDialActions ids of actions that were taken away
 * @param deletions entries of the layers below that this layer takes away
 * @param order in which a draft puts the entries; none in other layers
 * @param unreadable entries that are stored and cannot be read
 * @param whole false if something is missing because it could not be loaded, or cannot be read
 */
public record DialData(
    List<QuickDialItem> quickDial,
    SortedMap<String, MergePriority> removals,
    List<DialAction> dialActions,
    Set<String> removedDialActions,
    Deletions deletions,
    EntryOrder order,
    UnreadableEntries unreadable,
    boolean whole)
    implements LayerData<DialData> {

  /** Nothing at all, and known to be nothing. */
  public static final DialData EMPTY =
      new DialData(List.of(), new TreeMap<>(), List.of(), Set.of(), Deletions.NONE, true);

  /** What stands for a layer that could not be loaded. */
  public static final DialData UNKNOWN =
      new DialData(List.of(), new TreeMap<>(), List.of(), Set.of(), Deletions.NONE, false);

  public DialData {
    quickDial = List.copyOf(quickDial);
    dialActions = List.copyOf(dialActions);
    Map<String, QuickDialItem> items = byId(quickDial);
    TreeMap<String, MergePriority> needed = new TreeMap<>(removals);
    needed
        .entrySet()
        .removeIf(e -> items.containsKey(e.getKey()) && covers(items.get(e.getKey()), e));
    removals = Collections.unmodifiableSortedMap(needed);
    Set<String> gone = new LinkedHashSet<>(removedDialActions);
    Set<String> present = new HashSet<>();
    for (DialAction action : dialActions) {
      gone.remove(action.id());
      if (!present.add(action.id())) {
        throw new InvalidValueException("id", action.id() + " occurs twice.");
      }
    }
    removedDialActions = Collections.unmodifiableSet(gone);
    deletions = deletions.without(items.keySet(), present);
    unreadable = unreadable.without(items.keySet(), present);
  }

  /** Data without an order, of which everything that is stored can be read. */
  public DialData(
      List<QuickDialItem> quickDial,
      SortedMap<String, MergePriority> removals,
      List<DialAction> dialActions,
      Set<String> removedDialActions,
      Deletions deletions,
      boolean whole) {
    this(
        quickDial,
        removals,
        dialActions,
        removedDialActions,
        deletions,
        EntryOrder.NONE,
        UnreadableEntries.NONE,
        whole);
  }

  /** Data that takes nothing away from the layers below. */
  public DialData(
      List<QuickDialItem> quickDial,
      SortedMap<String, MergePriority> removals,
      List<DialAction> dialActions,
      Set<String> removedDialActions,
      boolean whole) {
    this(quickDial, removals, dialActions, removedDialActions, Deletions.NONE, whole);
  }

  private static boolean covers(QuickDialItem item, Map.Entry<String, MergePriority> removal) {
    return !removal.getValue().isAbove(item.priority());
  }

  /**
   * This data below, the other above: the same id replaces and keeps its place, new ids follow,
   * then all are put into the other's order if it has one. What the upper one replaced with a lower
   * priority is remembered as a removal, because a phone may hold it from the time before; what it
   * takes away as well.
   */
  public DialData overlaidWith(DialData upper) {
    return DialOverlay.of(this, upper);
  }

  @Override
  public DialData remembering(DialData other) {
    SortedMap<String, MergePriority> gone = new TreeMap<>(removals);
    other.removals.forEach((id, priority) -> remember(gone, id, priority));
    other.quickDial.forEach(item -> remember(gone, item.id(), item.priority()));
    Set<String> goneActions = new LinkedHashSet<>(removedDialActions);
    goneActions.addAll(other.removedDialActions);
    other.dialActions.forEach(action -> goneActions.add(action.id()));
    return with(quickDial, gone, dialActions, goneActions, unreadable);
  }

  /** Only what this data says now, without what it said before. */
  public DialData withoutMemory() {
    return with(quickDial, new TreeMap<>(), dialActions, Set.of(), unreadable);
  }

  /**
   * What only the draft's phones were told stays in the draft's memory: the others have never had
   * it.
   */
  @Override
  public DialData published(DialData draft) {
    return overlaidWith(draft.withoutMemory()).withinLimits();
  }

  /** All layers of a phone as one: what it is to be told. */
  public static DialData folded(Layers<DialData> layers) {
    return layers.all().stream().map(Layer::data).reduce(EMPTY, DialData::overlaidWith);
  }

  @Override
  public DialData emptied() {
    return withDeletions(Deletions.NONE)
        .with(EntryOrder.NONE)
        .withQuickDial(List.of())
        .withDialActions(List.of());
  }

  @Override
  public long weight() {
    return DialWeight.of(this);
  }

  @Override
  public int entries() {
    return quickDial.size() + dialActions.size() + deletions.size();
  }

  @Override
  public boolean saysNothing() {
    return entries() == 0 && order.isNone();
  }

  /** The same, but taking away other entries of the layers below. */
  public DialData withDeletions(Deletions other) {
    return new DialData(
        quickDial, removals, dialActions, removedDialActions, other, order, unreadable, whole);
  }

  /** The same draft, with another order. */
  public DialData with(EntryOrder other) {
    return new DialData(
        quickDial, removals, dialActions, removedDialActions, deletions, other, unreadable, whole);
  }

  private DialData with(
      List<QuickDialItem> items,
      SortedMap<String, MergePriority> gone,
      List<DialAction> actions,
      Set<String> goneActions,
      UnreadableEntries left) {
    return new DialData(items, gone, actions, goneActions, deletions, order, left, whole);
  }

  /** Adds the item at the end, or replaces the one with its id in place. */
  public DialData with(QuickDialItem item) {
    Map<String, QuickDialItem> items = byId(quickDial);
    items.put(item.id(), item);
    return withItems(List.copyOf(items.values()), unreadable);
  }

  /** Takes the item away, if it is there, and remembers its removal. */
  public DialData withoutItem(String id) {
    return withItems(
        quickDial.stream().filter(i -> !i.id().equals(id)).toList(),
        unreadable.without(List.of(id), List.of()));
  }

  /**
   * Replaces the whole list, and what of it cannot be read; removals of what is gone or lowered are
   * remembered.
   */
  public DialData withQuickDial(List<QuickDialItem> items) {
    return withItems(items, unreadable.withoutItems());
  }

  private DialData withItems(List<QuickDialItem> items, UnreadableEntries left) {
    SortedMap<String, MergePriority> gone = new TreeMap<>(removals);
    quickDial.forEach(item -> remember(gone, item.id(), item.priority()));
    return with(items, gone, dialActions, removedDialActions, left).withinLimits();
  }

  /** The same, with what of the data before could not be read and is not set now. */
  public DialData leavingUnreadableOf(DialData before) {
    return with(quickDial, removals, dialActions, removedDialActions, before.unreadable);
  }

  /** Whether everything is there: all of it could be loaded and read. */
  @Override
  public boolean whole() {
    return whole && unreadable.isEmpty();
  }

  /** The item of this id. */
  public Optional<QuickDialItem> item(String id) {
    return quickDial.stream().filter(i -> i.id().equals(id)).findFirst();
  }

  /** The action of this id. */
  public Optional<DialAction> action(String id) {
    return dialActions.stream().filter(a -> a.id().equals(id)).findFirst();
  }

  /** Adds the action at the end, or replaces the one with its id in place. */
  public DialData with(DialAction action) {
    Map<String, DialAction> actions = new LinkedHashMap<>();
    dialActions.forEach(a -> actions.put(a.id(), a));
    actions.put(action.id(), action);
    return withActions(List.copyOf(actions.values()), unreadable);
  }

  /** Takes the action away, if it is there, and remembers its removal. */
  public DialData withoutAction(String id) {
    return withActions(
        dialActions.stream().filter(a -> !a.id().equals(id)).toList(),
        unreadable.without(List.of(), List.of(id)));
  }

  /**
   * Replaces the whole list of actions, and what of it cannot be read; what is gone is remembered.
   */
  public DialData withDialActions(List<DialAction> actions) {
    return withActions(actions, unreadable.withoutActions());
  }

  private DialData withActions(List<DialAction> actions, UnreadableEntries left) {
    Set<String> gone = new LinkedHashSet<>(removedDialActions);
    dialActions.forEach(action -> gone.add(action.id()));
    return with(quickDial, removals, actions, gone, left).withinLimits();
  }

  /**
   * The same data, which an edit of a layer has made. A fold may have more than one layer may: a
   * phone must never be refused because two layers are long.
   */
  DialData withinLimits() {
    return LayerLimits.keep(this);
  }

  /** Whether all of it could be loaded, readable or not. */
  boolean isLoaded() {
    return whole;
  }

  @Override
  public DialData notWhole() {
    return whole
        ? new DialData(
            quickDial,
            removals,
            dialActions,
            removedDialActions,
            deletions,
            order,
            unreadable,
            false)
        : this;
  }

  static void remember(
      SortedMap<String, MergePriority> removals, String id, MergePriority priority) {
    removals.merge(id, priority, MergePriority::higher);
  }

  static Map<String, QuickDialItem> byId(List<QuickDialItem> items) {
    Map<String, QuickDialItem> byId = new LinkedHashMap<>();
    for (QuickDialItem item : items) {
      if (byId.put(item.id(), item) != null) {
        throw new InvalidValueException("id", item.id() + " occurs twice.");
      }
    }
    return byId;
  }
}
