package org.callboard.console;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import java.util.Optional;
import org.callboard.administration.LayerName;
import org.callboard.layer.Layer;
import org.callboard.layer.LayerKey;

/** Whose quick dial a page is about, by its address. */
public class ListPlace {

  private static final String LIVE = "live";

  @PathParam("cloudId")
  String cloudId;

  @PathParam("group")
  String group;

  @PathParam("username")
  String username;

  @QueryParam("into")
  String into;

  LayerName layer() {
    if (group != null) {
      return LayerName.group(group);
    }
    if (username != null) {
      return LayerName.subscriber(username);
    }
    return isDraft() ? LayerName.draft() : LayerName.organization();
  }

  /** Whether edits go into the organization's draft. */
  boolean isDraft() {
    return group == null && username == null && !LIVE.equals(into);
  }

  /** Whether it is the organization's, live or to be. */
  boolean isOrganizations() {
    return group == null && username == null;
  }

  /** The layer as those say who try edits out. */
  String layerName() {
    return switch (layer().kind()) {
      case ORGANIZATION -> "organization";
      case DRAFT -> "draft";
      case GROUP -> Layer.GROUP + group;
      case SUBSCRIBER -> "subscriber";
    };
  }

  /** The kind of layer, as the ends of texts' keys. */
  String layerKind() {
    return layer().kind().name().toLowerCase(Locale.ROOT);
  }

  /** Whose list it is; empty if the organization's. */
  Optional<String> owner() {
    return Optional.ofNullable(layer().kind() == LayerKey.Kind.GROUP ? group : username);
  }

  /** The address of the list's pages, below the console. */
  String page() {
    if (group != null) {
      return Redirect.page(cloudId, "groups", group, "quick-dial");
    }
    return username == null
        ? Redirect.page(cloudId, "quick-dial")
        : Redirect.page(cloudId, "people", username, "quick-dial");
  }

  /**
   * The address of a page of the list, below the console.
   *
   * @param name with a slash at its beginning; empty text for the list itself
   * @param query names and values, in turn
   */
  String page(String name, String... query) {
    StringBuilder address = new StringBuilder(page()).append(name);
    char separator = '?';
    if (isOrganizations() && !isDraft()) {
      address.append(separator).append("into=").append(LIVE);
      separator = '&';
    }
    for (int i = 0; i < query.length; i += 2) {
      if (!query[i + 1].isEmpty()) {
        address
            .append(separator)
            .append(query[i])
            .append('=')
            .append(Address.encoded(query[i + 1]));
        separator = '&';
      }
    }
    return address.toString();
  }
}
