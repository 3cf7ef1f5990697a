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
import java.util.Optional;
import org.callboard.console.AdministratorDesk.Place;
import org.callboard.platform.Roles;

/** All administrators who are the business of the reader. */
@Path("administrators")
@ApplicationScoped
public class AllAdministratorPages {

  private final AdministratorDesk desk;

  /** For the container's proxy only. */
  public AllAdministratorPages() {
    this(null);
  }

  @Inject
  AllAdministratorPages(AdministratorDesk desk) {
    this.desk = desk;
  }

  @GET
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response list(@Context HttpServletRequest request, @QueryParam("page") String number) {
    return desk.list(new Place(request, Optional.empty()), number);
  }

  @POST
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.MANAGE)
  public Response make(@Context HttpServletRequest request) {
    return desk.make(new Place(request, Optional.empty()));
  }

  @GET
  @Path("{username}")
  @RolesAllowed(Roles.SEE_SETTINGS)
  public Response one(@Context HttpServletRequest request, @PathParam("username") String username) {
    return desk.one(new Place(request, Optional.empty()), username);
  }

  @POST
  @Path("{username}")
  @Consumes(Form.TYPE)
  @RolesAllowed(Roles.MANAGE)
  public Response edit(
      @Context HttpServletRequest request, @PathParam("username") String username) {
    return desk.edit(new Place(request, Optional.empty()), username);
  }
}
