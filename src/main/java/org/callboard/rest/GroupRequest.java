package org.callboard.rest;

import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.PathParam;

/** What the requests about one group have in common. */
public class GroupRequest extends OrganizationRequest {

  /** Below an organization. */
  static final String GROUP = "groups/{name}";

  @PathParam("name")
  @Encoded
  String name;

  String name() {
    return PathText.decode(name);
  }
}
