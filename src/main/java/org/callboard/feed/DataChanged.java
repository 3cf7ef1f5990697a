package org.callboard.feed;

import java.util.Arrays;
import java.util.Optional;
import org.callboard.platform.InvalidValueException;

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
    EVERYTHING;

    private boolean isOfOne() {
      return this == GROUP || this == SUBSCRIBER;
    }
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

  /**
   * Reads what is stored.
   *
   * @throws InvalidValueException if the scope is not known here, or does not say of whom
   */
  static DataChanged ofStored(long organizationId, String scope, Optional<Long> id) {
    Scope known =
        Arrays.stream(Scope.values())
            .filter(one -> one.name().equals(scope))
            .findFirst()
            .orElseThrow(() -> new InvalidValueException("scope", "is not known here."));
    if (known.isOfOne() && id.isEmpty()) {
      throw new InvalidValueException("scope", "concerns one thing, and does not name it.");
    }
    return new DataChanged(organizationId, known, id);
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
