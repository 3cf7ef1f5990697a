package org.callboard.organization;

import java.util.Optional;

/**
 * Something of an organization changed, and the change is committed or about to be. Observers mark
 * what they hold of it as stale, in the phase after success, and read nothing.
 *
 * @param subscriberId empty if the organization itself or its own layer changed
 */
public record DataChanged(long organizationId, Optional<Long> subscriberId) {

  public static DataChanged ofOrganization(long organizationId) {
    return new DataChanged(organizationId, Optional.empty());
  }

  public static DataChanged ofSubscriber(long organizationId, long subscriberId) {
    return new DataChanged(organizationId, Optional.of(subscriberId));
  }
}
