package org.callboard.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/**
 * The application's one authentication mechanism (Jakarta Security 3.0 allows no more). The path
 * says which kind of caller it is. It never returns SEND_CONTINUE, with which one server ran the
 * protected method without a caller.
 */
@ApplicationScoped
public class CallerMechanism implements HttpAuthenticationMechanism {

  @Inject private Instance<Door> doors;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws AuthenticationException {
    String path =
        Objects.toString(request.getServletPath(), "")
            + Objects.toString(request.getPathInfo(), "");
    try {
      for (Door door : doors) {
        if (door.isFor(path)) {
          return context.notifyContainerAboutLogin(door.authenticate(path, request));
        }
      }
      return context.doNothing();
    } catch (RefusedException e) {
      return refuse(request, response, e.refusal());
    } catch (RuntimeException e) {
      return refuse(request, response, Refusal.because("Authentication failed unexpectedly", e));
    }
  }

  /** The error page writes the answer: a body written here would be replaced by the server's. */
  private static AuthenticationStatus refuse(
      HttpServletRequest request, HttpServletResponse response, Refusal refusal)
      throws AuthenticationException {
    request.setAttribute(Refusal.ATTRIBUTE, refusal);
    refusal.headers().forEach(response::setHeader);
    try {
      response.sendError(refusal.status());
    } catch (IOException e) {
      throw new AuthenticationException(e);
    }
    return AuthenticationStatus.SEND_FAILURE;
  }
}
