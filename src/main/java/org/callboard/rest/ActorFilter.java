package org.callboard.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.callboard.audit.Actor;
import org.callboard.audit.CurrentActor;
import org.callboard.security.AdminPrincipal;
import org.callboard.security.ClientAddresses;

/** Tells the record on whose behalf the request edits. */
@Provider
@ApplicationScoped
public class ActorFilter implements ContainerRequestFilter {

  private final SecurityContext security;
  private final HttpServletRequest servletRequest;
  private final ClientAddresses addresses;
  private final CurrentActor actor;

  /** For the container's proxy only. */
  public ActorFilter() {
    this(null, null, null, null);
  }

  @Inject
  ActorFilter(
      SecurityContext security,
      HttpServletRequest servletRequest,
      ClientAddresses addresses,
      CurrentActor actor) {
    this.security = security;
    this.servletRequest = servletRequest;
    this.addresses = addresses;
    this.actor = actor;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    security.getPrincipalsByType(AdminPrincipal.class).stream()
        .findFirst()
        .ifPresent(
            admin ->
                actor.set(
                    new Actor(admin.getName(), addresses.of(servletRequest), admin.tokenId())));
  }
}
