package org.callboard.administration;

import java.util.Optional;
import org.callboard.administrator.AdministratorPassword;
import org.callboard.administrator.AdministratorRole;
import org.callboard.administrator.AdministratorSnapshot;
import org.callboard.administrator.ManagedOrganization;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;
import org.callboard.platform.Told;
import org.callboard.platform.Violations;

/**
 * What an administrator wants to set for an administrator. What is absent stays; a new one is
 * enabled.
 *
 * @param role the name of a role
 * @param organization the Cloud ID of a manager's organization, as it was given
 * @param password a secret
 */
public record AdministratorChange(
    Told<String> role, Told<String> organization, Told<Boolean> enabled, Told<String> password) {

  private static final String ROLE = "role";
  private static final String ORGANIZATION = "organization";

  /**
   * @throws InvalidValueException with all that is wrong
   */
  public AdministratorChange {
    Violations violations = new Violations();
    Told<String> text = password;
    text.value().ifPresent(p -> violations.check(() -> AdministratorPassword.checked(p)));
    if (password.isCleared()) {
      violations.add("password", "must not be null. An administrator always has a password.");
    }
    Optional<String> name = role.value();
    if (role.isCleared()) {
      violations.add(ROLE, "is required.");
    } else if (name.filter(r -> !r.equals(Roles.MANAGER) && !r.equals(Roles.OPERATOR))
        .isPresent()) {
      violations.add(ROLE, "must be operator or manager.");
    }
    if (name.equals(Optional.of(Roles.OPERATOR)) && organization.value().isPresent()) {
      violations.add(ORGANIZATION, "must be absent or null for an operator.");
    }
    violations.throwIfAny();
  }

  /** All that is set for an administrator. */
  public static AdministratorChange of(
      String role, Optional<String> organization, boolean enabled, Optional<String> password) {
    return new AdministratorChange(
        Told.of(role),
        new Told<>(true, organization),
        Told.of(enabled),
        new Told<>(password.isPresent(), password));
  }

  /** Whether it says that it makes an operator. */
  boolean isOfOperator() {
    return role.value().equals(Optional.of(Roles.OPERATOR));
  }

  /**
   * Whether the administrator is an operator afterwards.
   *
   * @throws InvalidValueException if nobody has said it
   */
  boolean makesOperator(Optional<AdministratorSnapshot> before) {
    Optional<String> there =
        before.flatMap(AdministratorSnapshot::role).map(AdministratorRole::label);
    boolean isOperator =
        role.over(there)
            .orElseThrow(() -> new InvalidValueException(ROLE, "is required."))
            .equals(Roles.OPERATOR);
    if (isOperator && organization.value().isPresent()) {
      throw new InvalidValueException(ORGANIZATION, "must be absent or null for an operator.");
    }
    return isOperator;
  }

  /** The Cloud ID of the organization that a manager has afterwards. */
  Optional<String> organizationOver(Optional<AdministratorSnapshot> before) {
    return organization.over(
        before.flatMap(AdministratorSnapshot::organization).map(ManagedOrganization::cloudId));
  }

  @Override
  public String toString() {
    return "AdministratorChange[" + role.value() + "]";
  }
}
