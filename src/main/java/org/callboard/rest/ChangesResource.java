package org.callboard.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.callboard.administration.ChangeActs;
import org.callboard.audit.ChangeJson;
import org.callboard.platform.Roles;

/** What was changed in all organizations that are the caller's business, for other systems. */
@Path("changes")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChangesResource {

  private final ChangeActs changes;

  /** For the container's proxy only. */
  public ChangesResource() {
    this(null);
  }

  @Inject
  ChangesResource(ChangeActs changes) {
    this.changes = changes;
  }

  @QueryParameters({"since", QueryParameters.LIMIT})
  @GET
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response get(@Context UriInfo address, @Context HttpHeaders headers) {
    return answer(changes, Optional.empty(), ResourceRequest.of(address, headers));
  }

  static Response answer(ChangeActs changes, Optional<String> cloudId, ResourceRequest call) {
    int limit = Paging.of(call.uri()).limit();
    return Answers.list(
        ChangeJson.of(
            ResourceRequest.checked(() -> changes.since(cloudId, call.parameter("since"), limit))));
  }
}
