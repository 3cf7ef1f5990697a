package org.callboard.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.BulkActs;
import org.callboard.administration.Download;
import org.callboard.administration.GroupActs;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;
import org.callboard.security.OtherSites;

/** Files of what an organization has. */
@Path("o/{cloudId}/export")
@ApplicationScoped
public class ExportPages {

  static final String CSV = "text/csv;charset=UTF-8";

  private static final String JSON = "application/json";

  private final Pages pages;
  private final Frames frames;
  private final BulkActs bulk;
  private final GroupActs groups;

  /** For the container's proxy only. */
  public ExportPages() {
    this(null, null, null, null);
  }

  @Inject
  ExportPages(Pages pages, Frames frames, BulkActs bulk, GroupActs groups) {
    this.pages = pages;
    this.frames = frames;
    this.bulk = bulk;
    this.groups = groups;
  }

  /**
   * The page.
   *
   * @param groups that have quick dials
   * @param fault what was wrong; empty at first
   */
  public record Export(List<String> groups, Optional<Fault> fault) {

    public Export {
      groups = List.copyOf(groups);
    }
  }

  @GET
  @RolesAllowed(Roles.SEE)
  public Response get(@Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    return page(request, cloudId, Optional.empty());
  }

  private Response page(HttpServletRequest request, String cloudId, Optional<Fault> fault) {
    return pages.page(
        fault.map(Fault::status).orElse(200),
        "export",
        frames.of(request, cloudId),
        new Export(
            groups.list(cloudId).stream().map(view -> view.group().name().text()).toList(), fault));
  }

  @GET
  @Path("people.csv")
  @RolesAllowed(Roles.SEE)
  public Response people(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @QueryParam("q") String text,
      @QueryParam("group") String group,
      @QueryParam("show") String show) {
    refuseOtherSites(request);
    PeopleSought sought = PeopleSought.of(text, group, show);
    return answer(bulk.exportSubscribers(cloudId, sought.search()), CSV);
  }

  @GET
  @Path("quick-dial.csv")
  @RolesAllowed(Roles.SEE)
  public Response quickDial(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @QueryParam("of") String of) {
    refuseOtherSites(request);
    return answer(bulk.exportQuickDial(cloudId, LayerChoice.of(of)), CSV);
  }

  /** An export is recorded under the reader's name. */
  private static void refuseOtherSites(HttpServletRequest request) {
    if (OtherSites.asks(request)) {
      throw EditRefusedException.forbidden("Pages of other web sites may not read this.");
    }
  }

  /** A form, so that no address has the passphrase. */
  @POST
  @Path("organization")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response organization(
      @Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    String passphrase = FormFilter.of(request).text("passphrase");
    try {
      return answer(
          bulk.exportOrganization(cloudId, Optional.of(passphrase).filter(text -> !text.isEmpty())),
          JSON);
    } catch (InvalidValueException e) {
      return page(request, cloudId, Optional.of(Fault.of(e)));
    }
  }

  static Response answer(Download download, String type) {
    StreamingOutput body = download::sendTo;
    return Response.ok(body)
        .type(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, download.disposition())
        .build();
  }
}
