package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.callboard.administration.DraftActs;
import org.callboard.administration.DraftChanges;
import org.callboard.administration.PlannedPublishJson;
import org.callboard.administration.WholeDraft;
import org.callboard.platform.JsonFields;
import org.callboard.platform.Roles;

/** An organization's draft as a whole. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DraftResource {

  private final DraftActs drafts;

  /** For the container's proxy only. */
  public DraftResource() {
    this(null);
  }

  @Inject
  DraftResource(DraftActs drafts) {
    this.drafts = drafts;
  }

  @GET
  @Path("draft")
  @RolesAllowed(Roles.SEE)
  public Response get(@BeanParam OrganizationRequest request) {
    WholeDraft draft = drafts.get(request.cloudId);
    String version = draft.version();
    return request.call().expected().isKnown(version)
        ? Response.notModified().header(HttpHeaders.ETAG, EntityTags.ofVersion(version)).build()
        : tagged(Answers.list(draft.summary()), version);
  }

  /** What publishing would do. */
  @GET
  @Path("draft/changes")
  @RolesAllowed(Roles.SEE)
  public Response changes(@BeanParam OrganizationRequest request) {
    DraftChanges changes = drafts.changes(request.cloudId);
    return tagged(Answers.list(changes.json()), changes.version());
  }

  /** Drops what the draft says of one entry. */
  @DELETE
  @Path("draft/changes/{kind}/{id}")
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response discard(
      @BeanParam OrganizationRequest request,
      @PathParam("kind") String kind,
      @Encoded @PathParam("id") String id) {
    drafts.discard(request.cloudId, kind, PathText.decode(id));
    return Response.noContent().build();
  }

  /** Makes the draft live and tells what that was. */
  @POST
  @Path("draft/publish")
  @RolesAllowed(Roles.MANAGE)
  public Response publish(@BeanParam OrganizationRequest request) {
    return Answers.list(drafts.publish(request.cloudId, request.call().expected()).json());
  }

  /** Lets the clock publish the draft. */
  @PUT
  @Path("draft/schedule")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.MANAGE)
  public Response plan(@BeanParam OrganizationRequest request, InputStream in) {
    JsonFields body = JsonFields.read(in);
    String at = body.requiredText("at");
    body.end();
    return Answers.list(
        PlannedPublishJson.of(drafts.plan(request.cloudId, at, request.call().expected())));
  }

  @DELETE
  @Path("draft/schedule")
  @RolesAllowed(Roles.MANAGE)
  public Response callOff(@BeanParam OrganizationRequest request) {
    drafts.callOff(request.cloudId, request.call().expected());
    return Response.noContent().build();
  }

  @DELETE
  @Path("draft")
  @RolesAllowed(Roles.MANAGE)
  public Response drop(@BeanParam OrganizationRequest request) {
    drafts.drop(request.cloudId, request.call().expected());
    return Response.noContent().build();
  }

  private static Response tagged(Response response, String version) {
    return Response.fromResponse(response)
        .header(HttpHeaders.ETAG, EntityTags.ofVersion(version))
        .build();
  }
}
