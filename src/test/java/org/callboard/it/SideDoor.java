package org.callboard.it;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.callboard.security.Caller;
import org.callboard.security.Door;
import org.callboard.security.ErrorAnswer;
import org.callboard.security.Refusal;
import org.callboard.security.RefusedException;

/** A third door, added to the WAR by tests: it leads whoever is nobody to a page for everybody. */
@ApplicationScoped
public class SideDoor implements Door {

  static final String ROOT = "/side";
  static final String SIGN_IN = ROOT + "/sign-in";

  /** A header that is enough to be somebody. */
  static final String NAME = "X-Name";

  @Override
  public boolean isFor(String path) {
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }

  @Override
  public Optional<Caller> authenticate(String path, HttpServletRequest request) {
    if (path.equals(SIGN_IN)) {
      return Optional.empty();
    }
    String name = request.getHeader(NAME);
    if (name == null) {
      throw new RefusedException(new Refusal(401, "Who are you?", Map.of()));
    }
    return Optional.of(new Caller(new CallerPrincipal(name), Set.of("operator")));
  }

  @Override
  public ErrorAnswer answer(Refusal refusal, HttpServletRequest request) {
    return request.getMethod().equals("GET")
        ? new ErrorAnswer(
            303, Map.of("Location", request.getContextPath() + SIGN_IN), "text/html", new byte[0])
        : page(refusal.status());
  }

  @Override
  public ErrorAnswer answer(int status, Optional<Throwable> cause, HttpServletRequest request) {
    return page(status);
  }

  private static ErrorAnswer page(int status) {
    byte[] body = ("<p>Side door: " + status).getBytes(StandardCharsets.UTF_8);
    return new ErrorAnswer(status, Map.of(), "text/html", body);
  }
}
