package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.callboard.administration.TokenActs;
import org.callboard.administrator.NewToken;
import org.callboard.administrator.TokenJson;
import org.callboard.platform.Json;
import org.callboard.platform.JsonFields;
import org.callboard.platform.Roles;
import org.callboard.platform.Text;

/** The administrator's own API tokens, or those of a service that it may edit. */
@Path("tokens")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {

  /** The service whose tokens are meant, if they are not one's own. */
  private static final String ADMINISTRATOR = "administrator";

  private final TokenActs tokens;

  /** For the container's proxy only. */
  public TokensResource() {
    this(null);
  }

  @Inject
  TokensResource(TokenActs tokens) {
    this.tokens = tokens;
  }

  @QueryParameters({QueryParameters.OFFSET, QueryParameters.LIMIT, ADMINISTRATOR})
  @GET
  @RolesAllowed(Roles.SEE)
  public Response list(@Context UriInfo address) {
    Paging paging = Paging.of(address);
    return Answers.list(
        paging.cut(
            tokens.list(ResourceRequest.parameter(address, ADMINISTRATOR)).stream()
                .map(TokenJson::of)
                .toList()));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.SEE)
  public Response create(InputStream in, @Context UriInfo address) {
    JsonFields body = JsonFields.read(in);
    String name = Text.cut(body.requiredText("name"));
    Optional<Instant> expires = Timestamps.of(body, "expires");
    Optional<Integer> days = body.integer("days");
    Optional<String> role = body.text("role");
    Optional<String> organization = body.text("organization");
    Optional<String> service = body.text(ADMINISTRATOR);
    TokenActs.Wanted wanted =
        body.make(() -> new TokenActs.Wanted(name, expires, days, role, organization), null);
    body.end();
    NewToken created = tokens.create(service, wanted);
    JsonObject json =
        Json.createObjectBuilder(TokenJson.of(created.token()))
            .add("token", created.secret().text())
            .build();
    return Answers.createdBelow(created.token().id(), json, address);
  }

  @QueryParameters({ADMINISTRATOR})
  @DELETE
  @Path("{id}")
  @RolesAllowed(Roles.SEE)
  public Response delete(@PathParam("id") String id, @Context UriInfo address) {
    tokens.delete(ResourceRequest.parameter(address, ADMINISTRATOR), PathText.id(id, "token"));
    return Response.noContent().build();
  }
}
