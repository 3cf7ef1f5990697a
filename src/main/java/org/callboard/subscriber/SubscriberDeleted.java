package org.callboard.subscriber;

import java.util.Set;

/** A subscriber is about to be deleted. Fired in the edit's transaction. */
public record SubscriberDeleted(long subscriberId, SubscriberName name, Set<Long> groupIds) {

  public SubscriberDeleted {
    groupIds = Set.copyOf(groupIds);
  }
}
