package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.callboard.administration.PreviewActs;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;
import org.callboard.security.FoundAddresses;

/** What a subscriber's phone would get now, and why. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Produces({MediaType.APPLICATION_XML, MediaType.APPLICATION_JSON})
public class PreviewResource {

  private final PreviewActs previews;
  private final PreviewAnswers answers;
  private final FoundAddresses found;

  /** For the container's proxy only. */
  public PreviewResource() {
    this(null, null, null);
  }

  @Inject
  PreviewResource(PreviewActs previews, PreviewAnswers answers, FoundAddresses found) {
    this.previews = previews;
    this.answers = answers;
    this.found = found;
  }

  /** Which of the phone's calls. */
  enum Part {
    GLOBAL,
    ACCOUNT;

    static Part of(String text) {
      return switch (text) {
        case "global" -> GLOBAL;
        case "account" -> ACCOUNT;
        default -> throw new InvalidValueException("part", "must be global or account.");
      };
    }
  }

  /** XML as the phone gets it, or with {@code explain=true} where each entry comes from. */
  @QueryParameters(
      value = {"part"},
      flags = {"editable", "explain", "secrets"})
  @GET
  @Recorded(onlyWith = "secrets")
  @Path("subscribers/{username}/preview")
  @RolesAllowed(Roles.SEE)
  public Response preview(
      @BeanParam SubscriberRequest request, @Context HttpServletRequest servlet) {
    ResourceRequest call = request.call();
    Part part = call.parameter("part", Part::of).orElse(Part.GLOBAL);
    boolean editable = call.flag("editable").orElse(false);
    boolean explain = call.flag("explain").orElse(false);
    boolean secrets = call.flag("secrets").orElse(false);
    return part == Part.GLOBAL
        ? answers.global(
            previews.global(request.cloudId, request.username(), editable, secrets), explain)
        : answers.account(
            previews.account(request.cloudId, request.username(), editable, secrets),
            explain,
            secrets,
            found.of(servlet));
  }
}
