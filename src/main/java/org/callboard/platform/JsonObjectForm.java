package org.callboard.platform;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.function.Function;

/** A {@link JsonForm} of objects with certain members, which a function names one by one. */
public final class JsonObjectForm<T> implements JsonForm<T> {

  private final Function<JsonMembers<T>, T> members;

  JsonObjectForm(Function<JsonMembers<T>, T> members) {
    this.members = members;
  }

  /** Reads an object. What is wrong is noted in it; the value is null if it cannot be made. */
  public T read(JsonFields object) {
    return members.apply(new JsonMembers.OfBody<>(object));
  }

  /**
   * Reads an object that stands alone.
   *
   * @throws InvalidValueException with all that is wrong with it
   */
  public T read(JsonObject json) {
    JsonFields body = JsonFields.of(json);
    T value = read(body);
    body.end();
    return value;
  }

  @Override
  public Optional<T> read(JsonFields object, String name, JsonValue json) {
    return object.object(name, json).map(this::read);
  }

  @Override
  public JsonObject write(T value) {
    return addTo(Json.createObjectBuilder(), value).build();
  }

  /** Adds the members to what stands before them. */
  public JsonObjectBuilder addTo(JsonObjectBuilder json, T value) {
    members.apply(new JsonMembers.OfValue<>(value, json));
    return json;
  }
}
