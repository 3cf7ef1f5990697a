package org.callboard.console;

import org.callboard.administration.LayerName;

/** Whose quick dial is meant, as one field says it. */
final class LayerChoice {

  private static final String GROUP = "group:";

  private LayerChoice() {}

  /** The layer; the draft if nothing is said that is one. */
  static LayerName of(String text) {
    if (text != null && text.startsWith(GROUP)) {
      return LayerName.group(text.substring(GROUP.length()));
    }
    return "organization".equals(text) ? LayerName.organization() : LayerName.draft();
  }
}
