package org.callboard.rest;

import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.callboard.audit.Actor;
import org.callboard.audit.CurrentActor;
import org.callboard.security.AdminPrincipal;

/** Tells the record on whose behalf the request edits. */
@Provider
public class ActorFilter implements ContainerRequestFilter {

  @Inject private SecurityContext security;
  @Inject private HttpServletRequest servletRequest;
  @Inject private CurrentActor actor;

  @Override
  public void filter(ContainerRequestContext request) {
    security.getPrincipalsByType(AdminPrincipal.class).stream()
        .findFirst()
        .ifPresent(admin -> actor.set(new Actor(admin.getName(), servletRequest.getRemoteAddr())));
  }
}
