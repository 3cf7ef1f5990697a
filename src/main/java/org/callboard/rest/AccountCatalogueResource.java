package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.callboard.account.AccountCatalogue;
import org.callboard.platform.Roles;

/** The account settings that the app is known to have. */
@Path("account-settings/catalogue")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AccountCatalogueResource {

  @QueryParameters({QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @RolesAllowed(Roles.SEE)
  public Response get(@Context UriInfo uri, @Context HttpHeaders headers) {
    return ResourceRequest.of(uri, headers)
        .list(AccountCatalogue.all().stream().map(KnownSettingJson::of).toList());
  }
}
