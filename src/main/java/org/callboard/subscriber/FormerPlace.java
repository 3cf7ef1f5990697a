package org.callboard.subscriber;

import java.util.stream.Stream;

/**
 * A name that a subscriber had in another organization before a move: its phones go on asking by
 * it.
 */
public record FormerPlace(long organizationId, Username username) {

  /** As it is stored. */
  static FormerPlace ofStored(String line) {
    String[] parts = line.split(" ", 2);
    return new FormerPlace(Long.parseLong(parts[0]), new Username(parts[1]));
  }

  String stored() {
    return organizationId + " " + username.text();
  }

  SubscriberName name() {
    return new SubscriberName(organizationId, username.key());
  }

  /** What it is found by: as names are compared, and as they were compared before. */
  Stream<SubscriberName> names() {
    return Stream.of(username.key(), username.formerKey())
        .distinct()
        .map(key -> new SubscriberName(organizationId, key));
  }

  /** Whether a phone that asks there by this username may be its subscriber's. */
  public boolean isMeantBy(Username typed) {
    return name().isMeantBy(typed);
  }
}
