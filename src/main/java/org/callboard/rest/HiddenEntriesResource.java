package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.callboard.administration.EntryKind;
import org.callboard.administration.HiddenEntry;
import org.callboard.administration.HidingActs;
import org.callboard.platform.Edited;
import org.callboard.platform.Json;
import org.callboard.platform.Roles;

/** Entries of the layers below that a group or a subscriber does not get. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class HiddenEntriesResource {

  private static final String OWNER = "{owner:groups/[^/]+/|subscribers/[^/]+/}hidden-";
  private static final String ITEMS = OWNER + "quick-dial";
  private static final String ACTIONS = OWNER + "dial-actions";

  private final HidingActs acts;

  /** For the container's proxy only. */
  public HiddenEntriesResource() {
    this(null);
  }

  @Inject
  HiddenEntriesResource(HidingActs acts) {
    this.acts = acts;
  }

  @QueryParameters({QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @Path(ITEMS)
  @RolesAllowed(Roles.SEE)
  public Response listItems(@BeanParam LayerRequest request) {
    return list(request, EntryKind.QUICK_DIAL);
  }

  @GET
  @Path(ITEMS + LayerRequest.ENTRY)
  @RolesAllowed(Roles.SEE)
  public Response getItem(@BeanParam LayerRequest request) {
    return get(request, EntryKind.QUICK_DIAL);
  }

  @PUT
  @Path(ITEMS + LayerRequest.ENTRY)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response hideItem(@BeanParam LayerRequest request) {
    return hide(request, EntryKind.QUICK_DIAL);
  }

  @DELETE
  @Path(ITEMS + LayerRequest.ENTRY)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response showItem(@BeanParam LayerRequest request) {
    return show(request, EntryKind.QUICK_DIAL);
  }

  @QueryParameters({QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @Path(ACTIONS)
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response listActions(@BeanParam LayerRequest request) {
    return list(request, EntryKind.DIAL_ACTIONS);
  }

  @GET
  @Path(ACTIONS + LayerRequest.ENTRY)
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response getAction(@BeanParam LayerRequest request) {
    return get(request, EntryKind.DIAL_ACTIONS);
  }

  @PUT
  @Path(ACTIONS + LayerRequest.ENTRY)
  @RolesAllowed(Roles.MANAGE)
  public Response hideAction(@BeanParam LayerRequest request) {
    return hide(request, EntryKind.DIAL_ACTIONS);
  }

  @DELETE
  @Path(ACTIONS + LayerRequest.ENTRY)
  @RolesAllowed(Roles.MANAGE)
  public Response showAction(@BeanParam LayerRequest request) {
    return show(request, EntryKind.DIAL_ACTIONS);
  }

  private Response list(LayerRequest request, EntryKind<?> kind) {
    return request
        .call()
        .list(
            acts.list(request.cloudId, request.layer(), kind).stream()
                .map(HiddenEntriesResource::json)
                .toList());
  }

  private Response get(LayerRequest request, EntryKind<?> kind) {
    return request
        .call()
        .state(json(acts.get(request.cloudId, request.layer(), kind, request.id())));
  }

  private Response hide(LayerRequest request, EntryKind<?> kind) {
    Edited<HiddenEntry> hidden = acts.hide(request.cloudId, request.layer(), kind, request.id());
    return Answers.written(hidden.created(), json(hidden.value()), request.uri);
  }

  private Response show(LayerRequest request, EntryKind<?> kind) {
    acts.show(request.cloudId, request.layer(), kind, request.id());
    return Response.noContent().build();
  }

  private static JsonObject json(HiddenEntry entry) {
    JsonArrayBuilder layers = Json.createArrayBuilder();
    entry.layers().forEach(layers::add);
    return Json.createObjectBuilder()
        .add("id", entry.id())
        .add("displayName", Json.orNull(entry.displayName()))
        .add("layers", layers)
        .build();
  }
}
