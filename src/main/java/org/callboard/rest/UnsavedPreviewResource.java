package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.callboard.administration.Unsaved;
import org.callboard.administration.UnsavedActs;
import org.callboard.platform.Roles;
import org.callboard.rest.PreviewResource.Part;
import org.callboard.security.FoundAddresses;

/** What a subscriber's phone would get if something were saved, and why. */
@Path("organizations/{cloudId}")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_XML, MediaType.APPLICATION_JSON})
public class UnsavedPreviewResource {

  private final UnsavedActs acts;
  private final PreviewAnswers answers;
  private final FoundAddresses found;

  /** For the container's proxy only. */
  public UnsavedPreviewResource() {
    this(null, null, null);
  }

  @Inject
  UnsavedPreviewResource(UnsavedActs acts, PreviewAnswers answers, FoundAddresses found) {
    this.acts = acts;
    this.answers = answers;
    this.found = found;
  }

  /** As the preview of what is saved; secrets are masked. */
  @QueryParameters(
      value = {"part"},
      flags = {"editable", "explain"})
  @POST
  @Path("subscribers/{username}/preview")
  @RolesAllowed(Roles.SEE)
  public Response preview(
      @BeanParam SubscriberRequest request, @Context HttpServletRequest servlet, InputStream in) {
    ResourceRequest call = request.call();
    Part part = call.parameter("part", Part::of).orElse(Part.GLOBAL);
    boolean editable = call.flag("editable").orElse(false);
    boolean explain = call.flag("explain").orElse(false);
    Unsaved unsaved = UnsavedBody.read(in);
    return part == Part.GLOBAL
        ? answers.global(
            acts.global(request.cloudId, request.username(), editable, unsaved), explain)
        : answers.account(
            acts.account(request.cloudId, request.username(), editable, unsaved),
            explain,
            false,
            found.of(servlet));
  }
}
