package org.callboard.feed;

import java.util.List;

/**
 * Changes of which nobody has noted yet that they happened.
 *
 * @param told those of which phones are told something
 * @param more whether there are others behind them
 */
public record Unnoted(List<DataChanged> told, boolean more) {

  public Unnoted {
    told = List.copyOf(told);
  }
}
