package org.callboard.subscriber;

import java.util.Set;

/**
 * A subscriber is no longer found by a former name, so that somebody else may get it. Fired in the
 * edit's transaction.
 *
 * @param organizationId of the subscriber, who may have had the name in another one
 */
public record NameLeft(
    long subscriberId, long organizationId, SubscriberName name, Set<Long> groupIds) {

  public NameLeft {
    groupIds = Set.copyOf(groupIds);
  }
}
