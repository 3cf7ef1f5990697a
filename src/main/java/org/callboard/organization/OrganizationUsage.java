package org.callboard.organization;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import org.callboard.platform.DatabaseFailures;

/** Says how much of what it may have an organization has. */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OrganizationUsage {

  private final OrganizationQuota quota;

  /** For the container's proxy only. */
  public OrganizationUsage() {
    this(null);
  }

  @Inject
  OrganizationUsage(OrganizationQuota quota) {
    this.quota = quota;
  }

  /** What is stored, and what may be. */
  public record Usage(Stored stored, Stored allowed) {}

  public Usage of(long organizationId) {
    return new Usage(quota.stored(organizationId), quota.allowed());
  }
}
