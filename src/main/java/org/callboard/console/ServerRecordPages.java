package org.callboard.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.callboard.administration.RecordActs;
import org.callboard.platform.Roles;

/** The record of all that is the reader's business, of the whole server for an operator. */
@Path("record")
@ApplicationScoped
public class ServerRecordPages {

  private final Frames frames;
  private final Records records;
  private final RecordActs acts;

  /** For the container's proxy only. */
  public ServerRecordPages() {
    this(null, null, null);
  }

  @Inject
  ServerRecordPages(Frames frames, Records records, RecordActs acts) {
    this.frames = frames;
    this.records = records;
    this.acts = acts;
  }

  @GET
  @RolesAllowed(Roles.SEE)
  public Response list(@Context HttpServletRequest request, @BeanParam RecordSought.Asked asked) {
    Frame frame = frames.of(request);
    return records.list(frame, frame.root() + "/record", asked, Optional.empty());
  }

  @GET
  @Path("{id}")
  @RolesAllowed(Roles.SEE)
  public Response entry(
      @Context HttpServletRequest request,
      @PathParam("id") String id,
      @QueryParam("page") String page) {
    Frame frame = frames.of(request);
    return records.entry(frame, frame.root() + "/record", acts.get(Address.number(id)), page);
  }
}
