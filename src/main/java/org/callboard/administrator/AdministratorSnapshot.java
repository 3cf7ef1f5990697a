package org.callboard.administrator;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.audit.Stamps;
import org.callboard.platform.InvalidValueException.Violation;

/**
 * An administrator as it was when it was read.
 *
 * @param username as it was given
 * @param passwordHash with its algorithm, cost and salt; a secret
 * @param role empty if the one that is stored is not known here
 * @param organization the only one that is its business; empty if all are
 * @param disabledByOperator whether only an operator may enable it again
 * @param service whether it is a program, which has tokens and no password that anybody knows
 * @param language of pages and mails; empty if nobody has chosen one
 * @param unreadable what is stored and cannot be read
 * @param stamps who made it and changed it last
 */
public record AdministratorSnapshot(
    long id,
    String username,
    String passwordHash,
    Optional<AdministratorRole> role,
    Optional<ManagedOrganization> organization,
    boolean enabled,
    boolean disabledByOperator,
    boolean service,
    Optional<Language> language,
    List<Violation> unreadable,
    Stamps stamps) {

  public AdministratorSnapshot {
    unreadable = List.copyOf(unreadable);
  }

  /** One of which nobody asks who made it. */
  public AdministratorSnapshot(
      long id,
      String username,
      String passwordHash,
      Optional<AdministratorRole> role,
      Optional<ManagedOrganization> organization,
      boolean enabled,
      boolean disabledByOperator,
      boolean service,
      Optional<Language> language,
      List<Violation> unreadable) {
    this(
        id,
        username,
        passwordHash,
        role,
        organization,
        enabled,
        disabledByOperator,
        service,
        language,
        unreadable,
        new Stamps());
  }

  /** An operator, or an organization's manager, of which everything can be read. */
  public AdministratorSnapshot(
      long id,
      String username,
      String passwordHash,
      Optional<ManagedOrganization> organization,
      boolean enabled) {
    this(
        id,
        username,
        passwordHash,
        Optional.of(AdministratorRole.of(organization.isPresent())),
        organization,
        enabled,
        false,
        false,
        Optional.empty(),
        List.of());
  }

  public Optional<Long> organizationId() {
    return organization.map(ManagedOrganization::id);
  }

  public AdministratorIdentity identity() {
    return new AdministratorIdentity(
        id,
        username,
        role.map(AdministratorRole::rights).orElse(Set.of()),
        organizationId(),
        enabled && role.isPresent(),
        Optional.empty());
  }

  @Override
  public String toString() {
    return "AdministratorSnapshot[" + id + "]";
  }
}
