package org.callboard.administration;

import java.util.List;
import java.util.Optional;

/**
 * An entry that a group or a subscriber does not get, although a layer below has it.
 *
 * @param displayName of a quick dial item, as the highest of these layers has it
 * @param layers the names of the layers below that have it now, from the lowest up; empty if it is
 *     gone from all of them, and would be hidden if it came back
 */
public record HiddenEntry(String id, Optional<String> displayName, List<String> layers) {

  public HiddenEntry {
    layers = List.copyOf(layers);
  }
}
