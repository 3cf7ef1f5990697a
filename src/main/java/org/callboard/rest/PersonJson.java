package org.callboard.rest;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.callboard.administration.Person;
import org.callboard.platform.Json;
import org.callboard.subscriber.SubscriberJson;

/**
 * A subscriber with what is known beside its state: of its phones, and who made and changed it.
 * Tags are made of the state alone, or each contact of a phone would be in an editor's way.
 */
final class PersonJson {

  /** What callers may send back, as they got it. */
  static final String[] BESIDE_THE_STATE = {
    "lastContact", "deviceCount", "codeWaiting", "created", "createdBy", "changed", "changedBy"
  };

  private PersonJson() {}

  static JsonObject of(Person person) {
    JsonObjectBuilder json = Json.createObjectBuilder(SubscriberJson.of(person.subscriber()));
    person
        .contact()
        .last()
        .ifPresentOrElse(
            time -> json.add("lastContact", time.toString()), () -> json.addNull("lastContact"));
    json.add("deviceCount", person.contact().devices())
        .add("codeWaiting", person.contact().codeWaiting());
    StampsJson.add(json, person.subscriber().stamps());
    return json.build();
  }
}
