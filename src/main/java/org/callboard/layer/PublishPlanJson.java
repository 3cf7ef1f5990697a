package org.callboard.layer;

import jakarta.json.JsonObject;
import org.callboard.platform.Json;

/** A plan as the record keeps it. */
final class PublishPlanJson {

  private PublishPlanJson() {}

  static JsonObject of(PublishPlan plan) {
    return Json.createObjectBuilder()
        .add(PublishPlan.AT, plan.at().toString())
        .add("setBy", plan.setBy())
        .build();
  }

  /** What became of one that was not carried out. */
  static JsonObject refused(String sentence) {
    return Json.createObjectBuilder().add("refused", sentence).build();
  }
}
