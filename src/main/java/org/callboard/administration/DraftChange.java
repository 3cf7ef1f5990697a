package org.callboard.administration;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.callboard.layer.EntryChange;

/**
 * What publishing a draft does to one entry.
 *
 * @param kind as explanations call it: of a quick dial item, a dial action or an account setting
 * @param change in a word: added, changed, moved or removed
 * @param moved whether it changes places with others, whatever else becomes of it
 * @param before as administrators see the entry, secrets masked; empty if it is new
 * @param after the same; empty if it is gone
 */
public record DraftChange(
    String id,
    String kind,
    String change,
    boolean moved,
    Optional<JsonObject> before,
    Optional<JsonObject> after) {

  /** The label of a quick dial item; the id of anything else. */
  public String name() {
    return after.or(() -> before).map(entry -> entry.getString("displayName", id)).orElse(id);
  }

  static DraftChange of(
      EntryChange<?> change, String kind, Optional<JsonObject> before, Optional<JsonObject> after) {
    return new DraftChange(change.id(), kind, change.change(), change.moved(), before, after);
  }
}
