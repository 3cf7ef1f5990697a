package org.callboard.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.callboard.administration.OrganizationActs;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationNaming;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;

/** A new organization: the first of three steps, before its first manager and the portal's keys. */
@Path("new-organization")
@ApplicationScoped
public class NewOrganizationPages {

  private final Pages pages;
  private final Frames frames;
  private final OrganizationActs organizations;

  /** For the container's proxy only. */
  public NewOrganizationPages() {
    this(null, null, null);
  }

  @Inject
  NewOrganizationPages(Pages pages, Frames frames, OrganizationActs organizations) {
    this.pages = pages;
    this.frames = frames;
    this.organizations = organizations;
  }

  /**
   * The form, as far as it was typed.
   *
   * @param fault what was wrong; empty at first
   */
  public record NewOrganization(String cloudId, String name, Optional<Fault> fault) {

    /** What is wrong with a field. */
    public Optional<String> wrong(String field) {
      return fault.flatMap(f -> f.of(field));
    }
  }

  @GET
  @RolesAllowed(Roles.OPERATE)
  public Response ask(@Context HttpServletRequest request) {
    return page(frames.of(request), new NewOrganization("", "", Optional.empty()));
  }

  private Response page(Frame frame, NewOrganization model) {
    int status = model.fault().map(Fault::status).orElse(200);
    return pages.page(status, "new-organization", frame, model);
  }

  @POST
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.OPERATE)
  public Response make(@Context HttpServletRequest request) {
    Form form = FormFilter.of(request);
    Frame frame = frames.of(request);
    try {
      CloudId id = CloudId.given(form.text("cloudId"));
      organizations.edit(
          id.value(),
          OrganizationNaming.KEPT,
          OrganizationFormJson.name(form.text("name")),
          Expected.NOTHING);
      return Redirect.toPage(request, Redirect.page(id.value(), "first-manager")).build();
    } catch (InvalidValueException | EditRefusedException e) {
      Fault fault = Fault.of(e).ofTaken("cloud_id");
      if (!fault.isOfValues()) {
        throw e;
      }
      return page(
          frame, new NewOrganization(form.text("cloudId"), form.text("name"), Optional.of(fault)));
    }
  }
}
