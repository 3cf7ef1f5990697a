package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.callboard.administration.OwnAccountActs;
import org.callboard.administration.OwnAccountActs.OwnAccount;
import org.callboard.administration.SessionActs;
import org.callboard.administrator.AdministratorJson;
import org.callboard.administrator.AdministratorPassword;
import org.callboard.administrator.Language;
import org.callboard.administrator.SessionJson;
import org.callboard.administrator.TokenJson;
import org.callboard.platform.Json;
import org.callboard.platform.JsonFields;
import org.callboard.platform.Roles;
import org.callboard.platform.Told;
import org.callboard.platform.UnreadableJson;

/** Who calls, and what they set for themselves. */
@Path("me")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

  private static final String LANGUAGE = "language";
  private static final String PASSWORD = "password";

  private final OwnAccountActs own;
  private final SessionActs sessions;

  /** For the container's proxy only. */
  public MeResource() {
    this(null, null);
  }

  @Inject
  MeResource(OwnAccountActs own, SessionActs sessions) {
    this.own = own;
    this.sessions = sessions;
  }

  @GET
  @RolesAllowed(Roles.SEE)
  public Response get() {
    return Answers.list(json(own.get()));
  }

  /** Sets the language, which is all that everybody sets here for themselves. */
  @PATCH
  @Consumes(MergePatch.TYPE)
  @RolesAllowed(Roles.SEE)
  public Response patch(InputStream in) {
    JsonFields body = JsonFields.read(in);
    Told<String> tag = body.told(LANGUAGE, body.text(LANGUAGE));
    Told<Language> language =
        new Told<>(
            tag.isTold(), tag.value().map(text -> body.make(() -> new Language(text), null)));
    body.end();
    return Answers.list(json(language.isTold() ? own.setLanguage(language.value()) : own.get()));
  }

  @PUT
  @Path(PASSWORD)
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.SEE)
  public Response setPassword(InputStream in) {
    JsonFields body = JsonFields.read(in);
    String password = body.requiredText(PASSWORD);
    String checked = body.make(() -> AdministratorPassword.checked(password), null);
    body.end();
    own.setPassword(checked);
    return Response.noContent().build();
  }

  /** Signs one of the caller's browsers out. */
  @DELETE
  @Path("sessions/{id}")
  @RolesAllowed(Roles.SEE)
  public Response endSession(@PathParam("id") String id) {
    sessions.end(PathText.id(id, "session"));
    return Response.noContent().build();
  }

  private JsonObject json(OwnAccount account) {
    JsonArrayBuilder rights = Json.createArrayBuilder();
    account.rights().stream().sorted().forEach(rights::add);
    JsonArrayBuilder tokens = Json.createArrayBuilder();
    account.tokens().stream().map(TokenJson::of).forEach(tokens::add);
    JsonArrayBuilder browsers = Json.createArrayBuilder();
    sessions.list(Optional.empty()).forEach(one -> browsers.add(SessionJson.of(one.session())));
    JsonObjectBuilder json =
        Json.createObjectBuilder(AdministratorJson.of(account.administrator()))
            .remove(AdministratorJson.DISABLED_BY_OPERATOR)
            .remove(UnreadableJson.MEMBER);
    return json.add(LANGUAGE, Json.orNull(account.administrator().language().map(Language::tag)))
        .add("rights", rights)
        .add("token", account.token().<JsonValue>map(TokenJson::of).orElse(JsonValue.NULL))
        .add("tokens", tokens)
        .add("sessions", browsers)
        .build();
  }
}
