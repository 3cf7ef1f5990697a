package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.callboard.administration.CodeActs;
import org.callboard.administration.UnusedCode;
import org.callboard.device.DeviceJson;
import org.callboard.platform.Json;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;

/** The sign-in codes of an organization that nobody has used yet. */
@Path("organizations/{cloudId}/codes")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class CodesResource {

  private final CodeActs codes;

  /** For the container's proxy only. */
  public CodesResource() {
    this(null);
  }

  @Inject
  CodesResource(CodeActs codes) {
    this.codes = codes;
  }

  @QueryParameters({QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @RolesAllowed(Roles.SEE)
  public Response list(@BeanParam OrganizationRequest request) {
    Paging paging = Paging.of(request.uri);
    Page<UnusedCode> page = codes.page(request.cloudId, paging.offset(), paging.limit());
    return Answers.list(
        paging.list(page.items().stream().map(CodesResource::json).toList(), page.total()));
  }

  private static JsonObject json(UnusedCode one) {
    JsonObjectBuilder json =
        Json.createObjectBuilder(DeviceJson.of(one.code()))
            .add("username", one.subscriber().username());
    return json.add("displayName", Json.orNull(one.subscriber().displayName())).build();
  }

  /** Ends all of them. */
  @DELETE
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response deleteAll(@BeanParam OrganizationRequest request) {
    codes.deleteAll(request.cloudId);
    return Response.noContent().build();
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response delete(@BeanParam OrganizationRequest request, @PathParam("id") String id) {
    codes.delete(request.cloudId, PathText.id(id, "sign-in code"));
    return Response.noContent().build();
  }
}
