package org.callboard.console;

import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.PathParam;
import java.util.Locale;
import org.callboard.administration.LayerName;
import org.callboard.layer.Layer;
import org.callboard.layer.LayerKey;

/** Whose settings, dial actions or quick dial a page is about, by its address. */
public class LayerPlace {

  /** The beginning of such an address. */
  static final String PATH = "o/{cloudId}/{owner:(?:draft/|groups/[^/]+/|people/[^/]+/)?}";

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
    return Whose.of(layer.kind(), layer.owner());
  }

  /**
   * The address of a page of the layer, below the console.
   *
   * @param parts of the path behind it, decoded
   */
  String page(String page, String... parts) {
    StringBuilder address = new StringBuilder(Redirect.page(cloudId));
    address.append('/').append(whose().page(page));
    for (String part : parts) {
      address.append('/').append(Address.encoded(part));
    }
    return address.toString();
  }

  /**
   * Whose something is.
   *
   * @param kind organization, draft, group or subscriber
   * @param name of the group or person; empty text for the others
   */
  public record Whose(String kind, String name) {

    static Whose of(LayerKey.Kind kind, String name) {
      return new Whose(kind.name().toLowerCase(Locale.ROOT), name);
    }

    /**
     * Whose a tile or an entry is.
     *
     * @param layer as explanations name it
     * @param username whose phone was explained
     */
    static Whose of(String layer, String username) {
      if (layer.startsWith(Layer.GROUP)) {
        return new Whose("group", layer.substring(Layer.GROUP.length()));
      }
      return new Whose(layer, layer.equals("subscriber") ? username : "");
    }

    /** The layer as explanations and those who try edits out name it. */
    String layer() {
      return kind.equals("group") ? Layer.GROUP + name : kind;
    }

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

    public boolean isDraft() {
      return kind.equals("draft");
    }

    public boolean isOfPerson() {
      return kind.equals("subscriber");
    }

    /** The right that edits of its quick dial need. */
    public String right() {
      return new LayerName(LayerKey.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), name)
          .rightToEdit();
    }

    /**
     * Whose quick dial somebody should edit to change an entry of this one: of the organization's,
     * that is its draft.
     */
    public Whose edited() {
      return kind.equals("organization") ? new Whose("draft", "") : this;
    }
  }
}
