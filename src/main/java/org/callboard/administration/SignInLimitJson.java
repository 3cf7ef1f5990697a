package org.callboard.administration;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.temporal.ChronoUnit;
import org.callboard.platform.Json;
import org.callboard.security.GuessLimits.InForce;

/** A limit of sign-ins as administrators and the record see it. */
public final class SignInLimitJson {

  private SignInLimitJson() {}

  public static JsonObject of(InForce limit) {
    return Json.createObjectBuilder()
        .add("id", limit.id())
        .add("door", limit.door())
        .add("address", orNull(limit.network()))
        .add("nameHash", orNull(limit.nameHash()))
        .add("organization", orNull(limit.organization().orElse("")))
        .add("username", orNull(limit.username().orElse("")))
        .add("failures", limit.failures())
        .add("since", limit.since().truncatedTo(ChronoUnit.SECONDS).toString())
        .add("until", limit.until().truncatedTo(ChronoUnit.SECONDS).toString())
        .build();
  }

  private static JsonValue orNull(String text) {
    return text.isEmpty() ? JsonValue.NULL : Json.createValue(text);
  }
}
