package org.callboard.device;

import java.util.Optional;

/**
 * As of when what a device was told was the truth, as {@link System#nanoTime} counts: of the global
 * part and of its account, each empty if it was told nothing.
 */
public record Heard(Optional<Long> globalAt, Optional<Long> accountAt) {

  static final Heard NOTHING = new Heard(Optional.empty(), Optional.empty());

  Heard global(long moment) {
    return new Heard(Optional.of(moment), accountAt);
  }

  Heard account(long moment) {
    return new Heard(globalAt, Optional.of(moment));
  }
}
