package org.callboard.security;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.callboard.administrator.AdministratorIdentity;
import org.callboard.platform.Roles;

/** A recognized administrator, of all organizations or of one. */
public class AdminPrincipal extends CallerPrincipal {

  private static final long serialVersionUID = 1L;

  private final long administratorId;
  private final HashSet<String> rights;

  /** Null if all organizations are its business. */
  private final Long organizationId;

  /** Null if it came with a password. */
  private final String tokenId;

  public AdminPrincipal(AdministratorIdentity administrator) {
    super(administrator.username());
    this.administratorId = administrator.id();
    this.rights = new HashSet<>(administrator.rights());
    this.organizationId = administrator.organizationId().orElse(null);
    this.tokenId = administrator.tokenId().orElse(null);
  }

  public long administratorId() {
    return administratorId;
  }

  /** What it may do, of {@link Roles}. */
  public Set<String> rights() {
    return Set.copyOf(rights);
  }

  public boolean isOperator() {
    return rights.contains(Roles.OPERATE);
  }

  /** The only organization that is its business; empty if all are. */
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
        && rights.equals(admin.rights)
        && Objects.equals(organizationId, admin.organizationId)
        && Objects.equals(tokenId, admin.tokenId)
        && getName().equals(admin.getName());
  }

  @Override
  public int hashCode() {
    return Objects.hash(administratorId, rights, organizationId, tokenId, getName());
  }
}
