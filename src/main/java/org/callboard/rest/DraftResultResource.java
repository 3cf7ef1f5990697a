package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.callboard.administration.DraftResult;
import org.callboard.administration.DraftResultJson;
import org.callboard.administration.EntryActs;
import org.callboard.administration.EntryKind;
import org.callboard.platform.Roles;

/** The organization's lists as they would be after publishing the draft, and their order. */
@Path("organizations/{cloudId}/draft/result")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DraftResultResource {

  private final EntryActs entries;

  /** For the container's proxy only. */
  public DraftResultResource() {
    this(null);
  }

  @Inject
  DraftResultResource(EntryActs entries) {
    this.entries = entries;
  }

  @QueryParameters({QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @Path("quick-dial")
  @RolesAllowed(Roles.SEE)
  public Response quickDial(@BeanParam OrganizationRequest request) {
    return list(EntryKind.QUICK_DIAL, request);
  }

  @PATCH
  @Path("quick-dial")
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response orderQuickDial(@BeanParam OrganizationRequest request, InputStream body) {
    return order(EntryKind.QUICK_DIAL, request, body);
  }

  @QueryParameters({QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @Path("dial-actions")
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response dialActions(@BeanParam OrganizationRequest request) {
    return list(EntryKind.DIAL_ACTIONS, request);
  }

  @PATCH
  @Path("dial-actions")
  @RolesAllowed(Roles.MANAGE)
  public Response orderDialActions(@BeanParam OrganizationRequest request, InputStream body) {
    return order(EntryKind.DIAL_ACTIONS, request, body);
  }

  private <E> Response list(EntryKind<E> kind, OrganizationRequest request) {
    DraftResult<E> result = entries.result(request.cloudId, kind);
    return request.call().list(DraftResultJson.items(result), result.unreadable());
  }

  private <E> Response order(EntryKind<E> kind, OrganizationRequest request, InputStream body) {
    DraftResult<E> result =
        entries.orderResult(
            request.cloudId, kind, LayerEntries.order(body), request.call().expected());
    return request.call().state(DraftResultJson.of(result));
  }
}
