package org.callboard.dialdata;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.dialdata.RemovalEntity.Kind;
import org.callboard.layer.LayerKey;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;

/** The rows of one layer, in order, or those of one id: on their way to a value and back. */
record DialRows(
    LayerKey key,
    List<QuickDialItemEntity> items,
    List<DialActionEntity> actions,
    List<RemovalEntity> removals) {

  private static final Logger LOG = Logger.getLogger(DialRows.class.getName());

  DialRows(LayerKey key) {
    this(key, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /**
   * The layer. Our own editors never write an invalid row, but somebody's SQL may: such a row is
   * left out, and the layer is not whole, so that its absence does not remove it from phones.
   */
  DialData value() {
    List<QuickDialItem> validItems = new ArrayList<>();
    items.forEach(row -> valid(row.entryId(), row::value).ifPresent(validItems::add));
    List<DialAction> validActions = new ArrayList<>();
    actions.forEach(row -> valid(row.entryId(), row::value).ifPresent(validActions::add));
    SortedMap<String, MergePriority> gone = new TreeMap<>();
    Set<String> goneActions = new LinkedHashSet<>();
    SortedSet<String> deletedItems = new TreeSet<>();
    SortedSet<String> deletedActions = new TreeSet<>();
    for (RemovalEntity row : removals) {
      valid(row.entryId(), row::removedId)
          .ifPresent(
              id -> {
                switch (row.kind()) {
                  case QUICK_DIAL_ITEM -> gone.put(id, row.priority());
                  case DIAL_ACTION -> goneActions.add(id);
                  case ITEM_DELETION -> deletedItems.add(id);
                  case ACTION_DELETION -> deletedActions.add(id);
                }
              });
    }
    boolean whole = validItems.size() == items.size() && validActions.size() == actions.size();
    return new DialData(
        validItems,
        gone,
        validActions,
        goneActions,
        new Deletions(deletedItems, deletedActions),
        whole);
  }

  private <T> Optional<T> valid(String id, Supplier<T> value) {
    try {
      return Optional.of(value.get());
    } catch (InvalidValueException e) {
      LOG.log(
          Level.WARNING,
          "Entry {0} of layer {1} is left out: {2}",
          new Object[] {id, key, e.getMessage()});
      return Optional.empty();
    }
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

    Map<String, DialActionEntity> ofActions = byId(actions);
    position = first.action();
    for (DialAction action : edited.dialActions()) {
      row(entities, ofActions, action.id(), id -> new DialActionEntity(layerId, id))
          .set(action, position++);
    }
    before.dialActions().forEach(action -> remove(entities, ofActions, action.id()));

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

  private List<RemovalEntity> removals(Kind kind) {
    return removals.stream().filter(row -> row.kind() == kind).toList();
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
