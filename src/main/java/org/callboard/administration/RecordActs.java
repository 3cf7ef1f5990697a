package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.callboard.audit.AuditDirectory;
import org.callboard.audit.AuditEntry;
import org.callboard.audit.AuditFilter;
import org.callboard.organization.CloudId;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;

/**
 * The record of who changed what. Whose business is one organization sees what concerns that one; a
 * receptionist sees what they have done there.
 */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RecordActs {

  private final Caller caller;
  private final AuditDirectory audit;

  /** For the container's proxy only. */
  public RecordActs() {
    this(null, null);
  }

  @Inject
  RecordActs(Caller caller, AuditDirectory audit) {
    this.caller = caller;
    this.audit = audit;
  }

  /**
   * Entries, the newest first; less than the limit if they are long. They outlive their
   * organization, so an operator may ask for those of one that is gone, by its Cloud ID. Whoever
   * has the Cloud ID now does not see them.
   */
  public Page<AuditEntry> page(AuditFilter filter, int offset, int limit) {
    Optional<String> organization = organization(filter.organization());
    Optional<String> administrator = filter.administrator();
    if (!caller.may(Roles.SEE_SETTINGS)) {
      String own = caller.administrator().getName();
      if (administrator.filter(asked -> !asked.equals(own)).isPresent()) {
        return new Page<>(List.of(), 0);
      }
      administrator = Optional.of(own);
    }
    AuditFilter allowed =
        new AuditFilter(
            organization, caller.ownOrganization(), administrator, filter.from(), filter.to());
    return audit.page(allowed, offset, limit);
  }

  private Optional<String> organization(Optional<String> asked) {
    Optional<String> own = caller.ownCloudId().map(CloudId::value);
    Optional<String> wanted = asked.map(text -> text.toUpperCase(Locale.ROOT));
    if (own.isPresent() && wanted.isPresent() && !wanted.equals(own)) {
      throw EditRefusedException.notFound("organization");
    }
    return own.isPresent() ? Optional.empty() : wanted;
  }
}
