package org.callboard.dialdata;

import java.util.Set;

/** How a layer comes to hide entries of the layers below from its phones, and shows them again. */
public final class Hiding {

  private Hiding() {}

  /** The layer that hides the item, which it does not have itself. */
  public static DialData item(DialData layer, String id) {
    return layer.withDeletions(layer.deletions().withItem(id));
  }

  /** The same for a dial action. */
  public static DialData action(DialData layer, String id) {
    return layer.withDeletions(layer.deletions().withAction(id));
  }

  /** The layer that does not hide the item. */
  public static DialData noItem(DialData layer, String id) {
    return layer.withDeletions(layer.deletions().without(Set.of(id), Set.of()));
  }

  /** The same for a dial action. */
  public static DialData noAction(DialData layer, String id) {
    return layer.withDeletions(layer.deletions().without(Set.of(), Set.of(id)));
  }
}
