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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.administration.ConfirmationRequiredException;
import org.callboard.administration.OrganizationActs;
import org.callboard.administration.OverviewActs;
import org.callboard.audit.Stamps;
import org.callboard.organization.CloudId;
import org.callboard.organization.FormerId;
import org.callboard.organization.OrganizationJson;
import org.callboard.organization.OrganizationNaming;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;

/** The organization itself: its name and settings, its Cloud IDs, whether it is on, and its end. */
@Path("o/{cloudId}/organization")
@ApplicationScoped
public class OrganizationEditPages {

  private static final String HERE = "organization";

  private final Pages pages;
  private final Frames frames;
  private final OrganizationActs organizations;
  private final OverviewActs overviews;

  /** For the container's proxy only. */
  public OrganizationEditPages() {
    this(null, null, null, null);
  }

  @Inject
  OrganizationEditPages(
      Pages pages, Frames frames, OrganizationActs organizations, OverviewActs overviews) {
    this.pages = pages;
    this.frames = frames;
    this.organizations = organizations;
    this.overviews = overviews;
  }

  @GET
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response get(@Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    return page(request, cloudId, Optional.empty(), Optional.empty());
  }

  private Response page(
      HttpServletRequest request, String cloudId, Optional<Form> typed, Optional<Fault> fault) {
    Frame frame = frames.of(request, cloudId);
    OrganizationSnapshot there = organizations.get(cloudId);
    String version = OrganizationJson.version(there);
    Instant now = Instant.now();
    OverviewActs.Overview overview = overviews.get(cloudId);
    OrganizationPage model =
        new OrganizationPage(
            there.cloudId().value(),
            typed.flatMap(form -> form.filled("cloudId")).orElse(there.cloudId().value()),
            there.enabled(),
            typed
                .filter(form -> form.has(OrganizationPage.NAME))
                .map(OrganizationPage::values)
                .orElseGet(() -> OrganizationPage.values(there)),
            typed
                .flatMap(form -> fault.map(f -> f.versionAgain(form.text("version"), version)))
                .orElse(version),
            fault,
            organizations.formerIds(cloudId).stream()
                .map(former -> former(former, frame.texts(), now))
                .toList(),
            overview.people(),
            overview.contacted().devices());
    return pages.page(fault.map(Fault::status).orElse(200), HERE, frame, model);
  }

  private static OrganizationPage.Former former(FormerId former, Texts texts, Instant now) {
    return new OrganizationPage.Former(
        former.cloudId().value(),
        former
            .lastAsked()
            .map(asked -> texts.get("organization.asked", texts.ago(asked, now)))
            .orElseGet(() -> texts.get("organization.notAsked")));
  }

  /** Sets name and settings. */
  @POST
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.MANAGE)
  public Response edit(@Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    Form form = FormFilter.of(request);
    boolean ofOperator = frames.of(request, cloudId).may(Roles.OPERATE);
    try {
      edit(cloudId, OrganizationFormJson.settings(form, ofOperator), form.text("version"));
      return done(request, cloudId, "saved");
    } catch (InvalidValueException | EditRefusedException e) {
      Fault fault = Fault.of(e).overtaken(() -> overtaken(request, cloudId, form, ofOperator));
      if (!fault.isOfValues()) {
        throw e;
      }
      return page(request, cloudId, Optional.of(form), Optional.of(fault));
    }
  }

  private Overtaken overtaken(
      HttpServletRequest request, String cloudId, Form form, boolean ofOperator) {
    Frame frame = frames.of(request, cloudId);
    OrganizationSnapshot there = organizations.get(cloudId);
    Map<String, String> saved = OrganizationPage.values(there);
    Map<String, String> typed = OrganizationPage.values(form);
    Overtaken both =
        Overtaken.of(
            organizations.stamps(List.of(there)).getOrDefault(there.id(), new Stamps()).changed(),
            frame.texts(),
            there.settings().appearance().timeZone(),
            frame.in(HERE));
    for (String field : OrganizationPage.shown(ofOperator)) {
      String mine = typed.getOrDefault(field, "");
      both = both.with(frame.field(field), mine, saved.getOrDefault(field, ""));
    }
    return both;
  }

  private void edit(String cloudId, OrganizationFormJson.Edit edit, String version) {
    organizations.edit(cloudId, OrganizationNaming.KEPT, edit, Expected.version(version));
  }

  /** Lets the organization's phones in, or not. */
  @POST
  @Path("enabled")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.OPERATE)
  public Response enable(
      @Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    boolean on = FormFilter.of(request).text("enabled").equals("true");
    edit(
        organizations.get(cloudId).cloudId().value(),
        OrganizationFormJson.enabled(on),
        Expected.ANY);
    return done(request, cloudId, on ? "organizationOn" : "organizationOff");
  }

  /** Gives the organization another Cloud ID. Phones may go on asking by the old one. */
  @POST
  @Path("cloud-id")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.OPERATE)
  public Response rename(
      @Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    Form form = FormFilter.of(request);
    try {
      CloudId id = CloudId.given(form.text("cloudId"));
      name(cloudId, new OrganizationNaming(Optional.of(id), Optional.empty()), form);
      return done(request, id.value(), "saved");
    } catch (InvalidValueException | EditRefusedException e) {
      Fault fault = Fault.of(e);
      if (!fault.isOfValues()) {
        throw e;
      }
      return page(request, cloudId, Optional.of(form), Optional.of(fault));
    }
  }

  /** Ends a former Cloud ID: phones that still ask by it are refused. */
  @POST
  @Path("end-former")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.OPERATE)
  public Response endFormer(
      @Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    Form form = FormFilter.of(request);
    List<CloudId> kept =
        organizations.get(cloudId).formerCloudIds().stream()
            .filter(id -> !id.value().equals(form.text("former")))
            .toList();
    name(cloudId, new OrganizationNaming(Optional.empty(), Optional.of(kept)), form);
    return done(request, cloudId, "formerEnded");
  }

  /** Deletes the organization with all that it has, if its Cloud ID was typed once more. */
  @POST
  @Path("delete")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.OPERATE)
  public Response delete(
      @Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    try {
      organizations.delete(cloudId, FormFilter.of(request).filled("confirm"), Expected.ANYTHING);
    } catch (ConfirmationRequiredException e) {
      return done(request, cloudId, "idNotConfirmed");
    }
    return Redirect.toPage(request, Redirect.done("organizations", "organizationDeleted")).build();
  }

  private void name(String cloudId, OrganizationNaming naming, Form form) {
    organizations.edit(
        cloudId, naming, Optional::orElseThrow, Expected.version(form.text("version")));
  }

  private static Response done(HttpServletRequest request, String cloudId, String what) {
    return Redirect.toPage(request, Redirect.done(Redirect.page(cloudId, HERE), what)).build();
  }
}
