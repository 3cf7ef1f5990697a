package org.callboard.rest;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import org.callboard.administration.Person;
import org.callboard.platform.Json;
import org.callboard.subscriber.SubscriberJson;

/**
 * A subscriber with what is known beside its state: of its phones, and who made and changed it.
 * Tags are made of the state alone, or each contact of a phone would be in an editor's way.
 */
final class PersonJson {

  /** What callers may send back, as they got it, beside the members of {@link StampsJson}. */
  static final String[] PHONES = {"lastContact", "deviceCount", "codeWaiting"};

  private PersonJson() {}

  static JsonObject of(Person person) {
    JsonObjectBuilder json = Json.createObjectBuilder(SubscriberJson.of(person.subscriber()));
    json.add("lastContact", Json.orNull(person.contact().last().map(Instant::toString)))
        .add("deviceCount", person.contact().devices())
        .add("codeWaiting", person.contact().codeWaiting());
    StampsJson.add(json, person.subscriber().stamps());
    return json.build();
  }
}
