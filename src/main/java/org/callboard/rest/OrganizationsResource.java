package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.callboard.administration.OrganizationActs;
import org.callboard.audit.Stamps;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;

/** The organizations that are the caller's business. */
@Path("organizations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OrganizationsResource {

  private final OrganizationActs organizations;

  /** For the container's proxy only. */
  public OrganizationsResource() {
    this(null);
  }

  @Inject
  OrganizationsResource(OrganizationActs organizations) {
    this.organizations = organizations;
  }

  @QueryParameters({QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @RolesAllowed(Roles.SEE)
  public Response list(@Context UriInfo uri) {
    Paging paging = Paging.of(uri);
    Page<OrganizationSnapshot> page = organizations.list(paging.offset(), paging.limit());
    Map<Long, Stamps> stamps = organizations.stamps(page.items());
    return Answers.list(
        paging.list(
            page.items().stream().map(one -> OrganizationResource.json(one, stamps)).toList(),
            page.total()));
  }
}
