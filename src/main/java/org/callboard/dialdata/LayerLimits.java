package org.callboard.dialdata;

import org.callboard.platform.InvalidValueException;

/** How much one layer may have. */
final class LayerLimits {

  static final int MAX_ITEMS = 10_000;
  static final int MAX_ACTIONS = 1_000;

  /** More would make every answer long, for good. */
  static final int MAX_REMOVALS = 10_000;

  private LayerLimits() {}

  /**
   * The layer, if it keeps to the limits. If only its removals are too many, those of ordinary
   * items are forgotten first: such items leave phones by the replace attribute, and their removals
   * matter only to an organization that switches it off.
   *
   * @throws InvalidValueException if it does not
   */
  static DialData keep(DialData layer) {
    if (layer.quickDial().size() > MAX_ITEMS || layer.dialActions().size() > MAX_ACTIONS) {
      throw new InvalidValueException(
          "entries",
          "must be at most " + MAX_ITEMS + " items and " + MAX_ACTIONS + " dial actions.");
    }
    if (!hasTooManyRemovals(layer)) {
      return layer;
    }
    DialData pruned = layer.withoutOrdinaryRemovals();
    if (hasTooManyRemovals(pruned)) {
      throw new InvalidValueException(
          "entries",
          "have left more than "
              + MAX_REMOVALS
              + " that phones must be told to remove. Use ids again.");
    }
    return pruned;
  }

  private static boolean hasTooManyRemovals(DialData layer) {
    return layer.removals().size() > MAX_REMOVALS
        || layer.removedDialActions().size() > MAX_REMOVALS;
  }
}
