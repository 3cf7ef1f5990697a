package org.callboard.rest;

import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

/** What the requests about one subscriber have in common. */
public class SubscriberRequest {

  /** Below an organization. */
  static final String SUBSCRIBER = "subscribers/{username}/";

  @PathParam("cloudId")
  String cloudId;

  @PathParam("username")
  @Encoded
  String username;

  @Context UriInfo uri;
  @Context HttpHeaders headers;

  String username() {
    return PathText.decode(username);
  }

  Call call() {
    return Call.of(uri, headers);
  }
}
