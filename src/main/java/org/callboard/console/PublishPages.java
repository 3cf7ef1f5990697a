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
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.DraftActs;
import org.callboard.administration.DraftChange;
import org.callboard.administration.DraftChanges;
import org.callboard.administration.OrganizationActs;
import org.callboard.administration.PlannedPublish;
import org.callboard.administration.QrPicture;
import org.callboard.administration.SubscriberActs;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Page;
import org.callboard.platform.Roles;
import org.callboard.subscriber.SubscriberFilter;

/** What publishing the draft would do, and the buttons that do it. */
@Path("o/{cloudId}/publish")
@ApplicationScoped
public class PublishPages {

  private static final int SIZE = 100;

  private final Pages pages;
  private final Frames frames;
  private final DraftActs drafts;
  private final OrganizationActs organizations;
  private final SubscriberActs people;

  /** For the container's proxy only. */
  public PublishPages() {
    this(null, null, null, null, null);
  }

  @Inject
  PublishPages(
      Pages pages,
      Frames frames,
      DraftActs drafts,
      OrganizationActs organizations,
      SubscriberActs people) {
    this.pages = pages;
    this.frames = frames;
    this.drafts = drafts;
    this.organizations = organizations;
    this.people = people;
  }

  @GET
  @RolesAllowed(Roles.SEE)
  public Response get(
      @Context HttpServletRequest request,
      @PathParam("cloudId") String cloudId,
      @QueryParam("page") String page) {
    return page(request, cloudId, page, "", Optional.empty());
  }

  private Response page(
      HttpServletRequest request, String cloudId, String page, String at, Optional<Fault> fault) {
    Frame frame = frames.of(request, cloudId);
    OrganizationSnapshot organization = organizations.get(cloudId);
    DraftChanges changes = drafts.changes(cloudId);
    Part.Read<PublishPage.Line> shown =
        Part.read(page, SIZE, offset -> lines(changes.changes(), offset));
    Optional<PlannedPublish> planned = drafts.get(cloudId).plan();
    long reach =
        people
            .page(
                cloudId,
                PeopleSought.of("", "", "").search(),
                SubscriberFilter.Sort.DISPLAY_NAME,
                0,
                1)
            .total();
    return pages.page(
        fault.map(Fault::status).orElse(200),
        "publish",
        frame,
        new PublishPage(
            shown.items(),
            shown.part(),
            changes.version(),
            reach,
            (organization.settings().refreshSeconds() + 59) / 60,
            planned.map(plan -> frame.texts().time(plan.plan().at(), plan.zone())),
            organization.settings().appearance().timeZone().getId(),
            at,
            QrPicture.ofEditable(organization.cloudId()).svg(),
            fault));
  }

  private Page<PublishPage.Line> lines(List<DraftChange> changes, int offset) {
    return new Page<>(
        changes.stream()
            .skip(offset)
            .limit(SIZE)
            .map(one -> PublishPage.Line.of(one, drafts.mayDiscard(one.kind())))
            .toList(),
        changes.size());
  }

  @POST
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.MANAGE)
  public Response publish(
      @Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    Form form = FormFilter.of(request);
    return answer(
        request,
        cloudId,
        "published",
        () -> drafts.publish(cloudId, Expected.version(form.text("version"))));
  }

  /** Lets the clock publish. */
  @POST
  @Path("plan")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.MANAGE)
  public Response plan(@Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    Form form = FormFilter.of(request);
    try {
      drafts.plan(cloudId, form.text("at").strip(), Expected.version(form.text("version")));
      return done(request, cloudId, "", "planned");
    } catch (InvalidValueException | EditRefusedException e) {
      return refused(request, cloudId, "", form.text("at"), e);
    }
  }

  /** Lets the clock publish nothing. */
  @POST
  @Path("call-off")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.MANAGE)
  public Response callOff(
      @Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    return answer(request, cloudId, "calledOff", () -> drafts.callOff(cloudId, Expected.ANYTHING));
  }

  @POST
  @Path("drop")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.MANAGE)
  public Response drop(@Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    Form form = FormFilter.of(request);
    return answer(
        request,
        cloudId,
        "dropped",
        () -> drafts.drop(cloudId, Expected.version(form.text("version"))));
  }

  /** Drops one change, and stays on its part of the list. */
  @POST
  @Path("discard")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.EDIT_PEOPLE)
  public Response discard(
      @Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    Form form = FormFilter.of(request);
    String page = form.text("page");
    try {
      drafts.discard(cloudId, form.text("kind"), form.text("id"));
      return done(request, cloudId, page, "discarded");
    } catch (InvalidValueException | EditRefusedException e) {
      return refused(request, cloudId, page, "", e);
    }
  }

  private Response answer(HttpServletRequest request, String cloudId, String done, Runnable act) {
    try {
      act.run();
      return done(request, cloudId, "", done);
    } catch (InvalidValueException | EditRefusedException e) {
      return refused(request, cloudId, "", "", e);
    }
  }

  private Response refused(
      HttpServletRequest request, String cloudId, String page, String at, RuntimeException e) {
    Fault fault = Fault.of(e);
    if (!fault.isOfValues()) {
      throw e;
    }
    return page(request, cloudId, page, at, Optional.of(fault));
  }

  private static Response done(
      HttpServletRequest request, String cloudId, String page, String done) {
    String address = Redirect.page(cloudId, "publish") + Address.query("page", page);
    return Redirect.toPage(request, Redirect.done(address, done)).build();
  }
}
