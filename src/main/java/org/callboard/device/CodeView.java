package org.callboard.device;

import java.time.Instant;
import java.util.List;
import org.callboard.platform.InvalidValueException.Violation;

/**
 * A one-time code as administrators see it: nothing of it tells the code itself.
 *
 * @param unreadable what is stored and cannot be read
 */
public record CodeView(String id, Instant created, Instant expires, List<Violation> unreadable) {

  public CodeView {
    unreadable = List.copyOf(unreadable);
  }
}
