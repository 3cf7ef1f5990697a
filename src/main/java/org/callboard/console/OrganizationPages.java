package org.callboard.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.callboard.administration.OrganizationActs;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Roles;

/** The organizations that are the reader's business. */
@Path("organizations")
@ApplicationScoped
public class OrganizationPages {

  private static final int SIZE = 50;

  private final Pages pages;
  private final Frames frames;
  private final OrganizationActs organizations;

  /** For the container's proxy only. */
  public OrganizationPages() {
    this(null, null, null);
  }

  @Inject
  OrganizationPages(Pages pages, Frames frames, OrganizationActs organizations) {
    this.pages = pages;
    this.frames = frames;
    this.organizations = organizations;
  }

  /** One of the list. */
  public record Row(String cloudId, String name, boolean enabled, String address) {}

  /** The list. */
  public record Organizations(List<Row> rows, Part part) {

    public Organizations {
      rows = List.copyOf(rows);
    }
  }

  @GET
  @RolesAllowed(Roles.SEE)
  public Response list(@Context HttpServletRequest request, @QueryParam("page") String number) {
    String root = Frames.root(request);
    Part.Read<OrganizationSnapshot> list =
        Part.read(number, SIZE, offset -> organizations.list(offset, SIZE));
    List<Row> rows =
        list.items().stream()
            .map(
                one ->
                    new Row(
                        one.cloudId().value(),
                        one.name(),
                        one.enabled(),
                        root + "/o/" + Address.encoded(one.cloudId().value()) + "/people"))
            .toList();
    return pages.page(
        200, "organizations", frames.of(request), new Organizations(rows, list.part()));
  }
}
