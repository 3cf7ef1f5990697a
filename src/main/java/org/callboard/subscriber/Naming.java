package org.callboard.subscriber;

import java.util.List;
import java.util.Optional;

/**
 * What an edit does with a subscriber's names.
 *
 * @param username the new one; empty keeps it
 * @param formerUsernames those by which phones may go on asking; empty keeps all
 */
public record Naming(Optional<Username> username, Optional<List<Username>> formerUsernames) {

  public static final Naming KEPT = new Naming(Optional.empty(), Optional.empty());

  public Naming {
    formerUsernames = formerUsernames.map(List::copyOf);
  }
}
