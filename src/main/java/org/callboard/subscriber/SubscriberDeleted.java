package org.callboard.subscriber;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A subscriber is about to be deleted. Fired in the edit's transaction.
 *
 * @param formerNames by which its phones may ask as well, also in other organizations
 */
public record SubscriberDeleted(
    long subscriberId, SubscriberName name, List<SubscriberName> formerNames, Set<Long> groupIds) {

  public SubscriberDeleted {
    formerNames = List.copyOf(formerNames);
    groupIds = Set.copyOf(groupIds);
  }

  /** All names by which its phones may ask. */
  public List<SubscriberName> names() {
    return Stream.concat(Stream.of(name), formerNames.stream()).distinct().toList();
  }
}
