package org.callboard.administration;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.callboard.layer.PublishPlan;
import org.callboard.platform.Json;

/** That the clock publishes a draft, as administrators see it. */
public final class PlannedPublishJson {

  private PlannedPublishJson() {}

  public static JsonObject of(PlannedPublish planned) {
    PublishPlan plan = planned.plan();
    return Json.createObjectBuilder()
        .add(PublishPlan.AT, plan.at().toString())
        .add("localTime", plan.at().atZone(planned.zone()).toLocalDateTime().toString())
        .add("timeZone", planned.zone().getId())
        .add("createdBy", plan.setBy())
        .add("created", plan.setAt().truncatedTo(ChronoUnit.MILLIS).toString())
        .build();
  }

  /** Nothing but when. */
  static JsonObject moment(Instant at) {
    return Json.createObjectBuilder().add(PublishPlan.AT, at.toString()).build();
  }
}
