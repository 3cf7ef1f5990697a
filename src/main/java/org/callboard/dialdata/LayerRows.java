package org.callboard.dialdata;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.layer.LayerKey;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;

/** The rows of one layer, in order, on their way to a value. */
record LayerRows(
    LayerKey key,
    List<QuickDialItemEntity> items,
    List<DialActionEntity> actions,
    List<RemovalEntity> removals) {

  private static final Logger LOG = Logger.getLogger(LayerRows.class.getName());

  LayerRows(LayerKey key) {
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
}
