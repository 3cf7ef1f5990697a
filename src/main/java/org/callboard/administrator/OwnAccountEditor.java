package org.callboard.administrator;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.organization.CloudIds;
import org.callboard.platform.EditRefusedException;

/** Edits what every administrator may set for the own account. */
@Stateless
@PermitAll
public class OwnAccountEditor {

  @PersistenceContext private EntityManager entities;

  private final CloudIds organizations;
  private final TokenRows tokens;
  private final SessionRows sessions;
  private final AuditLog audit;

  /** For the container's proxy only. */
  public OwnAccountEditor() {
    this(null, null, null, null);
  }

  @Inject
  OwnAccountEditor(CloudIds organizations, TokenRows tokens, SessionRows sessions, AuditLog audit) {
    this.organizations = organizations;
    this.tokens = tokens;
    this.sessions = sessions;
    this.audit = audit;
  }

  /**
   * Sets the password, which ends the tokens and signs all browsers out.
   *
   * @throws EditRefusedException if the account is gone, or a service's
   */
  public void setPassword(long administratorId, String hash) {
    Administrator own = locked(administratorId);
    if (own.isService()) {
      throw EditRefusedException.forbidden("A service has no password.");
    }
    AdministratorSnapshot before = own.snapshot(organizations);
    own.setPasswordHash(hash);
    tokens.deleteAll(own);
    sessions.endAll(own);
    entities.flush();
    audit.record(
        AuditAction.UPDATE,
        before.organization().map(ManagedOrganization::recorded),
        "administrators/" + before.username(),
        Optional.of(AdministratorJson.of(before)),
        Optional.of(AdministratorJson.recorded(own.snapshot(organizations), true)));
  }

  /** Sets the language of pages and mails. */
  public void setLanguage(long administratorId, Optional<Language> language) {
    Administrator own = locked(administratorId);
    own.setLanguage(language);
    entities.flush();
  }

  private Administrator locked(long administratorId) {
    return Optional.ofNullable(
            entities.find(Administrator.class, administratorId, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(() -> EditRefusedException.notFound("administrator"));
  }
}
