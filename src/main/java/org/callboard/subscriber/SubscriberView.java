package org.callboard.subscriber;

import java.util.List;
import java.util.Optional;

/**
 * A subscriber as administrators see it: no secrets.
 *
 * @param usernameKey what usernames are compared and sorted by
 * @param groups their names, in the groups' order
 */
public record SubscriberView(
    long id,
    String username,
    String usernameKey,
    Optional<String> displayName,
    boolean enabled,
    List<String> groups,
    Attributes attributes,
    boolean hasPassword) {

  public SubscriberView {
    groups = List.copyOf(groups);
  }
}
