package org.callboard.subscriber;

import java.util.List;
import java.util.Optional;
import org.callboard.audit.Stamps;
import org.callboard.platform.InvalidValueException.Violation;

/**
 * A subscriber as administrators see it: no secrets.
 *
 * @param usernameKey what usernames are compared and sorted by
 * @param groups their names, in the groups' order
 * @param unreadable what is stored and cannot be read: here it is left out
 * @param stamps who made it and who changed it last
 * @param formerUsernames by which its phones may still ask
 */
public record SubscriberView(
    long id,
    String username,
    String usernameKey,
    Optional<String> displayName,
    boolean enabled,
    List<String> groups,
    Attributes attributes,
    boolean hasPassword,
    List<Violation> unreadable,
    Stamps stamps,
    List<Username> formerUsernames) {

  public SubscriberView {
    groups = List.copyOf(groups);
    unreadable = List.copyOf(unreadable);
    formerUsernames = List.copyOf(formerUsernames);
  }
}
