package org.callboard.device;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a subscriber's phones.
 *
 * @param last when one of them signed in or was served last; empty if none ever was
 * @param devices how many are signed in
 * @param codeWaiting whether there is a one-time code that can still be used
 */
public record Contact(Optional<Instant> last, int devices, boolean codeWaiting) {

  /** Of who has no phone. */
  public static final Contact NONE = new Contact(Optional.empty(), 0, false);
}
