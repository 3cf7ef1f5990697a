package org.callboard.dialdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.Text;

/** About how many bytes of an answer dial data has; rather too many than too few. */
public final class DialWeight {

  /** An item with its elements, without what stands in them. */
  private static final int ITEM = 135;

  private static final int ACTION = 60;
  private static final int REMOVAL = 70;

  private DialWeight() {}

  static int of(QuickDialItem item) {
    return ITEM
        + Text.xmlBytes(item.id())
        + Text.xmlBytes(item.displayName())
        + Text.xmlBytes(item.uri())
        + item.portrait().map(Text::xmlBytes).orElse(0);
  }

  private static int of(DialAction action) {
    return ACTION
        + Text.xmlBytes(action.id())
        + action.nodes().stream().mapToInt(KeyNode::weight).sum();
  }

  private static int ofRemoval(String id) {
    return REMOVAL + Text.xmlBytes(id);
  }

  /**
   * Without removals of ordinary items: they need not be told for good (see {@link LayerLimits}).
   */
  static long of(DialData data) {
    long weight = data.quickDial().stream().mapToLong(DialWeight::of).sum();
    weight += data.dialActions().stream().mapToLong(DialWeight::of).sum();
    weight += data.removedDialActions().stream().mapToLong(DialWeight::ofRemoval).sum();
    return weight + removals(data, false);
  }

  private static long removals(DialData data, boolean ordinary) {
    return data.removals().entrySet().stream()
        .filter(e -> e.getValue().isAbove(MergePriority.PROVISIONED) != ordinary)
        .mapToLong(e -> ofRemoval(e.getKey()))
        .sum();
  }

  /**
   * What of a phone's data fits into so many bytes. First it loses the removals of ordinary items
   * that do not fit, then it becomes additions only, of the first entries that fit.
   */
  public static DialData fitting(DialData data, long bytes) {
    long weight = of(data);
    if (weight + removals(data, true) <= bytes) {
      return data;
    }
    return weight <= bytes ? withRemovalsThatFit(data, bytes - weight) : additions(data, bytes);
  }

  private static DialData withRemovalsThatFit(DialData data, long bytes) {
    SortedMap<String, MergePriority> told = new TreeMap<>();
    long left = bytes;
    for (Map.Entry<String, MergePriority> removal : data.removals().entrySet()) {
      boolean ordinary = !removal.getValue().isAbove(MergePriority.PROVISIONED);
      left -= ordinary ? ofRemoval(removal.getKey()) : 0;
      if (!ordinary || left >= 0) {
        told.put(removal.getKey(), removal.getValue());
      }
    }
    return LayerLimits.remembering(data, told, data.removedDialActions());
  }

  private static DialData additions(DialData data, long bytes) {
    List<QuickDialItem> items = new ArrayList<>();
    long left = bytes;
    for (QuickDialItem item : data.quickDial()) {
      left -= of(item);
      if (left < 0) {
        break;
      }
      items.add(item);
    }
    return new DialData(items, new TreeMap<>(), List.of(), Set.of(), Deletions.NONE, false);
  }
}
