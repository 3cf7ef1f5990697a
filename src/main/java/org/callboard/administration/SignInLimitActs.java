package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.callboard.administrator.AdministratorDirectory;
import org.callboard.administrator.AdministratorSnapshot;
import org.callboard.administrator.ManagedOrganization;
import org.callboard.audit.AuditLog;
import org.callboard.audit.AuditTarget;
import org.callboard.audit.RecordedOrganization;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Roles;
import org.callboard.security.GuessLimits;
import org.callboard.security.GuessLimits.InForce;
import org.callboard.security.Recognizable;
import org.callboard.subscriber.Username;

/**
 * What administrators do with the limits of guessing, on the node that they ask. A manager's
 * business are the names of the own organization, its subscribers' and its administrators'; an
 * address may be other organizations' as well, so its limits are the operators'.
 */
@Stateless
@RolesAllowed(Roles.MANAGE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignInLimitActs {

  private final GuessLimits limits;
  private final Caller caller;
  private final AdministratorDirectory administrators;
  private final AuditLog audit;

  /** For the container's proxy only. */
  public SignInLimitActs() {
    this(null, null, null, null);
  }

  @Inject
  SignInLimitActs(
      GuessLimits limits, Caller caller, AdministratorDirectory administrators, AuditLog audit) {
    this.limits = limits;
    this.caller = caller;
    this.administrators = administrators;
    this.audit = audit;
  }

  /**
   * The limits that make somebody wait, the longest first, as far as they are the caller's
   * business.
   *
   * @param username only those of this name: a subscriber's with a Cloud ID, else an
   *     administrator's
   * @throws EditRefusedException if the organization is none of a manager's business
   */
  public List<InForce> list(Optional<String> cloudId, Optional<String> username) {
    if (caller.ownOrganization().isPresent()) {
      cloudId.ifPresent(caller::organization);
    }
    Optional<String> hash = username.map(name -> limits.nameHash(name(cloudId, name)));
    Optional<String> only =
        username.isPresent() ? Optional.empty() : cloudId.map(id -> CloudId.given(id).value());
    Predicate<InForce> own = ownOnes();
    return limits.inForce().stream()
        .filter(limit -> hash.isEmpty() || hash.get().equals(limit.nameHash()))
        .filter(limit -> only.isEmpty() || limit.isOf(only.get()))
        .filter(own)
        .toList();
  }

  private static List<String> name(Optional<String> cloudId, String username) {
    String key = new Username(username).formerKey();
    return cloudId
        .map(id -> Recognizable.phoneName(CloudId.given(id).value(), key))
        .orElseGet(() -> Recognizable.administratorName(key));
  }

  private Predicate<InForce> ownOnes() {
    Optional<Long> own = caller.ownOrganization();
    if (own.isEmpty()) {
      return limit -> true;
    }
    String cloudId = caller.ownCloudId().orElseThrow().value();
    return limit ->
        limit.isOf(cloudId)
            || administrator(limit).filter(there -> there.organizationId().equals(own)).isPresent();
  }

  /** Whose name it is, if it is an administrator's. */
  private Optional<AdministratorSnapshot> administrator(InForce limit) {
    return limit.door().equals(Recognizable.ADMINISTRATOR)
        ? limit.username().flatMap(name -> administrators.find(new Username(name)))
        : Optional.empty();
  }

  /**
   * Lifts a limit: its failures are forgotten, and the record says so.
   *
   * @throws EditRefusedException if there is none that is the caller's business
   */
  public void delete(String id) {
    Optional<InForce> limit =
        limits.inForce().stream().filter(there -> there.id().equals(id)).findFirst();
    boolean isTheirs = caller.ownOrganization().isEmpty() || limit.filter(ownOnes()).isPresent();
    if (!isTheirs || !limits.forget(id)) {
      throw EditRefusedException.notFound("limit");
    }
    limit.ifPresent(this::record);
  }

  /** Of a subscriber, among what is recorded of them. */
  private void record(InForce limit) {
    Optional<RecordedOrganization> organization =
        limit
            .organization()
            .flatMap(caller::found)
            .map(OrganizationSnapshot::recorded)
            .or(
                () ->
                    administrator(limit)
                        .flatMap(AdministratorSnapshot::organization)
                        .map(ManagedOrganization::recorded));
    String target =
        limit.organization().isPresent() && organization.isPresent()
            ? "organizations/%s/subscribers/%s%s"
                .formatted(
                    organization.get().cloudId(),
                    limit.username().orElse(""),
                    AuditTarget.LIMIT_PART)
            : "sign-in-limits/" + limit.id();
    audit.recordLifted(organization, target, SignInLimitJson.of(limit));
  }
}
