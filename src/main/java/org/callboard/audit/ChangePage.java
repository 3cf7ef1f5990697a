package org.callboard.audit;

import java.util.List;

/**
 * Changes in the order of their places.
 *
 * @param cursor behind the last of them; all that is new comes behind it
 * @param more whether there are more already
 */
public record ChangePage(List<Change> items, long cursor, boolean more) {

  public ChangePage {
    items = List.copyOf(items);
  }
}
