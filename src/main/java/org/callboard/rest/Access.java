package org.callboard.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.util.Optional;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.security.AdminPrincipal;

/** Who calls, and what is his business. */
@ApplicationScoped
public class Access {

  @Inject private SecurityContext security;
  @Inject private OrganizationDirectory organizations;

  /** The current administrator. */
  public AdminPrincipal administrator() {
    return security.getPrincipalsByType(AdminPrincipal.class).stream()
        .findFirst()
        .orElseThrow(() -> new ProblemException(Problems.ofStatus(401)));
  }

  /**
   * @throws ProblemException (403) if the caller is no operator
   */
  public void requireOperator() {
    if (!administrator().isOperator()) {
      throw new ProblemException(ProblemType.FORBIDDEN, "Only an operator may do this.");
    }
  }

  /**
   * An organization, as the database has it now. A manager is told of another organization exactly
   * what he is told of one that does not exist.
   *
   * @throws EditRefusedException if there is none, or it is none of the caller's business
   */
  public OrganizationSnapshot organization(String cloudId) {
    AdminPrincipal administrator = administrator();
    return find(cloudId)
        .filter(organization -> administrator.maySee(organization.id()))
        .orElseThrow(() -> EditRefusedException.notFound("organization"));
  }

  /** The Cloud ID of the organization whose manager the caller is; empty for an operator. */
  public Optional<CloudId> managedCloudId() {
    return administrator()
        .organizationId()
        .map(
            id ->
                organizations
                    .load(id)
                    .orElseThrow(() -> EditRefusedException.notFound("organization"))
                    .cloudId());
  }

  /**
   * The same for a request that makes the organization if there is none, which an operator may.
   *
   * @throws EditRefusedException if there is none for a manager
   */
  public Optional<OrganizationSnapshot> organizationToWrite(String cloudId) {
    return administrator().isOperator() ? find(cloudId) : Optional.of(organization(cloudId));
  }

  private Optional<OrganizationSnapshot> find(String cloudId) {
    try {
      return organizations.find(new CloudId(cloudId));
    } catch (InvalidValueException e) {
      return Optional.empty(); // no organization has such a Cloud ID
    }
  }
}
