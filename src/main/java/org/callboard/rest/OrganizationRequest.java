package org.callboard.rest;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

/** What all requests about an organization, and what it has, have in common. */
public class OrganizationRequest {

  @PathParam("cloudId")
  String cloudId;

  @Context UriInfo uri;
  @Context HttpHeaders headers;

  ResourceRequest call() {
    return ResourceRequest.of(uri, headers);
  }
}
