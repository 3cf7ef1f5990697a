package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.callboard.administration.WebhookActs;
import org.callboard.platform.Roles;

/** An organization's webhooks. */
@Path("organizations/{cloudId}/webhooks")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OrganizationWebhooksResource {

  private static final String ONE = "{id}";

  private final WebhookActs webhooks;

  /** For the container's proxy only. */
  public OrganizationWebhooksResource() {
    this(null);
  }

  @Inject
  OrganizationWebhooksResource(WebhookActs webhooks) {
    this.webhooks = webhooks;
  }

  private WebhookRequests of(OrganizationRequest request) {
    return new WebhookRequests(webhooks, Optional.of(request.cloudId), request.call());
  }

  @QueryParameters({QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @RolesAllowed(Roles.MANAGE)
  public Response list(@BeanParam OrganizationRequest request) {
    return of(request).list();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.MANAGE)
  public Response create(@BeanParam OrganizationRequest request, InputStream in) {
    return of(request).create(in);
  }

  @GET
  @Path(ONE)
  @RolesAllowed(Roles.MANAGE)
  public Response get(@BeanParam OrganizationRequest request, @PathParam("id") String id) {
    return of(request).get(id);
  }

  @PATCH
  @Path(ONE)
  @Consumes(MergePatch.TYPE)
  @RolesAllowed(Roles.MANAGE)
  public Response patch(
      @BeanParam OrganizationRequest request, @PathParam("id") String id, InputStream in) {
    return of(request).patch(id, in);
  }

  @DELETE
  @Path(ONE)
  @RolesAllowed(Roles.MANAGE)
  public Response delete(@BeanParam OrganizationRequest request, @PathParam("id") String id) {
    return of(request).delete(id);
  }

  /** The new secret is in the answer, and nowhere else. */
  @POST
  @Path(ONE + "/rotate-secret")
  @RolesAllowed(Roles.MANAGE)
  public Response rotateSecret(@BeanParam OrganizationRequest request, @PathParam("id") String id) {
    return of(request).rotateSecret(id);
  }

  @POST
  @Path(ONE + "/test")
  @RolesAllowed(Roles.MANAGE)
  public Response test(@BeanParam OrganizationRequest request, @PathParam("id") String id) {
    return of(request).test(id);
  }

  @QueryParameters({QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @Path(ONE + "/deliveries")
  @RolesAllowed(Roles.MANAGE)
  public Response deliveries(@BeanParam OrganizationRequest request, @PathParam("id") String id) {
    return of(request).deliveries(id);
  }
}
