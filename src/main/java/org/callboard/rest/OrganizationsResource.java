package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.organization.OrganizationJson;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;

/** The organizations that are the caller's business. */
@Path("organizations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OrganizationsResource {

  @Inject private Access access;
  @Inject private OrganizationDirectory organizations;

  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response list(@Context UriInfo uri) {
    Paging paging = Paging.of(uri);
    Optional<Long> own = access.administrator().organizationId();
    if (own.isPresent()) {
      return Answers.list(
          paging.cut(
              organizations.load(own.get()).stream().map(OrganizationsResource::json).toList()));
    }
    Page<OrganizationSnapshot> page = organizations.page(paging.offset(), paging.limit());
    return Answers.list(
        paging.list(page.items().stream().map(OrganizationsResource::json).toList(), page.total()));
  }

  private static JsonObject json(OrganizationSnapshot organization) {
    return OrganizationJson.of(organization.cloudId(), organization.settings());
  }
}
