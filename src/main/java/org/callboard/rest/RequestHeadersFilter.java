package org.callboard.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses a type of a body that cannot be read, before Jakarta REST fails at it. Jersey takes a
 * {@code q} in {@code Content-Type} for the quality that only {@code Accept} has.
 *
 * <p>Whoever accepts problems only takes any answer: generated clients ask so where the contract
 * has no other JSON, for deletions and for CSV files.
 */
@Provider
@PreMatching
public class RequestHeadersFilter implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    if (!hasReadableType(request)) {
      throw new ProblemException(Problems.ofStatus(400));
    }
    String accept = request.getHeaderString(HttpHeaders.ACCEPT);
    if (OptionalHeadersFilter.acceptsProblemsOnly(accept)) {
      request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
    } else if (accept != null) {
      request.getHeaders().putSingle(HttpHeaders.ACCEPT, OptionalHeadersFilter.typesOnly(accept));
    }
  }

  private static boolean hasReadableType(ContainerRequestContext request) {
    try {
      MediaType type = request.getMediaType();
      return type == null || type.getParameters().get("q") == null;
    } catch (RuntimeException e) { // each implementation has its own for what it cannot read
      return false;
    }
  }
}
