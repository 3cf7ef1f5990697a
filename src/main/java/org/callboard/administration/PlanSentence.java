package org.callboard.administration;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.callboard.audit.AuditAction;
import org.callboard.layer.PublishPlan;

/** What was done with the plan to publish a draft, as a part of a sentence. */
record PlanSentence(Phrase organization, Optional<JsonObject> before, Optional<JsonObject> after) {

  Phrase edited(AuditAction action) {
    return switch (action) {
      case CREATE -> Phrase.of("planned to publish the draft of … at …", organization, at(after));
      case DELETE ->
          Phrase.of("called off that the draft of … is published at …", organization, at(before));
      default ->
          Phrase.of(
              "planned to publish the draft of … at … instead of at …",
              organization,
              at(after),
              at(before));
    };
  }

  /** The reason is a sentence of its own. */
  Phrase refused() {
    String reason = after.map(json -> json.getString("refused", "")).orElse("");
    return Phrase.of("did not publish the draft of …: …", organization, Phrase.sentence(reason));
  }

  private static String at(Optional<JsonObject> state) {
    return state.map(json -> json.getString(PublishPlan.AT, "")).orElse("");
  }
}
