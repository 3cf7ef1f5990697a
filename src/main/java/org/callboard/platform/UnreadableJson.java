package org.callboard.platform;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.callboard.platform.InvalidValueException.Violation;

/** What is stored of something and cannot be read, as administrators see it. */
public final class UnreadableJson {

  /** The member that tells it; it is not there where everything can be read. */
  public static final String MEMBER = "unreadable";

  private UnreadableJson() {}

  /** Adds the member, if there is anything to tell. */
  public static JsonObjectBuilder addTo(JsonObjectBuilder json, List<Violation> unreadable) {
    if (unreadable.isEmpty()) {
      return json;
    }
    return json.add(MEMBER, array(unreadable));
  }

  /** The member's value. */
  public static JsonArray array(List<Violation> unreadable) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    unreadable.forEach(
        value ->
            array.add(
                Json.createObjectBuilder()
                    .add("field", value.field())
                    .add("message", value.sentence())));
    return array.build();
  }
}
