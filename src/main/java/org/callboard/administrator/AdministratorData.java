package org.callboard.administrator;

import java.util.Optional;
import org.callboard.organization.CloudId;

/**
 * What may be set for an administrator.
 *
 * @param organization the only one that shall be its business; empty for all
 * @param service whether it is a program, which has no password that anybody knows
 * @param passwordHash empty if the password stays
 * @param keepsEnabled whether nobody says that it is to be enabled or disabled: then who has
 *     disabled it stays, too
 */
public record AdministratorData(
    AdministratorRole role,
    Optional<CloudId> organization,
    boolean enabled,
    boolean service,
    Optional<String> passwordHash,
    boolean keepsEnabled) {

  /** A person who is an operator, or the manager of an organization. */
  public AdministratorData(
      Optional<CloudId> organization, boolean enabled, Optional<String> passwordHash) {
    this(
        AdministratorRole.of(organization.isPresent()),
        organization,
        enabled,
        false,
        passwordHash,
        false);
  }

  @Override
  public String toString() {
    return "AdministratorData[" + role + ", " + organization + ", " + enabled + "]";
  }
}
