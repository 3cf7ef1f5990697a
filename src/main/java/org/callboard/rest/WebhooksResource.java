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

/** The provider's webhooks, which get the changes of all organizations. */
@Path("webhooks")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class WebhooksResource {

  private static final String ONE = "{id}";

  private final WebhookActs webhooks;

  /** For the container's proxy only. */
  public WebhooksResource() {
    this(null);
  }

  @Inject
  WebhooksResource(WebhookActs webhooks) {
    this.webhooks = webhooks;
  }

  private WebhookRequests of(ProviderRequest request) {
    return new WebhookRequests(webhooks, Optional.empty(), request.call());
  }

  @QueryParameters({QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @RolesAllowed(Roles.OPERATE)
  public Response list(@BeanParam ProviderRequest request) {
    return of(request).list();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OPERATE)
  public Response create(@BeanParam ProviderRequest request, InputStream in) {
    return of(request).create(in);
  }

  @GET
  @Path(ONE)
  @RolesAllowed(Roles.OPERATE)
  public Response get(@BeanParam ProviderRequest request, @PathParam("id") String id) {
    return of(request).get(id);
  }

  @PATCH
  @Path(ONE)
  @Consumes(MergePatch.TYPE)
  @RolesAllowed(Roles.OPERATE)
  public Response patch(
      @BeanParam ProviderRequest request, @PathParam("id") String id, InputStream in) {
    return of(request).patch(id, in);
  }

  @DELETE
  @Path(ONE)
  @RolesAllowed(Roles.OPERATE)
  public Response delete(@BeanParam ProviderRequest request, @PathParam("id") String id) {
    return of(request).delete(id);
  }

  /** The new secret is in the answer, and nowhere else. */
  @POST
  @Path(ONE + "/rotate-secret")
  @RolesAllowed(Roles.OPERATE)
  public Response rotateSecret(@BeanParam ProviderRequest request, @PathParam("id") String id) {
    return of(request).rotateSecret(id);
  }

  @POST
  @Path(ONE + "/test")
  @RolesAllowed(Roles.OPERATE)
  public Response test(@BeanParam ProviderRequest request, @PathParam("id") String id) {
    return of(request).test(id);
  }

  @QueryParameters({QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @Path(ONE + "/deliveries")
  @RolesAllowed(Roles.OPERATE)
  public Response deliveries(@BeanParam ProviderRequest request, @PathParam("id") String id) {
    return of(request).deliveries(id);
  }
}
