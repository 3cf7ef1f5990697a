package org.callboard.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
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
import java.util.List;
import java.util.Optional;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataJson;
import org.callboard.dialdata.DialLayerStore;
import org.callboard.dialdata.DraftChange;
import org.callboard.dialdata.DraftEditor;
import org.callboard.organization.LayerKey;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Roles;

/** An organization's draft as a whole. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DraftResource {

  @Inject private Access access;
  @Inject private DialLayerStore store;
  @Inject private DraftEditor editor;

  @GET
  @Path("draft")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response get(
      @PathParam("cloudId") String cloudId, @Context UriInfo uri, @Context HttpHeaders headers) {
    DialData draft = store.load(LayerKey.ofDraft(access.organization(cloudId).id()));
    Call call = Call.of(uri, headers);
    return call.precondition().isKnown(tag(draft))
        ? Response.notModified().header(HttpHeaders.ETAG, tag(draft)).build()
        : tagged(Answers.list(summary(draft)), draft);
  }

  /** What publishing would do. */
  @GET
  @Path("draft/changes")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response changes(@PathParam("cloudId") String cloudId) {
    OrganizationSnapshot organization = access.organization(cloudId);
    DialData live = store.load(LayerKey.ofOrganization(organization.id()));
    DialData draft = store.load(LayerKey.ofDraft(organization.id()));
    return tagged(Answers.list(changes(live, draft)), draft);
  }

  /** Makes the draft live and tells what that was. */
  @POST
  @Path("draft/publish")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response publish(
      @PathParam("cloudId") String cloudId, @Context UriInfo uri, @Context HttpHeaders headers) {
    Call call = Call.of(uri, headers);
    List<DraftChange> published =
        editor.publish(access.organization(cloudId), draft -> check(call, draft));
    return Answers.list(Call.whole(published.stream().map(DraftResource::json).toList()));
  }

  @DELETE
  @Path("draft")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response drop(
      @PathParam("cloudId") String cloudId, @Context UriInfo uri, @Context HttpHeaders headers) {
    Call call = Call.of(uri, headers);
    editor.drop(access.organization(cloudId), draft -> check(call, draft));
    return Response.noContent().build();
  }

  private static void check(Call call, DialData draft) {
    call.precondition().check(Optional.of(tag(draft)));
  }

  /** Of all that the draft says, though its summary shows only numbers. */
  private static String tag(DialData draft) {
    return Tags.of(
        Json.createObjectBuilder()
            .add("changes", changes(DialData.EMPTY, draft))
            .add("deletions", DialDataJson.of(draft.deletions()))
            .build());
  }

  private static Response tagged(Response response, DialData draft) {
    return Response.fromResponse(response).header(HttpHeaders.ETAG, tag(draft)).build();
  }

  private static JsonObject summary(DialData draft) {
    return Json.createObjectBuilder()
        .add("quickDial", draft.quickDial().size())
        .add("dialActions", draft.dialActions().size())
        .add("deletions", DialDataJson.of(draft.deletions()))
        .build();
  }

  private static JsonObject changes(DialData live, DialData draft) {
    return Call.whole(DraftChange.of(live, draft).stream().map(DraftResource::json).toList());
  }

  private static JsonObject json(DraftChange change) {
    return Json.createObjectBuilder()
        .add("id", change.id())
        .add("kind", change.kind().label())
        .add("change", change.change())
        .add("before", change.before().<JsonValue>map(json -> json).orElse(JsonValue.NULL))
        .add("after", change.after().<JsonValue>map(json -> json).orElse(JsonValue.NULL))
        .build();
  }
}
