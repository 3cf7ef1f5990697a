package org.callboard.dialdata;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;

/** How much one layer may have. */
final class LayerLimits {

  static final int MAX_ITEMS = 10_000;
  static final int MAX_ACTIONS = 1_000;

  /** More would make every answer long, for good. */
  static final int MAX_REMOVALS = 10_000;

  /** A phone that has not asked for so long may keep a locked entry, if there are more removals. */
  static final Duration KEPT_FOR = Duration.ofDays(365);

  private LayerLimits() {}

  /**
   * When the entries of a layer left it that are remembered, as far as they have left before.
   *
   * @param now of the same clock
   */
  record Departed(Map<String, Instant> items, Map<String, Instant> actions, Instant now) {}

  /**
   * The layer, if it keeps to the limits of what it has.
   *
   * @throws InvalidValueException if it does not
   */
  static DialData keep(DialData layer) {
    if (layer.quickDial().size() > MAX_ITEMS || layer.dialActions().size() > MAX_ACTIONS) {
      throw new InvalidValueException(
          "entries",
          "must be at most " + MAX_ITEMS + " items and " + MAX_ACTIONS + " dial actions.");
    }
    if (layer.deletions().quickDial().size() > MAX_ITEMS
        || layer.deletions().dialActions().size() > MAX_ACTIONS) {
      throw new InvalidValueException(
          "hidden",
          "entries must be at most " + MAX_ITEMS + " items and " + MAX_ACTIONS + " dial actions.");
    }
    return layer;
  }

  static boolean hasTooManyRemovals(DialData layer) {
    return layer.removals().size() > MAX_REMOVALS
        || layer.removedDialActions().size() > MAX_REMOVALS;
  }

  /**
   * The layer with no more removals than it may remember, and with all that it may. First those of
   * ordinary items are forgotten, which left longest ago: such items leave phones by the replace
   * attribute, and their removals matter only to an organization that switches it off. Then those
   * of other entries that left more than a year ago.
   *
   * @throws InvalidValueException if the rest is still too much
   */
  static DialData forgetting(DialData layer, Departed departed) {
    SortedMap<String, MergePriority> items = new TreeMap<>(layer.removals());
    List<String> first =
        items.keySet().stream()
            .filter(
                id -> isOrdinary(items.get(id)) || isLongAgo(departed.items().get(id), departed))
            .sorted(
                Comparator.comparing((String id) -> !isOrdinary(items.get(id)))
                    .thenComparing(id -> since(departed.items().get(id), departed)))
            .toList();
    items.keySet().removeAll(excess(items.size(), first));

    Set<String> actions = new LinkedHashSet<>(layer.removedDialActions());
    List<String> oldest =
        actions.stream()
            .filter(id -> isLongAgo(departed.actions().get(id), departed))
            .sorted(Comparator.comparing(id -> since(departed.actions().get(id), departed)))
            .toList();
    actions.removeAll(excess(actions.size(), oldest));

    DialData kept = remembering(layer, items, actions);
    if (hasTooManyRemovals(kept)) {
      throw new InvalidValueException(
          "entries",
          "that left this layer within a year, and that phones must be told to remove, are more"
              + " than "
              + MAX_REMOVALS
              + ". Give new entries the ids of former entries.");
    }
    return kept;
  }

  /** The same without removals of ordinary items. */
  static DialData withoutOrdinaryRemovals(DialData data) {
    SortedMap<String, MergePriority> locked = new TreeMap<>(data.removals());
    locked.values().removeIf(LayerLimits::isOrdinary);
    return remembering(data, locked, data.removedDialActions());
  }

  static DialData remembering(
      DialData data, SortedMap<String, MergePriority> items, Set<String> actions) {
    return new DialData(
        data.quickDial(),
        items,
        data.dialActions(),
        actions,
        data.deletions(),
        data.order(),
        data.unreadable(),
        data.isLoaded());
  }

  private static Set<String> excess(int size, List<String> forgotten) {
    return forgotten.stream().limit(Math.max(0, size - MAX_REMOVALS)).collect(Collectors.toSet());
  }

  private static boolean isOrdinary(MergePriority priority) {
    return !priority.isAbove(MergePriority.PROVISIONED);
  }

  private static boolean isLongAgo(Instant left, Departed departed) {
    return since(left, departed).isBefore(departed.now().minus(KEPT_FOR));
  }

  /** What has no time leaves only now. */
  private static Instant since(Instant left, Departed departed) {
    return Optional.ofNullable(left).orElse(departed.now());
  }
}
