package org.callboard.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.callboard.administrator.AdministratorIdentity;
import org.callboard.administrator.SessionSecret;
import org.callboard.security.AdminPrincipal;
import org.callboard.security.BrowserSessions;
import org.callboard.security.Caller;
import org.callboard.security.Door;
import org.callboard.security.ErrorAnswer;
import org.callboard.security.OtherSites;
import org.callboard.security.Refusal;
import org.callboard.security.RefusedException;

/**
 * The administrators' door for people: all that is below {@code /console}. Only the cookie of a
 * session opens it, and the cookie opens nothing else.
 */
@ApplicationScoped
class ConsoleDoor implements Door {

  /** What is below the context root for people. */
  private static final String ROOT = "/console";

  private static final String SIGN_IN = ROOT + "/sign-in";
  private static final String ASSETS = ROOT + "/assets/";
  private static final String METHODS = "GET, HEAD, POST";
  private static final int FOUND = 303;

  /** Without a challenge, at which a browser would ask for a password of its own. */
  private static final Refusal NOT_SIGNED_IN = new Refusal(401, "Sign in.", Map.of());

  private final BrowserSessions sessions;
  private final Pages pages;
  private final Frames frames;

  /** For the container's proxy only. */
  protected ConsoleDoor() {
    this(null, null, null);
  }

  @Inject
  ConsoleDoor(BrowserSessions sessions, Pages pages, Frames frames) {
    this.sessions = sessions;
    this.pages = pages;
    this.frames = frames;
  }

  @Override
  public boolean isFor(String path) {
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }

  @Override
  public Optional<Caller> authenticate(String path, HttpServletRequest request) {
    if (request.getMethod().equals("TRACE")) {
      throw new RefusedException(Refusal.methodNotAllowed(METHODS));
    }
    OtherSites.refuse(request);
    if (path.equals(SIGN_IN) || path.startsWith(ASSETS)) {
      return Optional.empty();
    }
    return Optional.of(
        SessionCookie.of(request)
            .flatMap(this::caller)
            .orElseThrow(() -> new RefusedException(NOT_SIGNED_IN)));
  }

  private Optional<Caller> caller(SessionSecret secret) {
    return sessions
        .ownerOf(secret)
        .filter(AdministratorIdentity::enabled)
        .map(owner -> new Caller(new AdminPrincipal(owner), owner.rights()));
  }

  @Override
  public ErrorAnswer answer(Refusal refusal, HttpServletRequest request) {
    return refusal.status() == 401 ? toSignIn(request) : page(Fault.of(refusal), request);
  }

  /** A page leads to the sign-in; a part of a page tells the browser to go there. */
  private ErrorAnswer toSignIn(HttpServletRequest request) {
    String address = Frames.root(request) + "/sign-in?to=" + Address.encoded(wanted(request));
    Map<String, String> headers = new HashMap<>(PageHeaders.OF_PAGES);
    boolean isPart = request.getHeader("HX-Request") != null;
    headers.put(isPart ? "HX-Redirect" : HttpHeaders.LOCATION, address);
    return new ErrorAnswer(isPart ? 401 : FOUND, headers, Pages.TYPE, new byte[0]);
  }

  /** Where the reader wanted to go; after a form it is the page that has it. */
  private static String wanted(HttpServletRequest request) {
    Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = Objects.toString(uri, request.getRequestURI());
    Object query = request.getAttribute("jakarta.servlet.error.query_string");
    String asked = Objects.toString(query, request.getQueryString());
    if (!"GET".equals(request.getMethod())) {
      return formsPage(request);
    }
    return asked == null ? path : path + "?" + asked;
  }

  private static String formsPage(HttpServletRequest request) {
    String page = Objects.toString(request.getHeader("Referer"), "");
    return Redirect.ours(request, page.replaceFirst("^https?://[^/]*", ""));
  }

  @Override
  public ErrorAnswer answer(int status, Optional<Throwable> cause, HttpServletRequest request) {
    return page(Fault.ofStatus(status, cause), request);
  }

  private ErrorAnswer page(Fault fault, HttpServletRequest request) {
    return new ErrorAnswer(
        fault.status(),
        PageHeaders.OF_PAGES,
        Pages.TYPE,
        pages.bytes("fault", frames.ofFault(request), fault));
  }
}
