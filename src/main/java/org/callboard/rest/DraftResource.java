package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.callboard.administration.DraftActs;
import org.callboard.administration.DraftChanges;
import org.callboard.administration.WholeDraft;
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
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response get(
      @PathParam("cloudId") String cloudId, @Context UriInfo uri, @Context HttpHeaders headers) {
    WholeDraft draft = drafts.get(cloudId);
    String version = draft.version();
    return Call.of(uri, headers).expected().isKnown(version)
        ? Response.notModified().header(HttpHeaders.ETAG, EntityTags.ofVersion(version)).build()
        : tagged(Answers.list(draft.summary()), version);
  }

  /** What publishing would do. */
  @GET
  @Path("draft/changes")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response changes(@PathParam("cloudId") String cloudId) {
    DraftChanges changes = drafts.changes(cloudId);
    return tagged(Answers.list(changes.json()), changes.version());
  }

  /** Makes the draft live and tells what that was. */
  @POST
  @Path("draft/publish")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response publish(@PathParam("cloudId") String cloudId, @Context HttpHeaders headers) {
    return Answers.list(drafts.publish(cloudId, EntityTags.expected(headers)).json());
  }

  @DELETE
  @Path("draft")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response drop(@PathParam("cloudId") String cloudId, @Context HttpHeaders headers) {
    drafts.drop(cloudId, EntityTags.expected(headers));
    return Response.noContent().build();
  }

  private static Response tagged(Response response, String version) {
    return Response.fromResponse(response)
        .header(HttpHeaders.ETAG, EntityTags.ofVersion(version))
        .build();
  }
}
