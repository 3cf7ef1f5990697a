package org.callboard.security;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.Objects;
import java.util.Optional;

/** A recognized administrator: an operator, or the manager of one organization. */
public class AdminPrincipal extends CallerPrincipal {

  private static final long serialVersionUID = 1L;

  private final long administratorId;

  /** Null for an operator. */
  private final Long organizationId;

  /**
   * @param organizationId whose manager it is; empty for an operator
   */
  public AdminPrincipal(String username, long administratorId, Optional<Long> organizationId) {
    super(username);
    this.administratorId = administratorId;
    this.organizationId = organizationId.orElse(null);
  }

  public long administratorId() {
    return administratorId;
  }

  public boolean isOperator() {
    return organizationId == null;
  }

  /** The organization of a manager; empty for an operator, who has all. */
  public Optional<Long> organizationId() {
    return Optional.ofNullable(organizationId);
  }

  /** Whether the data of this organization are this administrator's business. */
  public boolean maySee(long organization) {
    return organizationId == null || organizationId == organization;
  }

  /**
   * Equal for the same administrator's next request: the servers keep authorization data per set of
   * principals, and would otherwise make it anew for each request.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof AdminPrincipal admin
        && administratorId == admin.administratorId
        && Objects.equals(organizationId, admin.organizationId)
        && getName().equals(admin.getName());
  }

  @Override
  public int hashCode() {
    return Objects.hash(administratorId, organizationId, getName());
  }
}
