package org.callboard.feed;

import java.util.Optional;

/**
 * Something of an organization has changed, and the change is committed. Observers mark what they
 * hold of it as stale, and read nothing.
 *
 * @param id of the group or the subscriber; empty for the other scopes
 */
public record DataChanged(long organizationId, Scope scope, Optional<Long> id) {

  /** What changed. */
  public enum Scope {
    /** The organization itself, its groups, its own layer or its draft. */
    ORGANIZATION,
    /** The layer of one group. */
    GROUP,
    /** A subscriber or its layer. */
    SUBSCRIBER,
    /** Anything of the organization: a bulk edit. */
    EVERYTHING
  }

  public static DataChanged ofOrganization(long organizationId) {
    return new DataChanged(organizationId, Scope.ORGANIZATION, Optional.empty());
  }

  public static DataChanged ofGroup(long organizationId, long groupId) {
    return new DataChanged(organizationId, Scope.GROUP, Optional.of(groupId));
  }

  public static DataChanged ofSubscriber(long organizationId, long subscriberId) {
    return new DataChanged(organizationId, Scope.SUBSCRIBER, Optional.of(subscriberId));
  }

  public static DataChanged ofEverything(long organizationId) {
    return new DataChanged(organizationId, Scope.EVERYTHING, Optional.empty());
  }

  /** Whether the organization itself or its own layer is meant. */
  public boolean isOfOrganization() {
    return scope == Scope.ORGANIZATION || scope == Scope.EVERYTHING;
  }

  /** The group, if one is meant. */
  public Optional<Long> groupId() {
    return id.filter(i -> scope == Scope.GROUP);
  }

  /** The subscriber, if one is meant. */
  public Optional<Long> subscriberId() {
    return id.filter(i -> scope == Scope.SUBSCRIBER);
  }
}
