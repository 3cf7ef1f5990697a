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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.callboard.administration.OverviewActs;
import org.callboard.administration.OverviewActs.Overview;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Roles;

/** The organizations that are the reader's business. */
@Path("organizations")
@ApplicationScoped
public class OrganizationPages {

  private static final int SIZE = 25;

  private final Pages pages;
  private final Frames frames;
  private final OverviewActs overviews;

  /** For the container's proxy only. */
  public OrganizationPages() {
    this(null, null, null);
  }

  @Inject
  OrganizationPages(Pages pages, Frames frames, OverviewActs overviews) {
    this.pages = pages;
    this.frames = frames;
    this.overviews = overviews;
  }

  /**
   * One of the list.
   *
   * @param contact when one of its phones was heard of last, in words
   */
  public record Row(
      String cloudId,
      String name,
      boolean enabled,
      String address,
      long people,
      long devices,
      String contact,
      boolean draftWaits) {}

  /**
   * The list.
   *
   * @param text by which they are looked for
   */
  public record Organizations(List<Row> rows, Part part, String text) {

    public Organizations {
      rows = List.copyOf(rows);
    }

    /** Another part of the same. */
    public String at(int number) {
      return "?" + (text.isEmpty() ? "" : "q=" + Address.encoded(text) + "&") + "page=" + number;
    }
  }

  /**
   * @param go where somebody wants to switch to an organization: the only one found is opened
   */
  @GET
  @RolesAllowed(Roles.SEE)
  public Response list(
      @Context HttpServletRequest request,
      @QueryParam("q") String sought,
      @QueryParam("go") String go,
      @QueryParam("page") String number) {
    String text = Objects.toString(sought, "").strip();
    Optional<String> filter = Optional.of(text).filter(t -> !t.isEmpty());
    Part.Read<Overview> list =
        Part.read(number, SIZE, offset -> overviews.page(filter, offset, SIZE));
    if (go != null && list.part().total() == 1) {
      String cloudId = list.items().get(0).organization().cloudId().value();
      return Redirect.toPage(request, Redirect.page(cloudId, "people")).build();
    }
    Frame frame = frames.of(request);
    Instant now = Instant.now();
    List<Row> rows = list.items().stream().map(one -> row(one, frame, now)).toList();
    return pages.page(200, "organizations", frame, new Organizations(rows, list.part(), text));
  }

  private static Row row(Overview one, Frame frame, Instant now) {
    OrganizationSnapshot organization = one.organization();
    return new Row(
        organization.cloudId().value(),
        organization.name(),
        organization.enabled(),
        frame.root() + "/" + Redirect.page(organization.cloudId().value(), "people"),
        one.people(),
        one.contacted().devices(),
        one.contacted()
            .lastContact()
            .map(time -> frame.texts().ago(time, now))
            .orElseGet(() -> frame.t("organizations.never")),
        one.draftWaits());
  }
}
