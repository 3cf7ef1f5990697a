package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.callboard.administration.ChangeActs;
import org.callboard.platform.Roles;

/** What was changed in one organization, for other systems. */
@Path("organizations/{cloudId}/changes")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OrganizationChangesResource {

  private final ChangeActs changes;

  /** For the container's proxy only. */
  public OrganizationChangesResource() {
    this(null);
  }

  @Inject
  OrganizationChangesResource(ChangeActs changes) {
    this.changes = changes;
  }

  @QueryParameters({"since", QueryParameters.LIMIT})
  @GET
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response get(@BeanParam OrganizationRequest request) {
    return ChangesResource.answer(changes, Optional.of(request.cloudId), request.call());
  }
}
