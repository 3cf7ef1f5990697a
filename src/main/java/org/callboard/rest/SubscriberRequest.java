package org.callboard.rest;

import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.PathParam;

/** What the requests about one subscriber have in common. */
public class SubscriberRequest extends OrganizationRequest {

  /** Below an organization. */
  static final String SUBSCRIBER = "subscribers/{username}";

  @PathParam("username")
  @Encoded
  String username;

  String username() {
    return PathText.decode(username);
  }
}
