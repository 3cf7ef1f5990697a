package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import org.callboard.device.CodeView;
import org.callboard.device.DeviceDirectory;
import org.callboard.device.DeviceEditor;
import org.callboard.device.DeviceView;
import org.callboard.device.NewCode;
import org.callboard.device.SignInCodes;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Json;
import org.callboard.platform.JsonBody;
import org.callboard.platform.Roles;
import org.callboard.subscriber.SubscriberView;

/** What a subscriber's phones sign in with beside the password: devices and one-time codes. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DevicesResource {

  private static final String DEVICES = SubscriberRequest.SUBSCRIBER + "devices";
  private static final String CODES = SubscriberRequest.SUBSCRIBER + "codes";

  @Inject private Access access;
  @Inject private LayerLookup lookup;
  @Inject private DeviceDirectory devices;
  @Inject private DeviceEditor editor;
  @Inject private SignInCodes codes;

  @GET
  @Path(DEVICES)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response list(@BeanParam SubscriberRequest request) {
    SubscriberView subscriber = subscriber(access.organization(request.cloudId), request);
    Paging paging = Paging.of(request.uri);
    return Answers.list(
        paging.cut(devices.of(subscriber.id()).stream().map(DeviceView::json).toList()));
  }

  /** Signs all of them out. */
  @DELETE
  @Path(DEVICES)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response revokeAll(@BeanParam SubscriberRequest request) {
    OrganizationSnapshot organization = access.organization(request.cloudId);
    SubscriberView subscriber = subscriber(organization, request);
    editor.revokeAll(organization, subscriber.id(), subscriber.username());
    return Response.noContent().build();
  }

  @PUT
  @Path(DEVICES + "/{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response rename(
      @BeanParam SubscriberRequest request, @PathParam("id") String id, InputStream in) {
    OrganizationSnapshot organization = access.organization(request.cloudId);
    SubscriberView subscriber = subscriber(organization, request);
    JsonBody body = JsonBody.read(in).same("id", id);
    body.ignore("agent", "installation", "firstSeen", "lastSeen", "revoked");
    String label = body.requiredText("label");
    body.end();
    String deviceId = PathText.id(id, "device");
    DeviceView renamed =
        editor.rename(organization, subscriber.id(), subscriber.username(), deviceId, label);
    return Answers.list(renamed.json());
  }

  /** Signs it out. */
  @DELETE
  @Path(DEVICES + "/{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response revoke(@BeanParam SubscriberRequest request, @PathParam("id") String id) {
    OrganizationSnapshot organization = access.organization(request.cloudId);
    SubscriberView subscriber = subscriber(organization, request);
    editor.revoke(organization, subscriber.id(), subscriber.username(), PathText.id(id, "device"));
    return Response.noContent().build();
  }

  @GET
  @Path(CODES)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response listCodes(@BeanParam SubscriberRequest request) {
    SubscriberView subscriber = subscriber(access.organization(request.cloudId), request);
    Paging paging = Paging.of(request.uri);
    return Answers.list(
        paging.cut(codes.of(subscriber.id()).stream().map(CodeView::json).toList()));
  }

  @POST
  @Path(CODES)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response createCode(@BeanParam SubscriberRequest request, InputStream in) {
    OrganizationSnapshot organization = access.organization(request.cloudId);
    SubscriberView subscriber = subscriber(organization, request);
    Duration life = CodeLife.read(in);
    NewCode code = codes.create(organization, subscriber.id(), subscriber.username(), life);
    return Answers.createdBelow(code.view().id(), json(code), request.uri);
  }

  @DELETE
  @Path(CODES + "/{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response deleteCode(@BeanParam SubscriberRequest request, @PathParam("id") String id) {
    OrganizationSnapshot organization = access.organization(request.cloudId);
    SubscriberView subscriber = subscriber(organization, request);
    codes.delete(
        organization, subscriber.id(), subscriber.username(), PathText.id(id, "sign-in code"));
    return Response.noContent().build();
  }

  private static JsonObject json(NewCode code) {
    return Json.createObjectBuilder(code.view().json()).add("code", code.code()).build();
  }

  private SubscriberView subscriber(OrganizationSnapshot organization, SubscriberRequest request) {
    return lookup.subscriber(organization, request.username());
  }
}
