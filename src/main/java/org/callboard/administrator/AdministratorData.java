package org.callboard.administrator;

import java.util.Optional;
import org.callboard.organization.CloudId;

/**
 * What may be set for an administrator.
 *
 * @param organization whose manager it shall be; empty for an operator
 * @param passwordHash empty if the password stays
 * @param keepsEnabled whether nobody says that it is to be enabled or disabled: then who has
 *     disabled it stays, too
 */
public record AdministratorData(
    Optional<CloudId> organization,
    boolean enabled,
    Optional<String> passwordHash,
    boolean keepsEnabled) {

  public AdministratorData(
      Optional<CloudId> organization, boolean enabled, Optional<String> passwordHash) {
    this(organization, enabled, passwordHash, false);
  }

  @Override
  public String toString() {
    return "AdministratorData[" + organization + ", " + enabled + "]";
  }
}
