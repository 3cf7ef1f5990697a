package org.callboard.platform;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How values of one kind stand in JSON, said once for reading and for writing. What is read is
 * checked by {@link JsonFields}; what is wrong is noted there under its path.
 */
public interface JsonForm<T> {

  /**
   * Reads a value.
   *
   * @param object where it stands, for what is wrong with it
   * @param name of the member that it is, for example {@code nodes[3]}
   * @param json not {@code null}
   * @return empty if it cannot be read, which is noted
   */
  Optional<T> read(JsonFields object, String name, JsonValue json);

  JsonValue write(T value);

  /** A text. */
  JsonForm<String> TEXT = of(JsonFields::text, Json::createValue);

  /** A text for people: without white space and invisible characters at its ends. */
  JsonForm<String> SHOWN = TEXT.checked(Text::cut);

  /** A whole number. */
  JsonForm<Integer> INTEGER = of(JsonFields::integer, Json::createValue);

  /** {@code true} or {@code false}. */
  JsonForm<Boolean> FLAG = of(JsonFields::flag, flag -> flag ? JsonValue.TRUE : JsonValue.FALSE);

  /** Reads a value of one kind. */
  @FunctionalInterface
  interface Reading<T> {
    Optional<T> read(JsonFields object, String name, JsonValue json);
  }

  static <T> JsonForm<T> of(Reading<T> reading, Function<T, JsonValue> writing) {
    return new JsonForm<>() {
      @Override
      public Optional<T> read(JsonFields object, String name, JsonValue json) {
        return reading.read(object, name, json);
      }

      @Override
      public JsonValue write(T value) {
        return writing.apply(value);
      }
    };
  }

  /** Values that are made of these, and may refuse to be. */
  default <V> JsonForm<V> as(Function<T, V> made, Function<V, T> madeOf) {
    return of(
        (object, name, json) ->
            read(object, name, json)
                .flatMap(
                    value ->
                        object.make(() -> Optional.of(made.apply(value)), Optional.<V>empty())),
        value -> write(madeOf.apply(value)));
  }

  /** These values, each of which is checked when it is read. */
  default JsonForm<T> checked(UnaryOperator<T> check) {
    return as(check, UnaryOperator.identity());
  }

  /** An array of these. */
  default JsonForm<List<T>> list() {
    return of(
        (object, name, json) -> object.array(name, json, this::read),
        values -> {
          JsonArrayBuilder array = Json.createArrayBuilder();
          values.forEach(value -> array.add(write(value)));
          return array.build();
        });
  }

  /** An object whose names are data, and whose values are these. */
  default JsonForm<SortedMap<String, T>> byName(UnaryOperator<String> checkOfName) {
    return of(
        (object, name, json) ->
            object.object(name, json).map(members -> members.all(checkOfName, this)),
        values -> {
          JsonObjectBuilder object = Json.createObjectBuilder();
          values.forEach((name, value) -> object.add(name, write(value)));
          return object.build();
        });
  }

  /** An object of certain members. */
  static <T> JsonObjectForm<T> object(Function<JsonMembers<T>, T> members) {
    return new JsonObjectForm<>(members);
  }

  /**
   * Reads a value that stands alone.
   *
   * @param name what it is called
   * @throws InvalidValueException with all that is wrong with it
   */
  default T read(String name, JsonValue json) {
    JsonFields around = JsonFields.of(Json.createObjectBuilder().add(name, json).build());
    T value = around.required(name, this, null);
    around.end();
    return value;
  }
}
