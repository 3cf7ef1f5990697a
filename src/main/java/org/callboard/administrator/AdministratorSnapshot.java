package org.callboard.administrator;

import java.util.Optional;

/**
 * An administrator as it was when it was read.
 *
 * @param username as it was given
 * @param passwordHash with its algorithm, cost and salt; a secret
 * @param organization whose manager it is; empty for an operator
 */
public record AdministratorSnapshot(
    long id,
    String username,
    String passwordHash,
    Optional<ManagedOrganization> organization,
    boolean enabled) {

  public boolean isOperator() {
    return organization.isEmpty();
  }

  public Optional<Long> organizationId() {
    return organization.map(ManagedOrganization::id);
  }

  public AdministratorIdentity identity() {
    return new AdministratorIdentity(
        id, username, organizationId(), enabled, Optional.empty());
  }

  @Override
  public String toString() {
    return "AdministratorSnapshot[" + id + "]";
  }
}
