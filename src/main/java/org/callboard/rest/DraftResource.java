package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.callboard.account.AccountEditor;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.layer.DraftEditor;
import org.callboard.layer.LayerKey;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.ListJson;
import org.callboard.platform.Roles;

/** An organization's draft as a whole. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DraftResource {

  @Inject private Access access;
  @Inject private DialDataEditor dialData;
  @Inject private AccountEditor accounts;
  @Inject private DraftEditor editor;

  @GET
  @Path("draft")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response get(
      @PathParam("cloudId") String cloudId, @Context UriInfo uri, @Context HttpHeaders headers) {
    WholeDraft draft = read(LayerKey.ofDraft(access.organization(cloudId).id()));
    Call call = Call.of(uri, headers);
    return call.expected().isKnown(draft.version())
        ? Response.notModified()
            .header(HttpHeaders.ETAG, EntityTags.ofVersion(draft.version()))
            .build()
        : tagged(Answers.list(draft.summary()), draft);
  }

  /** What publishing would do. */
  @GET
  @Path("draft/changes")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response changes(@PathParam("cloudId") String cloudId) {
    OrganizationSnapshot organization = access.organization(cloudId);
    WholeDraft draft = read(LayerKey.ofDraft(organization.id()));
    return tagged(Answers.list(ListJson.whole(changes(organization, draft))), draft);
  }

  /** Makes the draft live and tells what that was. */
  @POST
  @Path("draft/publish")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response publish(
      @PathParam("cloudId") String cloudId, @Context UriInfo uri, @Context HttpHeaders headers) {
    Call call = Call.of(uri, headers);
    OrganizationSnapshot organization = access.organization(cloudId);
    List<JsonObject> published = new ArrayList<>();
    editor.publish(
        organization, () -> published.addAll(changes(organization, checked(call, organization))));
    return Answers.list(ListJson.whole(published));
  }

  @DELETE
  @Path("draft")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response drop(
      @PathParam("cloudId") String cloudId, @Context UriInfo uri, @Context HttpHeaders headers) {
    Call call = Call.of(uri, headers);
    OrganizationSnapshot organization = access.organization(cloudId);
    editor.drop(organization, () -> checked(call, organization));
    return Response.noContent().build();
  }

  /**
   * Asked in the transaction of an edit, which has locked the organization: this is what it edits.
   */
  private WholeDraft checked(Call call, OrganizationSnapshot organization) {
    WholeDraft draft = read(LayerKey.ofDraft(organization.id()));
    call.expected().checkVersion(Optional.of(draft.version()));
    return draft;
  }

  private List<JsonObject> changes(OrganizationSnapshot organization, WholeDraft draft) {
    return draft.changesOf(read(LayerKey.ofOrganization(organization.id())));
  }

  private WholeDraft read(LayerKey key) {
    return new WholeDraft(dialData.read(key), accounts.read(key));
  }

  private static Response tagged(Response response, WholeDraft draft) {
    return Response.fromResponse(response)
        .header(HttpHeaders.ETAG, EntityTags.ofVersion(draft.version()))
        .build();
  }
}
