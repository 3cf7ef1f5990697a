package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.callboard.audit.AuditDirectory;
import org.callboard.audit.AuditEntry;
import org.callboard.audit.AuditFilter;
import org.callboard.audit.AuditLine;
import org.callboard.audit.AuditLog;
import org.callboard.audit.AuditPage;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Log;
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

  private static final Logger LOG = Log.of(RecordActs.class);

  private final Caller caller;
  private final AuditDirectory audit;
  private final AuditLog log;

  /** For the container's proxy only. */
  public RecordActs() {
    this(null, null, null);
  }

  @Inject
  RecordActs(Caller caller, AuditDirectory audit, AuditLog log) {
    this.caller = caller;
    this.audit = audit;
    this.log = log;
  }

  /**
   * Entries, the newest first; less than the limit if they are long. They outlive their
   * organization, so an operator may ask for those of one that is gone, by its Cloud ID. Whoever
   * has the Cloud ID now does not see them.
   */
  public AuditPage page(AuditFilter filter, int offset, int limit) {
    AuditFilter allowed =
        filter.within(organization(filter.organization()), caller.ownOrganization());
    if (!caller.may(Roles.SEE_SETTINGS)) {
      String own = caller.administrator().getName();
      if (filter.administrator().filter(asked -> !asked.equals(own)).isPresent()) {
        return new AuditPage(List.of(), 0, Optional.empty());
      }
      allowed = allowed.by(own);
    }
    return audit.page(allowed, offset, limit);
  }

  /**
   * One entry about an organization that is there.
   *
   * @throws EditRefusedException (not found) if there is none for the caller
   */
  public AuditEntry get(String cloudId, long id) {
    return find(id, Optional.of(caller.organization(cloudId).id()));
  }

  /**
   * One entry.
   *
   * @throws EditRefusedException (not found) if there is none for the caller
   */
  public AuditEntry get(long id) {
    return find(id, caller.ownOrganization());
  }

  private AuditEntry find(long id, Optional<Long> organizationId) {
    String own = caller.administrator().getName();
    return audit
        .find(id, organizationId)
        .filter(
            entry -> caller.may(Roles.SEE_SETTINGS) || entry.actor().administrator().equals(own))
        .orElseThrow(() -> EditRefusedException.notFound("entry of the record"));
  }

  /** The newest entry by which one was undone, if it was, whoever did it. */
  public Optional<AuditEntry> undoOf(AuditEntry entry) {
    return audit.undoOf(entry.id());
  }

  /**
   * What the lines of an import changed, in their order; less than the limit if they are long.
   *
   * @throws EditRefusedException (not found) if there is no such entry for the caller
   */
  public Page<AuditLine> lines(long id, int offset, int limit) {
    return audit.lines(get(id).id(), offset, limit);
  }

  /** Records that the caller came in by a password; no request fails because of that. */
  public void signedIn() {
    if (!log.isSignInNew()) {
      return;
    }
    try {
      log.recordSignIn(caller.own().map(OrganizationSnapshot::recorded));
    } catch (DataUnavailableException | EditRefusedException e) {
      LOG.log(Level.FINE, "A sign-in could not be recorded: {0}", e.toString());
    }
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
