package org.callboard.rest;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import org.callboard.audit.Stamp;
import org.callboard.audit.Stamps;
import org.callboard.platform.Json;

/**
 * Who made a thing and changed it last, beside its state. Tags are made of the state alone: what
 * somebody has put is what they get.
 */
final class StampsJson {

  /** What callers may send back, as they got it. */
  static final String[] MEMBERS = {"created", "createdBy", "changed", "changedBy"};

  private StampsJson() {}

  static JsonObject beside(JsonObject state, Stamps stamps) {
    JsonObjectBuilder json = Json.createObjectBuilder(state);
    add(json, stamps);
    return json.build();
  }

  static void add(JsonObjectBuilder json, Stamps stamps) {
    add(json, "created", stamps.created());
    add(json, "changed", stamps.changed());
  }

  private static void add(JsonObjectBuilder json, String what, Optional<Stamp> stamp) {
    if (stamp.isPresent()) {
      json.add(what, stamp.get().at().toInstant().toString()).add(what + "By", stamp.get().by());
    } else {
      json.addNull(what).addNull(what + "By");
    }
  }
}
