package org.callboard.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.util.Locale;
import java.util.Optional;
import org.callboard.audit.Actor;
import org.callboard.audit.CurrentActor;
import org.callboard.platform.AdministratorTurns;
import org.callboard.security.AdminPrincipal;

/**
 * Tells the record on whose behalf a request edits, and the queue for the database for whom it
 * works. Each door calls it at the beginning of a request.
 */
@ApplicationScoped
public class OnBehalf {

  private final SecurityContext security;
  private final CurrentActor actor;
  private final AdministratorTurns turns;
  private final RecordActs records;

  /** For the container's proxy only. */
  protected OnBehalf() {
    this(null, null, null, null);
  }

  @Inject
  OnBehalf(
      SecurityContext security, CurrentActor actor, AdministratorTurns turns, RecordActs records) {
    this.security = security;
    this.actor = actor;
    this.turns = turns;
    this.records = records;
  }

  /**
   * Begins a request.
   *
   * @param address where the request comes from
   * @param cloudId of the organization in its address, if there is one
   */
  public void begin(String address, Optional<String> cloudId) {
    security.getPrincipalsByType(AdminPrincipal.class).stream()
        .findFirst()
        .ifPresent(admin -> begin(admin, address, cloudId));
  }

  /** The entry of the record that this request has made last, if it has made one. */
  public Optional<Long> recorded() {
    return actor.last();
  }

  private void begin(AdminPrincipal admin, String address, Optional<String> cloudId) {
    actor.set(new Actor(admin.getName(), address, admin.tokenId()));
    share(admin, cloudId).ifPresent(turns::workFor);
    if (admin.tokenId().isEmpty()) {
      records.signedIn();
    }
  }

  /**
   * Whose share of the database the request uses: a manager's own, whatever the address says, or
   * that of an operator's address.
   */
  private static Optional<String> share(AdminPrincipal admin, Optional<String> cloudId) {
    return admin
        .organizationId()
        .map(id -> "id " + id)
        .or(() -> cloudId.map(text -> text.toUpperCase(Locale.ROOT)));
  }
}
