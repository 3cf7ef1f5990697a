package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.callboard.administration.SignInLimitActs;
import org.callboard.administration.SignInLimitJson;
import org.callboard.platform.Roles;
import org.callboard.security.GuessLimits.InForce;

/** Who has to wait before the next sign-in is checked, and the end of it. */
@Path("sign-in-limits")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SignInLimitsResource {

  private final SignInLimitActs limits;

  /** For the container's proxy only. */
  public SignInLimitsResource() {
    this(null);
  }

  @Inject
  SignInLimitsResource(SignInLimitActs limits) {
    this.limits = limits;
  }

  @QueryParameters({"organization", "username", QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @RolesAllowed(Roles.MANAGE)
  public Response list(@Context UriInfo address) {
    Paging paging = Paging.of(address);
    return Answers.list(paging.cut(found(address).stream().map(SignInLimitJson::of).toList()));
  }

  private List<InForce> found(UriInfo address) {
    return ResourceRequest.checked(
        () ->
            limits.list(
                ResourceRequest.parameter(address, "organization"),
                ResourceRequest.parameter(address, "username")));
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed(Roles.MANAGE)
  public Response delete(@PathParam("id") String id) {
    limits.delete(PathText.id(id, "limit"));
    return Response.noContent().build();
  }
}
