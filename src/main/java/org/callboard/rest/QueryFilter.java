package org.callboard.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;

/** Refuses parameters that the resource method does not have, before anything is done. */
@Provider
@Priority(Priorities.HEADER_DECORATOR)
public class QueryFilter implements ContainerRequestFilter {

  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Optional<QueryParameters> known =
        Optional.ofNullable(resource.getResourceMethod().getAnnotation(QueryParameters.class));
    Query.refusePathParameters(request.getUriInfo().getRequestUri());
    Query.of(request.getUriInfo().getRequestUri())
        .check(
            known.map(QueryParameters::value).map(List::of).orElse(List.of()),
            known.map(QueryParameters::flags).map(List::of).orElse(List.of()));
  }
}
