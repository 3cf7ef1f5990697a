package org.callboard.device;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.InvalidValueException.Violation;

/**
 * A device as administrators see it.
 *
 * @param id in addresses; random
 * @param agent what the app calls itself
 * @param installation what the app calls its installation, if it said so
 * @param firstSeen when it signed in
 * @param lastSeen when it last used its token, to the minute; empty if never
 * @param unreadable what is stored and cannot be read
 */
public record DeviceView(
    String id,
    String label,
    String agent,
    Optional<String> installation,
    Instant firstSeen,
    Optional<Instant> lastSeen,
    boolean revoked,
    List<Violation> unreadable) {

  public DeviceView {
    unreadable = List.copyOf(unreadable);
  }
}
