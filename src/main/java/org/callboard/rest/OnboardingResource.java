package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Variant;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.callboard.device.NewCode;
import org.callboard.device.SignInCodes;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Json;
import org.callboard.platform.Roles;
import org.callboard.subscriber.SubscriberView;

/** How a subscriber signs in: a text, a QR code, a page to print; with a new code or without. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces({
  MediaType.APPLICATION_JSON,
  OnboardingResource.PNG,
  OnboardingResource.SVG,
  MediaType.TEXT_HTML
})
@Consumes(MediaType.APPLICATION_JSON)
public class OnboardingResource {

  static final String PNG = "image/png";
  static final String SVG = "image/svg+xml";

  private static final String ONBOARDING = SubscriberRequest.SUBSCRIBER + "onboarding";
  private static final String UTF_8 = ";charset=UTF-8";

  @Inject private Access access;
  @Inject private LayerLookup lookup;
  @Inject private SignInCodes codes;

  /** What is shown, in whatever form. */
  private record Onboarding(
      OrganizationSnapshot organization,
      SubscriberView subscriber,
      Optional<NewCode> code,
      boolean editable) {

    CscText text() {
      return new CscText(organization.cloudId(), subscriber.username(), code.map(NewCode::code));
    }

    String csc() {
      return editable ? text().editable() : text().published();
    }
  }

  /** Without a code: the app asks for the password. */
  @GET
  @Path(ONBOARDING)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response get(@BeanParam SubscriberRequest request, @Context Request form) {
    MediaType type = wanted(form);
    OrganizationSnapshot organization = access.organization(request.cloudId);
    SubscriberView subscriber = lookup.subscriber(organization, request.username());
    boolean editable = editable(request);
    return answer(
        Response.ok(), type, new Onboarding(organization, subscriber, Optional.empty(), editable));
  }

  /** With a new code, which is shown only now. */
  @POST
  @Path(ONBOARDING)
  @RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
  public Response create(
      @BeanParam SubscriberRequest request, @Context Request form, InputStream in) {
    MediaType type = wanted(form);
    OrganizationSnapshot organization = access.organization(request.cloudId);
    SubscriberView subscriber = lookup.subscriber(organization, request.username());
    boolean editable = editable(request);
    Duration life = CodeLife.read(in);
    NewCode code = codes.create(organization, subscriber.id(), subscriber.username(), life);
    String path = request.uri.getRequestUri().getRawPath();
    String location = path.replaceFirst("[^/]*$", "codes/" + code.view().id());
    return answer(
        Response.status(Response.Status.CREATED).header(HttpHeaders.LOCATION, location),
        type,
        new Onboarding(organization, subscriber, Optional.of(code), editable));
  }

  private static boolean editable(SubscriberRequest request) {
    return request.call().flag("editable").orElse(false);
  }

  private static MediaType wanted(Request request) {
    Variant variant =
        request.selectVariant(
            Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE,
                    MediaType.valueOf(PNG),
                    MediaType.valueOf(SVG),
                    MediaType.TEXT_HTML_TYPE)
                .build());
    if (variant == null) {
      throw new NotAcceptableException();
    }
    return variant.getMediaType();
  }

  private static Response answer(ResponseBuilder response, MediaType type, Onboarding shown) {
    response.header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    return switch (type.getSubtype()) {
      case "png" -> response.entity(QrPicture.of(shown.csc()).png()).type(PNG).build();
      case "svg+xml" -> text(response, QrPicture.of(shown.csc()).svg(), SVG);
      case "html" -> text(response, page(shown).html(), MediaType.TEXT_HTML);
      default -> text(response, json(shown).toString(), MediaType.APPLICATION_JSON);
    };
  }

  private static Response text(ResponseBuilder response, String text, String type) {
    boolean isDocument = !type.equals(MediaType.APPLICATION_JSON); // a browser would show it
    if (isDocument) {
      response.header("Content-Security-Policy", OnboardingPage.POLICY);
    }
    return response
        .entity(text.getBytes(StandardCharsets.UTF_8))
        .type(isDocument ? type + UTF_8 : type)
        .build();
  }

  private static OnboardingPage page(Onboarding shown) {
    CloudId cloudId = shown.organization().cloudId();
    SubscriberView subscriber = shown.subscriber();
    return new OnboardingPage(
        shown.organization().settings().name(),
        subscriber.displayName().orElse(subscriber.username()),
        shown.editable() ? cloudId + CloudId.EDITABLE : cloudId.value(),
        subscriber.username(),
        shown.code().map(NewCode::code),
        shown.code().map(code -> code.view().expires()),
        shown.csc());
  }

  private static JsonObject json(Onboarding shown) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("csc", shown.text().published())
            .add("cscEditable", shown.text().editable());
    shown
        .code()
        .ifPresentOrElse(
            code -> json.add("code", code.code()).add("expires", code.view().expires().toString()),
            () -> json.addNull("code").addNull("expires"));
    return json.build();
  }
}
