package org.callboard.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

/** What all requests about something of the provider have in common. */
public class ProviderRequest {

  @Context UriInfo uri;
  @Context HttpHeaders headers;

  ResourceRequest call() {
    return ResourceRequest.of(uri, headers);
  }
}
