package org.callboard.administrator;

import java.util.Optional;

/**
 * Who an administrator is, as far as it matters to whom the door lets in.
 *
 * @param username as it was given
 * @param organizationId whose manager it is; empty for an operator
 * @param enabled whether it may sign in; not if nobody knows what it may do
 * @param tokenId the public id of the API token that it came with, if it was one
 */
public record AdministratorIdentity(
    long id,
    String username,
    Optional<Long> organizationId,
    boolean enabled,
    Optional<String> tokenId) {

  /** The same, by a token. */
  AdministratorIdentity byToken(String id) {
    return new AdministratorIdentity(this.id, username, organizationId, enabled, Optional.of(id));
  }

  public boolean isOperator() {
    return organizationId.isEmpty();
  }
}
