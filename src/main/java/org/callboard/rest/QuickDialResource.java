package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.callboard.administration.EntryKind;
import org.callboard.platform.Roles;

/** The quick dial lists of all layers. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class QuickDialResource {

  private static final String LIST = LayerRequest.OWNER + "quick-dial";
  private static final String ITEM = LIST + LayerRequest.ENTRY;

  private final LayerEntries entries;

  /** For the container's proxy only. */
  public QuickDialResource() {
    this(null);
  }

  @Inject
  QuickDialResource(LayerEntries entries) {
    this.entries = entries;
  }

  @QueryParameters({QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @Path(LIST)
  @RolesAllowed(Roles.SEE)
  public Response list(@BeanParam LayerRequest request) {
    return entries.list(EntryKind.QUICK_DIAL, request);
  }

  @PUT
  @Path(LIST)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response replace(@BeanParam LayerRequest request, InputStream body) {
    return entries.replace(EntryBody.QUICK_DIAL, request, body);
  }

  @PATCH
  @Path(LIST)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response order(@BeanParam LayerRequest request, InputStream body) {
    return entries.order(EntryKind.QUICK_DIAL, request, body);
  }

  @GET
  @Path(ITEM)
  @RolesAllowed(Roles.SEE)
  public Response get(@BeanParam LayerRequest request) {
    return entries.get(EntryKind.QUICK_DIAL, request);
  }

  @PUT
  @Path(ITEM)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response put(@BeanParam LayerRequest request, InputStream body) {
    return entries.put(EntryBody.QUICK_DIAL, request, body);
  }

  @DELETE
  @Path(ITEM)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response delete(@BeanParam LayerRequest request) {
    return entries.delete(EntryKind.QUICK_DIAL, request);
  }
}
