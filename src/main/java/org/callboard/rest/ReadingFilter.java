package org.callboard.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.callboard.platform.EditRefusedException;
import org.callboard.security.OtherSites;

/**
 * Keeps pages of other web sites from making a browser read what is recorded: the entry would name
 * an administrator who knows nothing of it. The page itself would see nothing.
 */
@Provider
@ApplicationScoped
public class ReadingFilter implements ContainerRequestFilter {

  private final HttpServletRequest servletRequest;

  @Context private ResourceInfo resource;

  /** For the container's proxy only. */
  public ReadingFilter() {
    this(null);
  }

  @Inject
  ReadingFilter(HttpServletRequest servletRequest) {
    this.servletRequest = servletRequest;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Recorded recorded = resource.getResourceMethod().getAnnotation(Recorded.class);
    if (recorded != null
        && isAskedFor(recorded.onlyWith(), request)
        && OtherSites.asks(servletRequest)) {
      throw EditRefusedException.forbidden("Pages of other web sites may not read this.");
    }
  }

  private static boolean isAskedFor(String flag, ContainerRequestContext request) {
    return flag.isEmpty()
        || !request
            .getUriInfo()
            .getQueryParameters()
            .getOrDefault(flag, List.of("false"))
            .equals(List.of("false"));
  }
}
