package org.callboard.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a browser keeps of how pages are to look and to be used: the theme, whether single keys do
 * something, and the language of who signed in last, for the page of the sign-in.
 */
final class Preferences {

  static final List<String> THEMES = List.of("auto", "light", "dark");

  private static final String THEME = "callboard-theme";
  private static final String KEYS = "callboard-keys";
  private static final String OFF = "off";
  private static final String LANGUAGE = "callboard-language";

  private static final int KEPT = (int) Duration.ofDays(365).toSeconds();

  private Preferences() {}

  static String theme(HttpServletRequest request) {
    return value(request, THEME).filter(THEMES::contains).orElse(THEMES.get(0));
  }

  static Optional<String> language(HttpServletRequest request) {
    return value(request, LANGUAGE).filter(Texts.LANGUAGES::contains);
  }

  /** Whether a key alone does something outside of fields. */
  static boolean singleKeys(HttpServletRequest request) {
    return value(request, KEYS).filter(OFF::equals).isEmpty();
  }

  private static Optional<String> value(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name))
            .map(Cookie::getValue)
            .findFirst();
  }

  static NewCookie ofTheme(HttpServletRequest request, String theme) {
    return cookie(request, THEME, theme);
  }

  static NewCookie ofSingleKeys(HttpServletRequest request, boolean on) {
    return cookie(request, KEYS, on ? "on" : OFF);
  }

  static NewCookie ofLanguage(HttpServletRequest request, String language) {
    return cookie(request, LANGUAGE, language);
  }

  private static NewCookie cookie(HttpServletRequest request, String name, String value) {
    return new NewCookie.Builder(name)
        .value(value)
        .path(request.getContextPath() + "/console")
        .maxAge(KEPT)
        .secure(request.isSecure())
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
