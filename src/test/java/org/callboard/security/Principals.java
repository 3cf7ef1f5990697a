package org.callboard.security;

import java.util.Optional;
import org.callboard.administrator.AdministratorIdentity;
import org.callboard.administrator.AdministratorRole;

/** Administrators as a door has recognized them. */
public final class Principals {

  private Principals() {}

  public static AdminPrincipal operator(String name, long id) {
    return of(AdministratorRole.OPERATOR, name, id, Optional.empty());
  }

  public static AdminPrincipal manager(String name, long id, long organizationId) {
    return of(AdministratorRole.MANAGER, name, id, Optional.of(organizationId));
  }

  public static AdminPrincipal of(
      AdministratorRole role, String name, long id, Optional<Long> organizationId) {
    return of(role, name, id, organizationId, Optional.empty());
  }

  public static AdminPrincipal of(
      AdministratorRole role,
      String name,
      long id,
      Optional<Long> organizationId,
      Optional<String> tokenId) {
    return new AdminPrincipal(
        new AdministratorIdentity(id, name, role.rights(), organizationId, true, tokenId));
  }
}
