package org.callboard.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** Keeps answers out of caches. */
@Provider
public class HeaderFilter implements ContainerResponseFilter {

  static final Map<String, String> HEADERS = Map.of("Cache-Control", "no-store");

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    HEADERS.forEach(response.getHeaders()::putSingle);
  }
}
