package org.callboard.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.platform.Json;

/**
 * Something that went wrong, as the caller is told (RFC 9457).
 *
 * @param detail a sentence for a person; nothing internal
 * @param members what this type of problem has beside the standard members
 * @param headers what HTTP wants beside the body
 */
public record Problem(
    ProblemType type, String detail, JsonObject members, Map<String, String> headers) {

  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, JsonValue.EMPTY_JSON_OBJECT, Map.of());
  }

  /** All that is wrong, value by value. */
  static Problem of(ProblemType type, List<Violation> violations) {
    JsonArrayBuilder errors = Json.createArrayBuilder();
    for (Violation violation : violations) {
      errors.add(
          Json.createObjectBuilder()
              .add("field", violation.field())
              .add("message", violation.sentence()));
    }
    Violation first = violations.get(0);
    String detail =
        violations.size() == 1
            ? first.toString()
            : violations.size() + " values are not acceptable, for example: " + first;
    return of(type, detail).with("errors", errors.build());
  }

  /** Something unexpected; the log has the same id with the cause. */
  static Problem unexpected(String incident) {
    return of(
            ProblemType.UNEXPECTED,
            "Please try again later. The log of the server has the cause under this incident.")
        .with("incident", Json.createValue(incident));
  }

  /** The same problem with one member more. */
  public Problem with(String name, JsonValue value) {
    JsonObject more = Json.createObjectBuilder(members).add(name, value).build();
    return new Problem(type, detail, more, headers);
  }

  /** The same problem with these headers instead of its own. */
  Problem withHeaders(Map<String, String> newHeaders) {
    return new Problem(type, detail, members, Map.copyOf(newHeaders));
  }

  public int status() {
    return type.status();
  }

  /** The body of the answer. */
  byte[] body() {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("type", type.uri())
            .add("title", type.title())
            .add("status", type.status())
            .add("detail", detail);
    members.forEach(json::add);
    return json.build().toString().getBytes(StandardCharsets.UTF_8);
  }
}
