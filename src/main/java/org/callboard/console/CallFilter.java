package org.callboard.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
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

  @Override
  public void filter(ContainerRequestContext request) {
    onBehalf.begin(
        addresses.of(servletRequest),
        Optional.ofNullable(request.getUriInfo().getPathParameters().getFirst("cloudId")));
  }
}
