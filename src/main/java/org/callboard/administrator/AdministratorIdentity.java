package org.callboard.administrator;

import java.util.Optional;
import java.util.Set;
import org.callboard.platform.Roles;

/**
 * Who an administrator is, as far as it matters to whom the door lets in.
 *
 * @param username as it was given
 * @param rights what it may do in this request, of {@link Roles}; a token may have less than its
 *     owner
 * @param organizationId the only organization that is its business; empty if all are
 * @param enabled whether it may sign in; not if nobody knows what it may do
 * @param tokenId the public id of the API token that it came with, if it was one
 */
public record AdministratorIdentity(
    long id,
    String username,
    Set<String> rights,
    Optional<Long> organizationId,
    boolean enabled,
    Optional<String> tokenId) {

  public AdministratorIdentity {
    rights = Set.copyOf(rights);
  }

  /**
   * The same, by a token.
   *
   * @param narrowed what the token may do
   * @param within the organization that the token is for; empty for those of its owner
   */
  AdministratorIdentity byToken(String token, Set<String> narrowed, Optional<Long> within) {
    return new AdministratorIdentity(
        id, username, narrowed, within.or(() -> organizationId), enabled, Optional.of(token));
  }
}
