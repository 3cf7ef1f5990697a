package org.callboard.dialdata;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.callboard.dialdata.RemovalEntity.Kind;

/** Makes the rows of a layer equal to an edited value. */
record LayerSaver(EntityManager entities, long layerId, LayerRows rows) {

  void save(DialData before, DialData edited) {
    Map<String, QuickDialItemEntity> items = byId(rows.items());
    int position = 0;
    for (QuickDialItem item : edited.quickDial()) {
      row(items, item.id(), id -> new QuickDialItemEntity(layerId, id)).set(item, position++);
    }
    before.quickDial().forEach(item -> remove(items, item.id()));

    Map<String, DialActionEntity> actions = byId(rows.actions());
    position = 0;
    for (DialAction action : edited.dialActions()) {
      row(actions, action.id(), id -> new DialActionEntity(layerId, id)).set(action, position++);
    }
    before.dialActions().forEach(action -> remove(actions, action.id()));

    saveRemovals(edited);
  }

  private void saveRemovals(DialData edited) {
    Map<String, RemovalEntity> items = byId(removals(Kind.QUICK_DIAL_ITEM));
    edited
        .removals()
        .forEach(
            (key, priority) ->
                row(items, key, id -> new RemovalEntity(layerId, Kind.QUICK_DIAL_ITEM, id))
                    .set(priority.value()));
    items.values().forEach(entities::remove);

    saveMarks(Kind.DIAL_ACTION, edited.removedDialActions());
    saveMarks(Kind.ITEM_DELETION, edited.deletions().quickDial());
    saveMarks(Kind.ACTION_DELETION, edited.deletions().dialActions());
  }

  /** Removals that have no priority. */
  private void saveMarks(Kind kind, Set<String> ids) {
    Map<String, RemovalEntity> marks = byId(removals(kind));
    ids.forEach(key -> row(marks, key, id -> new RemovalEntity(layerId, kind, id)));
    marks.values().forEach(entities::remove);
  }

  private List<RemovalEntity> removals(Kind kind) {
    return rows.removals().stream().filter(row -> row.kind() == kind).toList();
  }

  private static <E extends LayerRow> Map<String, E> byId(Collection<E> rows) {
    Map<String, E> byId = new HashMap<>();
    rows.forEach(row -> byId.put(row.entryId(), row));
    return byId;
  }

  /** The row of this id, taken out of the map, or a new one. */
  private <E extends LayerRow> E row(Map<String, E> rows, String id, Function<String, E> create) {
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
  private <E extends LayerRow> void remove(Map<String, E> rows, String id) {
    E row = rows.remove(id);
    if (row != null) {
      entities.remove(row);
    }
  }
}
