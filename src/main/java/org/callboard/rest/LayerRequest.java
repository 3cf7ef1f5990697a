package org.callboard.rest;

import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.PathParam;
import org.callboard.administration.LayerName;

/** What the requests to a layer's entries have in common. */
public class LayerRequest extends OrganizationRequest {

  /** The list, below an organization; what stands before it tells the layer. */
  static final String OWNER = "{owner:(?:draft/|groups/[^/]+/|subscribers/[^/]+/)?}";

  /** An entry of it. */
  static final String ENTRY = "/{entryId}";

  @PathParam("owner")
  @Encoded
  String owner;

  @PathParam("entryId")
  @Encoded
  String entryId;

  String id() {
    return PathText.decode(entryId);
  }

  LayerName layer() {
    String[] segments = owner.split("/");
    return switch (segments[0]) {
      case "" -> LayerName.organization();
      case "draft" -> LayerName.draft();
      case "groups" -> LayerName.group(PathText.decode(segments[1]));
      default -> LayerName.subscriber(PathText.decode(segments[1]));
    };
  }
}
