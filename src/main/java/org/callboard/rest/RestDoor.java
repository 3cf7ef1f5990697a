package org.callboard.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.callboard.administrator.AdministratorIdentity;
import org.callboard.administrator.TokenSecret;
import org.callboard.platform.Incidents;
import org.callboard.security.AdminPrincipal;
import org.callboard.security.AdminRecognition;
import org.callboard.security.BasicHeader;
import org.callboard.security.Caller;
import org.callboard.security.ClientAddresses;
import org.callboard.security.Door;
import org.callboard.security.ErrorAnswer;
import org.callboard.security.OtherSites;
import org.callboard.security.Refusal;
import org.callboard.security.RefusedException;

/** The administrators' door for programs: all that is below {@code /api}. */
@ApplicationScoped
class RestDoor implements Door {

  /** What is below the context root for administrators. */
  private static final String ROOT = "/api";

  private static final String BEARER = "Bearer ";
  private static final String METHODS = "GET, HEAD, PUT, PATCH, POST, DELETE";

  private final AdminRecognition administrators;
  private final ClientAddresses addresses;

  /** For the container's proxy only. */
  protected RestDoor() {
    this(null, null);
  }

  @Inject
  RestDoor(AdminRecognition administrators, ClientAddresses addresses) {
    this.administrators = administrators;
    this.addresses = addresses;
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
    return Optional.of(caller(find(request.getHeader("Authorization"), addresses.of(request))));
  }

  private AdministratorIdentity find(String authorization, String address) {
    if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      String token = authorization.substring(BEARER.length()).strip();
      return administrators.byToken(new TokenSecret(token), address);
    }
    BasicHeader basic =
        BasicHeader.read(authorization)
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.unauthenticated("Send a username and password, or an API token.")));
    return administrators.byPassword(basic.username(), basic.password(), address);
  }

  private static Caller caller(AdministratorIdentity administrator) {
    if (!administrator.enabled()) {
      throw new RefusedException(Refusal.disabled());
    }
    return new Caller(new AdminPrincipal(administrator), administrator.rights());
  }

  @Override
  public ErrorAnswer answer(Refusal refusal, HttpServletRequest request) {
    ProblemType type = refusal.isBusy() ? ProblemType.BUSY : ProblemType.ofStatus(refusal.status());
    return answer(Problem.of(type, refusal.message()).withHeaders(refusal.headers()));
  }

  @Override
  public ErrorAnswer answer(int status, Optional<Throwable> cause, HttpServletRequest request) {
    if (status != ProblemType.UNEXPECTED.status()) {
      return answer(Problems.ofStatus(status));
    }
    return answer(
        cause
            .flatMap(Problems::of)
            .orElseGet(
                () ->
                    Problem.unexpected(
                        Incidents.report("A request failed in the server", cause.orElse(null)))));
  }

  private static ErrorAnswer answer(Problem problem) {
    Map<String, String> headers = new HashMap<>(problem.headers());
    headers.putAll(HeaderFilter.HEADERS);
    return new ErrorAnswer(problem.status(), headers, Problem.MEDIA_TYPE, problem.body());
  }
}
