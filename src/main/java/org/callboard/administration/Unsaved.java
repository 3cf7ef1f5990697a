package org.callboard.administration;

import java.util.List;
import java.util.Optional;

/**
 * What somebody types of a person and their layers, and has not saved.
 *
 * @param person what becomes of the person; empty if nothing does
 * @param edits of layers, one after the other
 * @param end throws if something of all this could not be read; called when every edit has seen
 *     what there is
 */
public record Unsaved(Optional<SubscriberChange> person, List<UnsavedEdit> edits, Runnable end) {

  public Unsaved {
    edits = List.copyOf(edits);
  }
}
