package org.callboard.device;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.InvalidValueException.Violation;

/**
 * A one-time code as administrators see it: nothing of it tells the code itself.
 *
 * @param createdBy who made it; empty if an older version of this server did not store it
 * @param unreadable what is stored and cannot be read
 */
public record CodeView(
    String id,
    Instant created,
    Instant expires,
    Optional<String> createdBy,
    List<Violation> unreadable) {

  public CodeView {
    unreadable = List.copyOf(unreadable);
  }
}
