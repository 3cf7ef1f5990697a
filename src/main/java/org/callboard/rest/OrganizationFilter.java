package org.callboard.rest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.callboard.administration.OrganizationActs;

/**
 * Looks whether the organization in the address is the caller's business before the body is read:
 * nobody sends 64 MiB to be told that there is no such organization. The acts look again.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.USER)
public class OrganizationFilter implements ContainerRequestFilter {

  private static final Set<String> WITH_BODIES = Set.of("PUT", "PATCH", "POST");

  private final OrganizationActs organizations;

  @Context private ResourceInfo resource;

  /** For the container's proxy only. */
  public OrganizationFilter() {
    this(null);
  }

  @Inject
  OrganizationFilter(OrganizationActs organizations) {
    this.organizations = organizations;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String cloudId = request.getUriInfo().getPathParameters().getFirst("cloudId");
    if (cloudId == null || !WITH_BODIES.contains(request.getMethod())) {
      return;
    }
    if (resource.getResourceMethod().isAnnotationPresent(MakesOrganization.class)) {
      organizations.idToWrite(cloudId);
    } else {
      organizations.get(cloudId);
    }
  }
}
