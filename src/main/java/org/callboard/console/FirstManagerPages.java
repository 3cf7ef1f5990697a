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
import java.util.Optional;
import org.callboard.administration.AdministratorActs;
import org.callboard.administration.AdministratorChange;
import org.callboard.administrator.AdministratorRole;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;
import org.callboard.subscriber.Username;

/** The second step of a new organization: who looks after it. */
@Path("o/{cloudId}/first-manager")
@ApplicationScoped
public class FirstManagerPages {

  private final Pages pages;
  private final Frames frames;
  private final AdministratorActs administrators;

  /** For the container's proxy only. */
  public FirstManagerPages() {
    this(null, null, null);
  }

  @Inject
  FirstManagerPages(Pages pages, Frames frames, AdministratorActs administrators) {
    this.pages = pages;
    this.frames = frames;
    this.administrators = administrators;
  }

  /**
   * The form, as far as it was typed, or the password, which is shown once.
   *
   * @param secret empty before there is one
   * @param fault what was wrong; empty at first
   */
  public record Asked(String username, Optional<String> secret, Optional<Fault> fault) {

    /** What is wrong with a field. */
    public Optional<String> wrong(String field) {
      return fault.flatMap(f -> f.of(field));
    }
  }

  @GET
  @RolesAllowed(Roles.OPERATE)
  public Response ask(@Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    return page(frames.of(request, cloudId), new Asked("", Optional.empty(), Optional.empty()));
  }

  private Response page(Frame frame, Asked model) {
    int status = model.fault().map(Fault::status).orElse(200);
    return pages.page(status, "first-manager", frame, model);
  }

  @POST
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.OPERATE)
  public Response make(@Context HttpServletRequest request, @PathParam("cloudId") String cloudId) {
    String typed = FormFilter.of(request).text("username");
    Frame frame = frames.of(request, cloudId);
    try {
      Username username = Username.given(typed);
      String password = administrators.generatePassword();
      administrators.put(
          username,
          AdministratorChange.of(
              AdministratorRole.MANAGER.label(), Optional.of(cloudId), true, Optional.of(password)),
          Expected.NOTHING);
      return page(frame, new Asked(username.text(), Optional.of(password), Optional.empty()));
    } catch (InvalidValueException | EditRefusedException e) {
      Fault fault = Fault.of(e).ofTaken("username");
      if (!fault.isOfValues()) {
        throw e;
      }
      return page(frame, new Asked(typed, Optional.empty(), Optional.of(fault)));
    }
  }
}
