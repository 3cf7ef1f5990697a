package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import org.callboard.administration.Selection;
import org.callboard.administration.SheetForm;
import org.callboard.device.NewCode;
import org.callboard.platform.Json;
import org.callboard.platform.JsonFields;
import org.callboard.platform.ListJson;
import org.callboard.platform.Roles;

/** How many subscribers sign in: each with a new code, which is shown only now. */
@Path("organizations/{cloudId}/onboarding")
@ApplicationScoped
@Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, MediaType.TEXT_HTML})
@Consumes(MediaType.APPLICATION_JSON)
public class OnboardingOfManyResource {

  private static final String UTF_8 = ";charset=UTF-8";

  private final OnboardingActs onboarding;

  /** For the container's proxy only. */
  public OnboardingOfManyResource() {
    this(null);
  }

  @Inject
  OnboardingOfManyResource(OnboardingActs onboarding) {
    this.onboarding = onboarding;
  }

  /** As data, as letters to mail, or as a sheet to print. */
  @QueryParameters(
      value = {SheetRequest.LANGUAGE, SheetRequest.PER_PAGE, SheetRequest.PAPER},
      flags = {SheetRequest.EDITABLE, SheetRequest.CUT_MARKS})
  @POST
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response create(@BeanParam SheetRequest request, @Context Request form, InputStream in) {
    MediaType type = wanted(form);
    boolean editable = request.editable();
    LanguageWish language = request.language();
    SheetForm sheet = request.form();
    JsonFields body = JsonFields.read(in);
    Selection whom = SelectionBody.read(body);
    Optional<Duration> life = CodeLife.of(body);
    body.end();
    List<Onboarding> made = onboarding.createMany(request.cloudId, whom, life, editable);
    return answer(type, made, OnboardingSheet.of(made, language, sheet));
  }

  private static MediaType wanted(Request request) {
    return Answers.type(
        request,
        MediaType.APPLICATION_JSON_TYPE,
        MediaType.TEXT_PLAIN_TYPE,
        MediaType.TEXT_HTML_TYPE);
  }

  private static Response answer(MediaType type, List<Onboarding> made, OnboardingSheet sheet) {
    return switch (type.getSubtype()) {
      case "html" ->
          text(sheet.html(), MediaType.TEXT_HTML + UTF_8)
              .header("Content-Security-Policy", sheet.policy())
              .build();
      case "plain" -> text(sheet.letters(), MediaType.TEXT_PLAIN + UTF_8).build();
      default -> text(json(made).toString(), MediaType.APPLICATION_JSON).build();
    };
  }

  private static ResponseBuilder text(String text, String type) {
    return Response.ok(text.getBytes(StandardCharsets.UTF_8))
        .type(type)
        .header(HttpHeaders.VARY, "Accept, Accept-Language");
  }

  private static JsonObject json(List<Onboarding> made) {
    return ListJson.whole(made.stream().map(OnboardingOfManyResource::json).toList());
  }

  private static JsonObject json(Onboarding one) {
    NewCode code = one.code().orElseThrow();
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", code.view().id())
            .add("username", one.subscriber().username());
    return json.add("displayName", Json.orNull(one.subscriber().displayName()))
        .add("csc", one.text().published())
        .add("cscEditable", one.text().editable())
        .add("code", code.code())
        .add("expires", code.view().expires().toString())
        .build();
  }
}
