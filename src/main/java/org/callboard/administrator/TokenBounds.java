package org.callboard.administrator;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.callboard.platform.RandomText;

/**
 * What a token may do less than its owner.
 *
 * @param role what it may do at most; empty for what its owner may
 * @param organizationId the only organization that it is for; empty for those of its owner
 */
public record TokenBounds(Optional<AdministratorRole> role, Optional<Long> organizationId) {

  /** A token that may do what its owner may. */
  public static final TokenBounds NONE = new TokenBounds(Optional.empty(), Optional.empty());

  private static final String BOUNDED = "bounded ";

  /** These, and where they say nothing, those of the token that makes it. */
  TokenBounds within(TokenBounds maker) {
    return new TokenBounds(role.or(maker::role), organizationId.or(maker::organizationId));
  }

  /** What it may do of what its owner may now. */
  Set<String> rights(Set<String> owners) {
    Set<String> rights = new HashSet<>(owners);
    role.ifPresent(bound -> rights.retainAll(bound.rights()));
    return rights;
  }

  /**
   * Whether its organization is still its owner's business.
   *
   * @param owners empty if all are
   */
  boolean isWithin(Optional<Long> owners) {
    return organizationId.isEmpty() || owners.isEmpty() || owners.equals(organizationId);
  }

  /**
   * What is stored. A server that knows no bounds must not find a bounded token, for it would let
   * it do all that its owner may.
   */
  String hash(TokenSecret secret) {
    return equals(NONE) ? secret.hash() : boundedHash(secret);
  }

  /** What is stored of a token that has bounds. */
  static String boundedHash(TokenSecret secret) {
    return RandomText.hash(BOUNDED + secret.text());
  }
}
