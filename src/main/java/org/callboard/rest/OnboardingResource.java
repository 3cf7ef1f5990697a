package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.LanguageWish;
import org.callboard.administration.Onboarding;
import org.callboard.administration.OnboardingActs;
import org.callboard.administration.OnboardingSheet;
import org.callboard.administration.SheetForm;
import org.callboard.platform.Json;
import org.callboard.platform.Roles;

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

  private static final String ONBOARDING = SubscriberRequest.SUBSCRIBER + "/onboarding";
  private static final String UTF_8 = ";charset=UTF-8";

  private final OnboardingActs onboarding;

  /** For the container's proxy only. */
  public OnboardingResource() {
    this(null);
  }

  @Inject
  OnboardingResource(OnboardingActs onboarding) {
    this.onboarding = onboarding;
  }

  /** Without a code: the app asks for the password. */
  @QueryParameters(
      value = {SheetRequest.LANGUAGE},
      flags = {SheetRequest.EDITABLE})
  @GET
  @Path(ONBOARDING)
  @RolesAllowed(Roles.SEE)
  public Response get(
      @BeanParam SubscriberRequest request,
      @Context Request form,
      @Context HttpServletRequest headers) {
    MediaType type = wanted(form);
    LanguageWish language = SheetRequest.language(request.call(), headers);
    return answer(
        Response.ok(),
        type,
        onboarding.get(request.cloudId, request.username(), editable(request)),
        language);
  }

  /** With a new code, which is shown only now. */
  @QueryParameters(
      value = {SheetRequest.LANGUAGE},
      flags = {SheetRequest.EDITABLE})
  @POST
  @Path(ONBOARDING)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response create(
      @BeanParam SubscriberRequest request,
      @Context Request form,
      @Context HttpServletRequest headers,
      InputStream in) {
    MediaType type = wanted(form);
    LanguageWish language = SheetRequest.language(request.call(), headers);
    boolean editable = editable(request);
    Optional<Duration> life = CodeLife.read(in);
    Onboarding shown = onboarding.create(request.cloudId, request.username(), life, editable);
    String path = request.uri.getRequestUri().getRawPath();
    String id = shown.code().orElseThrow().view().id();
    return answer(
        Response.status(Response.Status.CREATED)
            .header(HttpHeaders.LOCATION, path.replaceFirst("[^/]*$", "codes/" + id)),
        type,
        shown,
        language);
  }

  private static boolean editable(SubscriberRequest request) {
    return request.call().flag(SheetRequest.EDITABLE).orElse(false);
  }

  private static MediaType wanted(Request request) {
    return Answers.type(
        request,
        MediaType.APPLICATION_JSON_TYPE,
        MediaType.valueOf(PNG),
        MediaType.valueOf(SVG),
        MediaType.TEXT_HTML_TYPE);
  }

  private static Response answer(
      ResponseBuilder response, MediaType type, Onboarding shown, LanguageWish language) {
    response.header(HttpHeaders.VARY, "Accept, Accept-Language");
    return switch (type.getSubtype()) {
      case "png" -> response.entity(shown.picture().png()).type(PNG).build();
      case "svg+xml" -> text(response, shown.picture().svg(), SVG + UTF_8);
      case "html" -> page(response, shown, language);
      default -> text(response, json(shown).toString(), MediaType.APPLICATION_JSON);
    };
  }

  private static Response page(ResponseBuilder response, Onboarding shown, LanguageWish language) {
    OnboardingSheet sheet = OnboardingSheet.of(List.of(shown), language, SheetForm.SINGLE);
    response.header("Content-Security-Policy", sheet.policy());
    return text(response, sheet.html(), MediaType.TEXT_HTML + UTF_8);
  }

  private static Response text(ResponseBuilder response, String text, String type) {
    return response.entity(text.getBytes(StandardCharsets.UTF_8)).type(type).build();
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
