package org.callboard.administration;

import java.util.Optional;
import org.callboard.administrator.AdministratorPassword;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;
import org.callboard.platform.Violations;

/**
 * What an administrator wants to set for an administrator.
 *
 * @param role the name of a role
 * @param organization the Cloud ID of a manager's organization, as it was given
 * @param password a secret; empty keeps the one that is stored
 */
public record AdministratorChange(
    String role, Optional<String> organization, boolean enabled, Optional<String> password) {

  /**
   * @throws InvalidValueException with all that is wrong
   */
  public AdministratorChange {
    Violations violations = new Violations();
    Optional<String> text = password;
    text.ifPresent(p -> violations.check(() -> AdministratorPassword.checked(p)));
    if (!role.equals(Roles.MANAGER) && !role.equals(Roles.OPERATOR)) {
      violations.add("role", "must be operator or manager.");
    }
    if (role.equals(Roles.OPERATOR) && organization.isPresent()) {
      violations.add("organization", "must be absent or null for an operator.");
    }
    violations.throwIfAny();
  }

  boolean isOfOperator() {
    return role.equals(Roles.OPERATOR);
  }

  @Override
  public String toString() {
    return "AdministratorChange[" + role + "]";
  }
}
