package org.callboard.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import org.callboard.administration.OnBehalf;
import org.callboard.security.ClientAddresses;

/** Tells the core who calls. */
@Provider
@ApplicationScoped
public class CallFilter implements ContainerRequestFilter {

  private final HttpServletRequest servletRequest;
  private final ClientAddresses addresses;
  private final OnBehalf onBehalf;

  /** For the container's proxy only. */
  public CallFilter() {
    this(null, null, null);
  }

  @Inject
  CallFilter(HttpServletRequest servletRequest, ClientAddresses addresses, OnBehalf onBehalf) {
    this.servletRequest = servletRequest;
    this.addresses = addresses;
    this.onBehalf = onBehalf;
  }

  /** Nothing has a NUL in its name or id, and PostgreSQL cannot look for what has one. */
  @Override
  public void filter(ContainerRequestContext request) {
    UriInfo uri = request.getUriInfo();
    if (hasNul(uri.getPathParameters()) || hasNul(uri.getQueryParameters())) {
      throw PageException.malformed();
    }
    onBehalf.begin(
        addresses.of(servletRequest),
        Optional.ofNullable(request.getUriInfo().getPathParameters().getFirst("cloudId")));
  }

  private static boolean hasNul(MultivaluedMap<String, String> texts) {
    return texts.values().stream().flatMap(List::stream).anyMatch(text -> text.indexOf('\0') >= 0);
  }
}
