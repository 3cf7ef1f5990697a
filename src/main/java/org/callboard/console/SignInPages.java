package org.callboard.console;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.callboard.administrator.NewSession;
import org.callboard.platform.BusyException;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.Roles;
import org.callboard.security.BrowserSessions;
import org.callboard.security.ClientAddresses;
import org.callboard.security.FoundAddress;
import org.callboard.security.FoundAddresses;
import org.callboard.security.RefusedException;

/** Signs people in and out. */
@Path("")
@ApplicationScoped
public class SignInPages {

  private static final String SIGN_IN = "sign-in";
  private static final String TO = "to";

  private final Pages pages;
  private final Frames frames;
  private final BrowserSessions sessions;
  private final ClientAddresses addresses;
  private final FoundAddresses found;

  /** For the container's proxy only. */
  public SignInPages() {
    this(null, null, null, null, null);
  }

  @Inject
  SignInPages(
      Pages pages,
      Frames frames,
      BrowserSessions sessions,
      ClientAddresses addresses,
      FoundAddresses found) {
    this.pages = pages;
    this.frames = frames;
    this.sessions = sessions;
    this.addresses = addresses;
    this.found = found;
  }

  /**
   * The page.
   *
   * @param username what was typed
   * @param to where it leads
   * @param fault the key of a text; empty if nothing is wrong yet
   * @param insecure whether the browser would not keep the session
   */
  public record SignIn(String username, String to, Optional<String> fault, boolean insecure) {}

  @GET
  @Path(SIGN_IN)
  @PermitAll
  public Response get(@Context HttpServletRequest request, @QueryParam(TO) String to) {
    return page(200, request, new SignIn("", to(request, to), Optional.empty(), insecure(request)));
  }

  @POST
  @Path(SIGN_IN)
  @PermitAll
  @Consumes(Form.TYPE)
  public Response signIn(@Context HttpServletRequest request) {
    Form form = FormFilter.of(request);
    String username = form.text("username");
    String to = to(request, form.text(TO));
    if (insecure(request)) {
      return page(403, request, new SignIn(username, to, Optional.empty(), true));
    }
    try {
      NewSession session =
          sessions.signIn(
              username, form.text("password"), addresses.of(request), BrowserName.told(request));
      return Redirect.to(to)
          .cookie(SessionCookie.of(request.getContextPath(), session.secret()))
          .build();
    } catch (RefusedException e) {
      return again(request, username, to, Fault.of(e.refusal()));
    } catch (DataUnavailableException | BusyException e) {
      return again(request, username, to, Fault.of(e));
    }
  }

  /** The page with what was typed, and what was wrong with it. */
  private Response again(HttpServletRequest request, String username, String to, Fault fault) {
    String key =
        switch (fault.status()) {
          case 401 -> "signIn.wrong";
          case 403 -> "signIn.disabled";
          default -> fault.key();
        };
    return page(
        fault.status() == 401 ? 422 : fault.status(),
        request,
        new SignIn(username, to, Optional.of(key), false));
  }

  /** Tells a page whether its reader is still signed in. */
  @GET
  @Path("signed-in")
  @RolesAllowed(Roles.SEE)
  public Response signedIn() {
    return Response.noContent().build();
  }

  @POST
  @Path("sign-out")
  @RolesAllowed(Roles.SEE)
  public Response signOut(@Context HttpServletRequest request) {
    SessionCookie.of(request).ifPresent(sessions::signOut);
    return Redirect.toPage(request, Redirect.done(SIGN_IN, "signedOut"))
        .cookie(SessionCookie.none(request.getContextPath()))
        .build();
  }

  /** Over plain http from elsewhere no browser keeps the cookie. */
  private boolean insecure(HttpServletRequest request) {
    return !found.of(request).map(SignInPages::keepsCookies).orElse(false);
  }

  private static boolean keepsCookies(FoundAddress address) {
    return address.secure() || address.loopback();
  }

  private static String to(HttpServletRequest request, String wanted) {
    String root = Frames.root(request) + "/";
    String to = Redirect.ours(request, wanted);
    return to.startsWith(root + SIGN_IN) ? root : to;
  }

  private Response page(int status, HttpServletRequest request, SignIn model) {
    return pages.page(status, "sign-in", frames.ofStranger(request), model);
  }
}
