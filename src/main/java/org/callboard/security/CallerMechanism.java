package org.callboard.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;

/**
 * The application's one authentication mechanism (Jakarta Security 3.0 allows no more). It asks the
 * doors in turn: the path says whose caller it is. It never returns SEND_CONTINUE, with which one
 * server ran the protected method without a caller.
 */
@ApplicationScoped
public class CallerMechanism implements HttpAuthenticationMechanism {

  private final Doors doors;

  /** For the container's proxy only. */
  protected CallerMechanism() {
    this(null);
  }

  @Inject
  CallerMechanism(Doors doors) {
    this.doors = doors;
  }

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws AuthenticationException {
    RequestIds.of(request);
    String path =
        Objects.toString(request.getServletPath(), "")
            + Objects.toString(request.getPathInfo(), "");
    Optional<Door> door = doors.of(path);
    if (door.isEmpty()) {
      return context.doNothing();
    }
    try {
      checkIsUnambiguous(request);
      Optional<Caller> caller = door.get().authenticate(path, request);
      return caller.isPresent()
          ? context.notifyContainerAboutLogin(caller.get().principal(), caller.get().roles())
          : context.doNothing();
    } catch (RuntimeException e) {
      return refuse(new RefusedRequest(door.get(), refusal(e)), request, response);
    }
  }

  /** What servers should refuse by themselves (RFC 9112, 3.2 and 6.1), and not all of them do. */
  private static void checkIsUnambiguous(HttpServletRequest request) {
    boolean hasTwoLengths =
        request.getHeader("Transfer-Encoding") != null
            && request.getHeader("Content-Length") != null;
    if (hasTwoLengths || Collections.list(request.getHeaders("Host")).size() > 1) {
      throw new RefusedException(Refusal.ambiguous());
    }
  }

  private static Refusal refusal(RuntimeException exception) {
    return exception instanceof RefusedException refused
        ? refused.refusal()
        : Refusal.because("Authentication failed unexpectedly", exception);
  }

  /** The error page writes the answer: a body written here would be replaced by the server's. */
  private static AuthenticationStatus refuse(
      RefusedRequest refused, HttpServletRequest request, HttpServletResponse response)
      throws AuthenticationException {
    refused.putInto(request);
    refused.refusal().headers().forEach(response::setHeader);
    try {
      response.sendError(refused.refusal().status());
    } catch (IOException e) {
      throw new AuthenticationException(e);
    }
    return AuthenticationStatus.SEND_FAILURE;
  }
}
