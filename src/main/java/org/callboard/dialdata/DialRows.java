package org.callboard.dialdata;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.callboard.dialdata.RemovalEntity.Kind;
import org.callboard.layer.LayerKey;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.platform.Json;
import org.callboard.platform.RowReader;

/** The rows of one layer, in order, or those of one id: on their way to a value and back. */
record DialRows(
    LayerKey key,
    Optional<String> order,
    List<QuickDialItemEntity> items,
    List<DialActionEntity> actions,
    List<RemovalEntity> removals) {

  private static final String ID = "id";

  /** Of one id, without the order of the layer. */
  DialRows(LayerKey key) {
    this(key, Optional.empty());
  }

  /** Of a whole layer, whose order is stored so. */
  DialRows(LayerKey key, Optional<String> order) {
    this(key, order, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /**
   * The layer. Our own editors never write an invalid row, but somebody's SQL may: such a row is
   * left out, and the layer is not whole, so that its absence does not remove it from phones. What
   * a phone may hold of it is remembered, for whoever mends the row.
   */
  DialData value() {
    SortedMap<String, MergePriority> gone = new TreeMap<>();
    Set<String> goneActions = new LinkedHashSet<>();
    SortedSet<String> deletedItems = new TreeSet<>();
    SortedSet<String> deletedActions = new TreeSet<>();
    boolean whole = true;
    for (RemovalEntity row : removals) {
      RowReader reader = reader(row);
      Optional<Kind> kind = reader.read("kind", row::kind);
      Optional<String> id = reader.read(ID, row::removedId);
      reader.end();
      whole &= kind.isPresent(); // an id that can be none was never sent to a phone
      if (kind.isPresent() && id.isPresent()) {
        switch (kind.get()) {
          case QUICK_DIAL_ITEM -> gone.put(id.get(), row.priority());
          case DIAL_ACTION -> goneActions.add(id.get());
          case ITEM_DELETION -> deletedItems.add(id.get());
          case ACTION_DELETION -> deletedActions.add(id.get());
        }
      }
    }
    SortedMap<String, Violation> badItems = new TreeMap<>();
    List<QuickDialItem> validItems = valid(items, QuickDialItemEntity::value, badItems);
    items.stream()
        .filter(row -> badItems.containsKey(row.entryId()))
        .forEach(row -> gone.merge(row.entryId(), row.priority(), MergePriority::higher));
    SortedMap<String, Violation> badActions = new TreeMap<>();
    List<DialAction> validActions = valid(actions, DialActionEntity::value, badActions);
    goneActions.addAll(badActions.keySet());
    return new DialData(
        validItems,
        gone,
        validActions,
        goneActions,
        new Deletions(deletedItems, deletedActions),
        storedOrder(),
        new UnreadableEntries(badItems, badActions),
        whole);
  }

  /** Without one that cannot be read nothing is missing. */
  private EntryOrder storedOrder() {
    if (order.isEmpty()) {
      return EntryOrder.NONE;
    }
    RowReader reader = new RowReader("DialLayerEntity: The draft " + key);
    EntryOrder stored =
        reader.read(
            "order",
            () -> DialDataJson.ORDER.read(Json.storedObject(order.get()).orElseThrow()),
            EntryOrder.NONE);
    reader.end();
    return stored;
  }

  private <R extends LayerRow, T> List<T> valid(
      List<R> rows, Function<R, T> value, SortedMap<String, Violation> unreadable) {
    List<T> valid = new ArrayList<>();
    for (R row : rows) {
      RowReader reader = reader(row);
      try {
        valid.add(value.apply(row));
      } catch (InvalidValueException e) {
        Violation fault = e.violations().get(0);
        reader.leaveOut(fault.field(), fault.sentence());
      } catch (RuntimeException e) { // whatever it is, it concerns this entry and no other
        reader.leaveOut(ID, "has parts that cannot be read.");
      }
      reader.end().forEach(fault -> unreadable.put(row.entryId(), fault));
    }
    return valid;
  }

  private RowReader reader(LayerRow row) {
    return new RowReader(
        row.getClass().getSimpleName() + ": Entry " + row.entryId() + " of layer " + key);
  }

  /**
   * Makes the rows equal to an edited value.
   *
   * @param first the places of the first item and the first action that these rows are about
   */
  void save(EntityManager entities, long layerId, DialData before, DialData edited, Places first) {
    Map<String, QuickDialItemEntity> ofItems = byId(items);
    int position = first.item();
    for (QuickDialItem item : edited.quickDial()) {
      row(entities, ofItems, item.id(), id -> new QuickDialItemEntity(layerId, id))
          .set(item, position++);
    }
    before.quickDial().forEach(item -> remove(entities, ofItems, item.id()));
    before.unreadable().quickDial().keySet().stream()
        .filter(id -> !edited.unreadable().quickDial().containsKey(id))
        .forEach(id -> remove(entities, ofItems, id));

    Map<String, DialActionEntity> ofActions = byId(actions);
    position = first.action();
    for (DialAction action : edited.dialActions()) {
      row(entities, ofActions, action.id(), id -> new DialActionEntity(layerId, id))
          .set(action, position++);
    }
    before.dialActions().forEach(action -> remove(entities, ofActions, action.id()));
    before.unreadable().dialActions().keySet().stream()
        .filter(id -> !edited.unreadable().dialActions().containsKey(id))
        .forEach(id -> remove(entities, ofActions, id));

    saveRemovals(entities, layerId, edited);
  }

  /** Where the first item and the first action of some rows stand in their lists. */
  record Places(int item, int action) {

    static final Places OF_WHOLE_LISTS = new Places(0, 0);
  }

  private void saveRemovals(EntityManager entities, long layerId, DialData edited) {
    Map<String, RemovalEntity> ofItems = byId(removals(Kind.QUICK_DIAL_ITEM));
    edited
        .removals()
        .forEach(
            (key, priority) ->
                row(
                        entities,
                        ofItems,
                        key,
                        id -> new RemovalEntity(layerId, Kind.QUICK_DIAL_ITEM, id))
                    .set(priority.value()));
    ofItems.values().forEach(entities::remove);

    saveMarks(entities, layerId, Kind.DIAL_ACTION, edited.removedDialActions());
    saveMarks(entities, layerId, Kind.ITEM_DELETION, edited.deletions().quickDial());
    saveMarks(entities, layerId, Kind.ACTION_DELETION, edited.deletions().dialActions());
  }

  /** Removals that have no priority. */
  private void saveMarks(EntityManager entities, long layerId, Kind kind, Set<String> ids) {
    Map<String, RemovalEntity> marks = byId(removals(kind));
    ids.forEach(key -> row(entities, marks, key, id -> new RemovalEntity(layerId, kind, id)));
    marks.values().forEach(entities::remove);
  }

  /**
   * Whatever leaves with an edit, and has left before, is remembered from now on: phones may have
   * got it again in between.
   *
   * @param held what other layers gave, which leaves phones as well
   */
  void leaveAgain(DialData before, DialData after, DialData held, Supplier<OffsetDateTime> clock) {
    Set<String> items = new HashSet<>(held.removals().keySet());
    held.quickDial().forEach(item -> items.add(item.id()));
    items.addAll(itemsLeaving(before, after));
    Set<String> actions = new HashSet<>(held.removedDialActions());
    held.dialActions().forEach(action -> actions.add(action.id()));
    List<RemovalEntity> again =
        removals.stream()
            .filter(
                row ->
                    row.isOf(Kind.QUICK_DIAL_ITEM) && items.contains(row.entryId())
                        || row.isOf(Kind.DIAL_ACTION) && actions.contains(row.entryId()))
            .toList();
    if (!again.isEmpty()) {
      OffsetDateTime now = clock.get();
      again.forEach(row -> row.removeAgain(now));
    }
  }

  /** The ids of items that are not there any more after an edit, or lower than before. */
  private static Set<String> itemsLeaving(DialData before, DialData after) {
    Map<String, MergePriority> left = new HashMap<>();
    after.quickDial().forEach(item -> left.put(item.id(), item.priority()));
    Set<String> leaving = new HashSet<>(before.unreadable().quickDial().keySet());
    leaving.removeAll(after.unreadable().quickDial().keySet());
    leaving.removeAll(left.keySet());
    for (QuickDialItem item : before.quickDial()) {
      MergePriority now = left.get(item.id());
      if (now == null || item.priority().isAbove(now)) {
        leaving.add(item.id());
      }
    }
    return leaving;
  }

  /** When the entries left that are remembered. */
  LayerLimits.Departed departed(Instant now) {
    return new LayerLimits.Departed(times(Kind.QUICK_DIAL_ITEM), times(Kind.DIAL_ACTION), now);
  }

  private Map<String, Instant> times(Kind kind) {
    return removals(kind).stream()
        .collect(Collectors.toMap(RemovalEntity::entryId, RemovalEntity::removedAt));
  }

  /** How many entries of the layers below they take away. */
  int deletions() {
    return removals(Kind.ITEM_DELETION).size() + removals(Kind.ACTION_DELETION).size();
  }

  private List<RemovalEntity> removals(Kind kind) {
    return removals.stream().filter(row -> row.isOf(kind)).toList();
  }

  private static <E extends LayerRow> Map<String, E> byId(Collection<E> rows) {
    Map<String, E> byId = new HashMap<>();
    rows.forEach(row -> byId.put(row.entryId(), row));
    return byId;
  }

  /** The row of this id, taken out of the map, or a new one. */
  private static <E extends LayerRow> E row(
      EntityManager entities, Map<String, E> rows, String id, Function<String, E> create) {
    E row = rows.remove(id);
    if (row == null) {
      row = create.apply(id);
      entities.persist(row);
    }
    return row;
  }

  /**
   * Only what the value had: a row that could not be read is somebody's to mend, not ours to lose.
   */
  private static <E extends LayerRow> void remove(
      EntityManager entities, Map<String, E> rows, String id) {
    E row = rows.remove(id);
    if (row != null) {
      entities.remove(row);
    }
  }
}
