package org.callboard.administration;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.callboard.audit.AuditAction;
import org.callboard.layer.PublishPlan;

/** What was done with the plan to publish a draft, as a part of a sentence. */
record PlanSentence(String organization, Optional<JsonObject> before, Optional<JsonObject> after) {

  String edited(AuditAction action) {
    String draft = "the draft of " + organization;
    return switch (action) {
      case CREATE -> "planned to publish " + draft + at(after);
      case DELETE -> "called off that " + draft + " is published" + at(before);
      default -> "planned to publish " + draft + at(after) + " instead of" + at(before);
    };
  }

  /** The reason is a sentence of its own. */
  String refused() {
    String reason = after.map(json -> json.getString("refused", "")).orElse("");
    return "did not publish the draft of " + organization + ": " + reason.replaceAll("\\.$", "");
  }

  private static String at(Optional<JsonObject> state) {
    return state.map(json -> " at " + json.getString(PublishPlan.AT, "")).orElse("");
  }
}
