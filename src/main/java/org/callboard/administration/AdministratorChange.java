package org.callboard.administration;

import java.util.Optional;
import org.callboard.administrator.AdministratorPassword;
import org.callboard.administrator.AdministratorRole;
import org.callboard.administrator.AdministratorSnapshot;
import org.callboard.administrator.ManagedOrganization;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Told;
import org.callboard.platform.Violations;

/**
 * What an administrator wants to set for an administrator. What is absent stays; a new one is
 * enabled, and a person.
 *
 * @param role the name of a role
 * @param organization the Cloud ID of the only organization that is its business, as it was given
 * @param service whether it is a program, which has no password
 * @param password a secret
 */
public record AdministratorChange(
    Told<String> role,
    Told<String> organization,
    Told<Boolean> enabled,
    Told<Boolean> service,
    Told<String> password) {

  private static final String ROLE = "role";
  private static final String ORGANIZATION = "organization";
  private static final String PASSWORD = "password";

  /**
   * @throws InvalidValueException with all that is wrong
   */
  public AdministratorChange {
    Violations violations = new Violations();
    Told<String> text = password;
    text.value().ifPresent(p -> violations.check(() -> AdministratorPassword.checked(p)));
    if (service.value().equals(Optional.of(true)) && password.isTold()) {
      violations.add(PASSWORD, "must be absent for a service, which signs in with API tokens.");
    } else if (password.isCleared()) {
      violations.add(PASSWORD, "must not be null. An administrator always has a password.");
    }
    Optional<String> name = role.value();
    if (role.isCleared()) {
      violations.add(ROLE, "is required.");
    }
    name.ifPresent(word -> violations.check(() -> role(word)));
    boolean hasNone =
        name.flatMap(AdministratorRole::of).filter(r -> !r.mayHaveOrganization()).isPresent();
    if (hasNone && organization.value().isPresent()) {
      violations.add(ORGANIZATION, "must be absent or null for an operator.");
    }
    violations.throwIfAny();
  }

  /** All that is set for a person. */
  public static AdministratorChange of(
      String role, Optional<String> organization, boolean enabled, Optional<String> password) {
    return new AdministratorChange(
        Told.of(role),
        new Told<>(true, organization),
        Told.of(enabled),
        Told.absent(),
        new Told<>(password.isPresent(), password));
  }

  /**
   * The role that is called so.
   *
   * @throws InvalidValueException if there is none
   */
  static AdministratorRole role(String name) {
    return AdministratorRole.of(name)
        .orElseThrow(
            () ->
                new InvalidValueException(
                    ROLE, "must be one of " + AdministratorRole.labels() + "."));
  }

  /** Whether it says that it makes an operator. */
  boolean isOfOperator() {
    return role.value().equals(Optional.of(AdministratorRole.OPERATOR.label()));
  }

  /**
   * The role that the administrator has afterwards.
   *
   * @throws InvalidValueException if nobody has said it, or it does not fit the organization
   */
  AdministratorRole roleOver(Optional<AdministratorSnapshot> before) {
    AdministratorRole after =
        role.over(before.flatMap(AdministratorSnapshot::role).map(AdministratorRole::label))
            .map(AdministratorChange::role)
            .orElseThrow(() -> new InvalidValueException(ROLE, "is required."));
    if (!after.mayHaveOrganization() && organization.value().isPresent()) {
      throw new InvalidValueException(ORGANIZATION, "must be absent or null for an operator.");
    }
    return after;
  }

  /** The Cloud ID of the organization that it has afterwards, if its role may have one. */
  Optional<String> organizationOver(Optional<AdministratorSnapshot> before) {
    return organization.over(
        before.flatMap(AdministratorSnapshot::organization).map(ManagedOrganization::cloudId));
  }

  /**
   * Whether it is a service afterwards.
   *
   * @throws InvalidValueException if a person would have no password, or a service one
   */
  boolean serviceOver(Optional<AdministratorSnapshot> before) {
    boolean was = before.map(AdministratorSnapshot::service).orElse(false);
    boolean is = service.over(Optional.of(was), false);
    if (is && password.isTold()) {
      throw new InvalidValueException(
          PASSWORD, "must be absent for a service, which signs in with API tokens.");
    }
    if (was && !is && password.value().isEmpty()) {
      throw new InvalidValueException(PASSWORD, "is required of a person.");
    }
    return is;
  }

  @Override
  public String toString() {
    return "AdministratorChange[" + role.value() + "]";
  }
}
