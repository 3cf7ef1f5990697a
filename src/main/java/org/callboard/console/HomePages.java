package org.callboard.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.callboard.administration.OrganizationActs;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Roles;

/** Where a sign-in leads: to the people of the only organization, or to the list of all. */
@Path("")
@ApplicationScoped
public class HomePages {

  private final OrganizationActs organizations;

  /** For the container's proxy only. */
  public HomePages() {
    this(null);
  }

  @Inject
  HomePages(OrganizationActs organizations) {
    this.organizations = organizations;
  }

  @GET
  @RolesAllowed(Roles.SEE)
  public Response home(@Context HttpServletRequest request) {
    List<OrganizationSnapshot> first = organizations.list(0, 2).items();
    String page =
        first.size() == 1
            ? Redirect.page(first.get(0).cloudId().value(), "people")
            : "organizations";
    return Redirect.toPage(request, page).build();
  }
}
