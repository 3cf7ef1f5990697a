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
import org.callboard.administration.DeviceActs;
import org.callboard.administration.OnboardingActs;
import org.callboard.device.DeviceJson;
import org.callboard.device.NewCode;
import org.callboard.platform.Json;
import org.callboard.platform.JsonFields;
import org.callboard.platform.Roles;
import org.callboard.platform.Text;
import org.callboard.platform.Told;
import org.callboard.platform.UnreadableJson;

/** What a subscriber's phones sign in with beside the password: devices and one-time codes. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DevicesResource {

  private static final String DEVICES = SubscriberRequest.SUBSCRIBER + "/devices";
  private static final String CODES = SubscriberRequest.SUBSCRIBER + "/codes";

  private final DeviceActs devices;
  private final OnboardingActs onboarding;

  /** For the container's proxy only. */
  public DevicesResource() {
    this(null, null);
  }

  @Inject
  DevicesResource(DeviceActs devices, OnboardingActs onboarding) {
    this.devices = devices;
    this.onboarding = onboarding;
  }

  @QueryParameters({QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @Path(DEVICES)
  @RolesAllowed(Roles.SEE)
  public Response list(@BeanParam SubscriberRequest request) {
    Paging paging = Paging.of(request.uri);
    return Answers.list(
        paging.cut(
            devices.list(request.cloudId, request.username()).stream()
                .map(DeviceJson::of)
                .toList()));
  }

  /** Signs all of them out. */
  @DELETE
  @Path(DEVICES)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response revokeAll(@BeanParam SubscriberRequest request) {
    devices.revokeAll(request.cloudId, request.username());
    return Response.noContent().build();
  }

  @PUT
  @Path(DEVICES + "/{id}")
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response rename(
      @BeanParam SubscriberRequest request, @PathParam("id") String id, InputStream in) {
    JsonFields body = JsonFields.read(in).same("id", id);
    body.ignore("agent", "installation", "firstSeen", "lastSeen", "revoked", UnreadableJson.MEMBER);
    Told<String> label = body.told("label", body.text("label").map(Text::cut));
    if (label.isCleared()) {
      body.required("label", label.value(), "");
    }
    body.end();
    return Answers.list(
        DeviceJson.of(
            devices.rename(
                request.cloudId, request.username(), PathText.id(id, "device"), label.value())));
  }

  /** Signs it out. */
  @DELETE
  @Path(DEVICES + "/{id}")
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response revoke(@BeanParam SubscriberRequest request, @PathParam("id") String id) {
    devices.revoke(request.cloudId, request.username(), PathText.id(id, "device"));
    return Response.noContent().build();
  }

  @QueryParameters({QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @Path(CODES)
  @RolesAllowed(Roles.SEE)
  public Response listCodes(@BeanParam SubscriberRequest request) {
    Paging paging = Paging.of(request.uri);
    return Answers.list(
        paging.cut(
            onboarding.codes(request.cloudId, request.username()).stream()
                .map(DeviceJson::of)
                .toList()));
  }

  @POST
  @Path(CODES)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response createCode(@BeanParam SubscriberRequest request, InputStream in) {
    NewCode code = onboarding.createCode(request.cloudId, request.username(), CodeLife.read(in));
    JsonObject json =
        Json.createObjectBuilder(DeviceJson.of(code.view())).add("code", code.code()).build();
    return Answers.createdBelow(code.view().id(), json, request.uri);
  }

  @DELETE
  @Path(CODES + "/{id}")
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response deleteCode(@BeanParam SubscriberRequest request, @PathParam("id") String id) {
    onboarding.deleteCode(request.cloudId, request.username(), PathText.id(id, "sign-in code"));
    return Response.noContent().build();
  }
}
