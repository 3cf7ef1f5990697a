package org.callboard.administrator;

import java.util.Optional;
import org.callboard.organization.CloudId;

/**
 * What may be set for an administrator.
 *
 * @param organization whose manager it shall be; empty for an operator
 * @param passwordHash empty if the password stays
 */
public record AdministratorData(
    Optional<CloudId> organization, boolean enabled, Optional<String> passwordHash) {

  @Override
  public String toString() {
    return "AdministratorData[" + organization + ", " + enabled + "]";
  }
}
