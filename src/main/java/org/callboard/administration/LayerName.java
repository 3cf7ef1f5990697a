package org.callboard.administration;

import org.callboard.layer.LayerKey;
import org.callboard.platform.Roles;

/**
 * Which layer of an organization, by the names that administrators know.
 *
 * @param owner the name of the group or of the subscriber; empty for the organization and its draft
 */
public record LayerName(LayerKey.Kind kind, String owner) {

  /** The right that edits of its lists need: what many phones get at once needs more. */
  public String rightToEdit() {
    return switch (kind) {
      case ORGANIZATION, GROUP -> Roles.MANAGE;
      case DRAFT, SUBSCRIBER -> Roles.EDIT_PEOPLE;
    };
  }

  /** What all of the organization's phones get. */
  public static LayerName organization() {
    return new LayerName(LayerKey.Kind.ORGANIZATION, "");
  }

  /** What shall be the organization's. */
  public static LayerName draft() {
    return new LayerName(LayerKey.Kind.DRAFT, "");
  }

  /** That of a group. */
  public static LayerName group(String name) {
    return new LayerName(LayerKey.Kind.GROUP, name);
  }

  /** That of a subscriber. */
  public static LayerName subscriber(String username) {
    return new LayerName(LayerKey.Kind.SUBSCRIBER, username);
  }
}
