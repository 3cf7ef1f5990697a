package org.callboard.subscriber;

import java.util.Set;

/**
 * A subscriber is no longer found by a former name, so that somebody else may get it. Fired in the
 * edit's transaction.
 */
public record NameLeft(long subscriberId, SubscriberName name, Set<Long> groupIds) {

  public NameLeft {
    groupIds = Set.copyOf(groupIds);
  }
}
