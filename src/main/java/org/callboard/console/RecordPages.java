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

/** The record of an organization: who did what. */
@Path("o/{cloudId}/record")
@ApplicationScoped
public class RecordPages {

  private final Frames frames;
  private final Records records;
  private final RecordActs acts;

  /** For the container's proxy only. */
  public RecordPages() {
    this(null, null, null);
  }

  @Inject
  RecordPages(Frames frames, Records records, RecordActs acts) {
    this.frames = frames;
    this.records = records;
    this.acts = acts;
  }

  @GET
  @RolesAllowed(Roles.SEE)
  public Response list(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @BeanParam RecordSought.Asked asked) {
    Frame frame = frames.of(request, cloudId);
    return records.list(frame, frame.in("record"), asked, Optional.empty());
  }

  @GET
  @Path("{id}")
  @RolesAllowed(Roles.SEE)
  public Response entry(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @PathParam("id") String id,
      @QueryParam("page") String page) {
    Frame frame = frames.of(request, cloudId);
    return records.entry(frame, frame.in("record"), acts.get(cloudId, Address.number(id)), page);
  }
}
