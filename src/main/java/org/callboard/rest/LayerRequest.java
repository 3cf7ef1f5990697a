package org.callboard.rest;

import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

/** What the requests to a layer's entries have in common. */
public class LayerRequest {

  /** The list, below an organization; what stands before it tells the layer. */
  static final String OWNER = "{owner:(?:draft/|groups/[^/]+/|subscribers/[^/]+/)?}";

  /** An entry of it. */
  static final String ENTRY = "/{entryId}";

  @PathParam("cloudId")
  String cloudId;

  @PathParam("owner")
  @Encoded
  String owner;

  @PathParam("entryId")
  @Encoded
  String entryId;

  @Context UriInfo uri;
  @Context HttpHeaders headers;

  String id() {
    return PathText.decode(entryId);
  }

  Call call() {
    return Call.of(uri, headers);
  }
}
