package org.callboard.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** What every answer of this door tells browsers. */
@Provider
@ApplicationScoped
public class PageHeaders implements ContainerResponseFilter {

  /** Pages have no script, style or picture in them but our own files. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /**
   * For answers that come from the error page, too. Other sites do not see addresses; the sign-in
   * finds by them the page whose form was sent too late.
   */
  static final Map<String, String> OF_PAGES =
      Map.of(
          "Content-Security-Policy",
          POLICY,
          HttpHeaders.CACHE_CONTROL,
          "no-store",
          "Referrer-Policy",
          "same-origin");

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    OF_PAGES.forEach(
        (name, value) -> {
          if (!response.getHeaders().containsKey(name)) {
            response.getHeaders().putSingle(name, value);
          }
        });
  }
}
