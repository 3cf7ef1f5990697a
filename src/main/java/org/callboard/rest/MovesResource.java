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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.callboard.administration.MoveActs;
import org.callboard.organization.GroupName;
import org.callboard.platform.JsonFields;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;
import org.callboard.platform.Told;
import org.callboard.subscriber.SubscriberJson;
import org.callboard.subscriber.SubscriberView;
import org.callboard.subscriber.Username;

/** Subscribers who go to another organization, and those who have gone. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MovesResource {

  private static final String ORGANIZATION = "organization";
  private static final String GROUPS = "groups";

  private final MoveActs moves;

  /** For the container's proxy only. */
  public MovesResource() {
    this(null);
  }

  @Inject
  MovesResource(MoveActs moves) {
    this.moves = moves;
  }

  /** The answer is the subscriber as it is in the other organization. */
  @POST
  @Path(SubscriberRequest.SUBSCRIBER + "/move")
  @RolesAllowed(Roles.OPERATE)
  public Response move(@BeanParam SubscriberRequest request, InputStream in) {
    ResourceRequest call = request.call();
    JsonFields body = JsonFields.read(in);
    String target = body.requiredText(ORGANIZATION);
    Told<List<GroupName>> groups =
        body.told(GROUPS, NameLists.read(body, GROUPS, GroupName::sought));
    body.end();
    SubscriberView moved =
        moves.move(
            request.cloudId,
            request.username(),
            target,
            groups.value().orElse(List.of()),
            call.expected().ofSomething());
    JsonObject state = SubscriberJson.of(moved);
    return Answers.tagged(state, state);
  }

  /** Who was moved away, as far as phones may still ask by the username that they had here. */
  @QueryParameters({QueryParameters.OFFSET, QueryParameters.LIMIT})
  @GET
  @Path("former-subscribers")
  @RolesAllowed(Roles.SEE)
  public Response former(@BeanParam OrganizationRequest request) {
    request.call();
    Paging paging = Paging.of(request.uri);
    Page<Username> page = moves.former(request.cloudId, paging.offset(), paging.limit());
    return Answers.list(
        paging.list(page.items().stream().map(SubscriberJson::ofFormer).toList(), page.total()));
  }

  @DELETE
  @Path("former-subscribers/{username}")
  @RolesAllowed(Roles.MANAGE)
  public Response end(@BeanParam SubscriberRequest request) {
    request.call();
    moves.endFormer(request.cloudId, request.username());
    return Response.noContent().build();
  }
}
