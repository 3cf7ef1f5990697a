package org.callboard.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.util.Arrays;
import java.util.Optional;
import org.callboard.administrator.SessionSecret;

/**
 * The cookie by which a browser is recognized. Its name makes browsers take it over TLS only, for
 * this host only; of this machine itself they take it over plain http, too.
 */
final class SessionCookie {

  private static final String PREFIX = "__Host-callboard";

  private SessionCookie() {}

  /** Applications on one host share all cookies of this kind: so the name has the context root. */
  private static String name(String contextPath) {
    return PREFIX + contextPath.replaceAll("[^A-Za-z0-9]", "-");
  }

  static Optional<SessionSecret> of(HttpServletRequest request) {
    String name = name(request.getContextPath());
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name))
            .map(cookie -> new SessionSecret(cookie.getValue()))
            .filter(SessionSecret::isWellFormed)
            .findFirst();
  }

  static NewCookie of(String contextPath, SessionSecret secret) {
    return cookie(contextPath, secret.text(), NewCookie.DEFAULT_MAX_AGE);
  }

  /** Makes the browser forget. */
  static NewCookie none(String contextPath) {
    return cookie(contextPath, "", 0);
  }

  /**
   * Lax, not Strict: a link in a mail leads to the page, not to the sign-in. What changes anything
   * is a POST, which needs a page of this site.
   */
  private static NewCookie cookie(String contextPath, String value, int maxAge) {
    return new NewCookie.Builder(name(contextPath))
        .value(value)
        .path("/")
        .maxAge(maxAge)
        .secure(true)
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
