package org.callboard.dialdata;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Text;

/**
 * In which order a draft puts the entries of the live layer and its own (docs/adr/0062). Entries
 * that it does not name stay where they are; ids of entries that are gone mean nothing.
 *
 * @param quickDial ids of items, no id twice; empty if they stay in the order in which they are
 * @param dialActions the same of dial actions
 */
public record EntryOrder(List<String> quickDial, List<String> dialActions) {

  public static final EntryOrder NONE = new EntryOrder(List.of(), List.of());

  public EntryOrder {
    quickDial = checked(quickDial, LayerLimits.MAX_ITEMS);
    dialActions = checked(dialActions, LayerLimits.MAX_ACTIONS);
  }

  private static List<String> checked(List<String> ids, int max) {
    if (ids.size() > max) {
      throw new InvalidValueException("order", "must have at most " + max + " ids.");
    }
    Set<String> earlier = new HashSet<>();
    for (String id : ids) {
      Text.key("order", id, QuickDialItem.MAX_ID);
      if (!earlier.add(id)) {
        throw new InvalidValueException("order", "has the id " + id + " twice.");
      }
    }
    return List.copyOf(ids);
  }

  public boolean isNone() {
    return equals(NONE);
  }

  EntryOrder withItems(List<String> ids) {
    return new EntryOrder(ids, dialActions);
  }

  EntryOrder withActions(List<String> ids) {
    return new EntryOrder(quickDial, ids);
  }
}
