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

  /** Null if it came with a password. */
  private final String tokenId;

  /**
   * By a password.
   *
   * @param organizationId whose manager it is; empty for an operator
   */
  public AdminPrincipal(String username, long administratorId, Optional<Long> organizationId) {
    this(username, administratorId, organizationId, Optional.empty());
  }

  /**
   * @param organizationId whose manager it is; empty for an operator
   * @param tokenId the public id of the API token that it came with, if it was one
   */
  public AdminPrincipal(
      String username,
      long administratorId,
      Optional<Long> organizationId,
      Optional<String> tokenId) {
    super(username);
    this.administratorId = administratorId;
    this.organizationId = organizationId.orElse(null);
    this.tokenId = tokenId.orElse(null);
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

  /** The public id of the API token that it came with, if it was one. */
  public Optional<String> tokenId() {
    return Optional.ofNullable(tokenId);
  }

  /** Whether the data of this organization are this administrator's business. */
  public boolean maySee(long organization) {
    return organizationId == null || organizationId == organization;
  }

  /**
   * Equal for the same administrator's next request by the same credential: the servers keep
   * authorization data per set of principals, and would otherwise make it anew for each request.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof AdminPrincipal admin
        && administratorId == admin.administratorId
        && Objects.equals(organizationId, admin.organizationId)
        && Objects.equals(tokenId, admin.tokenId)
        && getName().equals(admin.getName());
  }

  @Override
  public int hashCode() {
    return Objects.hash(administratorId, organizationId, tokenId, getName());
  }
}
