package org.callboard.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.Optional;
import org.callboard.administration.RecordActs;
import org.callboard.audit.Actor;
import org.callboard.audit.CurrentActor;
import org.callboard.platform.AdministratorTurns;
import org.callboard.security.AdminPrincipal;
import org.callboard.security.ClientAddresses;

/**
 * Tells the record on whose behalf the request edits, and the queue for the database for whom it
 * works.
 */
@Provider
@ApplicationScoped
public class ActorFilter implements ContainerRequestFilter {

  private final SecurityContext security;
  private final HttpServletRequest servletRequest;
  private final ClientAddresses addresses;
  private final CurrentActor actor;
  private final AdministratorTurns turns;
  private final RecordActs records;

  /** For the container's proxy only. */
  public ActorFilter() {
    this(null, null, null, null, null, null);
  }

  @Inject
  ActorFilter(
      SecurityContext security,
      HttpServletRequest servletRequest,
      ClientAddresses addresses,
      CurrentActor actor,
      AdministratorTurns turns,
      RecordActs records) {
    this.security = security;
    this.servletRequest = servletRequest;
    this.addresses = addresses;
    this.actor = actor;
    this.turns = turns;
    this.records = records;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    security.getPrincipalsByType(AdminPrincipal.class).stream()
        .findFirst()
        .ifPresent(admin -> isBy(admin, request));
  }

  private void isBy(AdminPrincipal admin, ContainerRequestContext request) {
    actor.set(new Actor(admin.getName(), addresses.of(servletRequest), admin.tokenId()));
    organization(admin, request).ifPresent(turns::workFor);
    if (admin.tokenId().isEmpty()) {
      records.signedIn();
    }
  }

  /**
   * Whose share of the database the request uses: a manager's own, whatever the address says, or
   * that of an operator's address.
   */
  private static Optional<String> organization(
      AdminPrincipal admin, ContainerRequestContext request) {
    return admin
        .organizationId()
        .map(id -> "id " + id)
        .or(
            () ->
                Optional.ofNullable(request.getUriInfo().getPathParameters().getFirst("cloudId"))
                    .map(cloudId -> cloudId.toUpperCase(Locale.ROOT)));
  }
}
