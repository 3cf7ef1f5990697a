package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.callboard.organization.CloudId;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Roles;
import org.callboard.security.GuessLimits;
import org.callboard.security.GuessLimits.InForce;
import org.callboard.security.Recognizable;
import org.callboard.subscriber.Username;

/** What operators do with the limits of guessing, on the node that they ask. */
@Stateless
@RolesAllowed(Roles.OPERATE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignInLimitActs {

  private final GuessLimits limits;

  /** For the container's proxy only. */
  public SignInLimitActs() {
    this(null);
  }

  @Inject
  SignInLimitActs(GuessLimits limits) {
    this.limits = limits;
  }

  /**
   * The limits that make somebody wait, the longest first.
   *
   * @param username only those of this name: a subscriber's with a Cloud ID, else an
   *     administrator's
   */
  public List<InForce> list(Optional<String> cloudId, Optional<String> username) {
    Optional<String> hash = username.map(name -> limits.nameHash(name(cloudId, name)));
    return limits.inForce().stream()
        .filter(limit -> hash.isEmpty() || hash.get().equals(limit.nameHash()))
        .toList();
  }

  private static List<String> name(Optional<String> cloudId, String username) {
    String key = new Username(username).formerKey();
    return cloudId
        .map(id -> Recognizable.phoneName(CloudId.given(id).value(), key))
        .orElseGet(() -> Recognizable.administratorName(key));
  }

  /** Lifts a limit: its failures are forgotten. */
  public void delete(String id) {
    if (!limits.forget(id)) {
      throw EditRefusedException.notFound("limit");
    }
  }
}
