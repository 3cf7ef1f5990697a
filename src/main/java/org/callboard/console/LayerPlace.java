package org.callboard.console;

import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.PathParam;
import java.util.Locale;
import org.callboard.administration.LayerName;

/** Whose settings or dial actions a page is about, by its address. */
public class LayerPlace {

  @PathParam("cloudId")
  String cloudId;

  /** {@code draft/}, {@code groups/NAME/}, {@code people/NAME/}, or nothing. */
  @PathParam("owner")
  @Encoded
  String owner;

  LayerName layer() {
    String[] parts = owner.split("/");
    return switch (parts[0]) {
      case "" -> LayerName.organization();
      case "draft" -> LayerName.draft();
      case "groups" -> LayerName.group(Address.decoded(parts[1]));
      default -> LayerName.subscriber(Address.decoded(parts[1]));
    };
  }

  /** For a page. */
  Whose whose() {
    LayerName layer = layer();
    return new Whose(layer.kind().name().toLowerCase(Locale.ROOT), layer.owner());
  }

  /** The address of a page of the layer, below the console. */
  String page(String... parts) {
    StringBuilder page = new StringBuilder(Redirect.page(cloudId)).append('/');
    page.append(whose().path());
    for (String part : parts) {
      page.append('/').append(Address.encoded(part));
    }
    return page.toString().replace("//", "/");
  }

  /**
   * Whose something is.
   *
   * @param kind organization, draft, group or subscriber
   * @param name of the group or person; empty text for the others
   */
  public record Whose(String kind, String name) {

    /** Its part of an address, below the organization's. */
    String path() {
      return switch (kind) {
        case "organization" -> "";
        case "draft" -> "draft";
        case "group" -> "groups/" + Address.encoded(name);
        default -> "people/" + Address.encoded(name);
      };
    }

    /** The address of one of its pages, below the organization's. */
    public String page(String page) {
      return path().isEmpty() || page.isEmpty() ? path() + page : path() + "/" + page;
    }

    /** Whether it is the organization's, live or to be. */
    public boolean isOrganizations() {
      return name.isEmpty();
    }
  }
}
