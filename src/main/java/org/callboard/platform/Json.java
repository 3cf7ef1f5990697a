package org.callboard.platform;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonConfig;
import jakarta.json.JsonConfig.KeyStrategy;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonParser;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The one place that makes JSON. {@link jakarta.json.Json} has the same calls, but each of them
 * looks for the implementation in all jars again, which costs more than most of the objects that
 * are built; here it is looked for once.
 */
public final class Json {

  private static final JsonProvider PROVIDER = JsonProvider.provider();

  private static final JsonBuilderFactory BUILDERS = PROVIDER.createBuilderFactory(Map.of());

  private static final JsonReaderFactory READERS = PROVIDER.createReaderFactory(Map.of());

  private static final JsonReaderFactory STRICT_READERS =
      PROVIDER.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, KeyStrategy.NONE));

  private static final JsonGeneratorFactory GENERATORS = PROVIDER.createGeneratorFactory(Map.of());

  private Json() {}

  public static JsonObjectBuilder createObjectBuilder() {
    return BUILDERS.createObjectBuilder();
  }

  /** With the members of an object to begin with. */
  public static JsonObjectBuilder createObjectBuilder(JsonObject object) {
    return BUILDERS.createObjectBuilder(object);
  }

  public static JsonArrayBuilder createArrayBuilder() {
    return BUILDERS.createArrayBuilder();
  }

  /** With values to begin with. */
  public static JsonArrayBuilder createArrayBuilder(Collection<?> values) {
    return BUILDERS.createArrayBuilder(values);
  }

  public static JsonString createValue(String value) {
    return PROVIDER.createValue(value);
  }

  public static JsonNumber createValue(int value) {
    return PROVIDER.createValue(value);
  }

  public static JsonNumber createValue(long value) {
    return PROVIDER.createValue(value);
  }

  /** A text, or {@code null} if there is none. */
  public static JsonValue orNull(Optional<String> text) {
    return text.<JsonValue>map(Json::createValue).orElse(JsonValue.NULL);
  }

  /** An object of one member. */
  static JsonObject member(String name, JsonValue value) {
    return createObjectBuilder().add(name, value).build();
  }

  /** An object with a patch merged into it (RFC 7396). */
  public static JsonObject merged(JsonObject object, JsonObject patch) {
    return PROVIDER.createMergePatch(patch).apply(object).asJsonObject();
  }

  public static JsonReader createReader(Reader text) {
    return READERS.createReader(text);
  }

  /** What is stored as a text; empty if it is no JSON. */
  public static Optional<JsonValue> stored(String text) {
    try (JsonReader reader = createReader(new StringReader(text))) {
      return Optional.of(reader.readValue());
    } catch (RuntimeException e) { // too many levels are of no type in particular
      return Optional.empty();
    }
  }

  /** An object that is stored as a text; empty if it is none. */
  public static Optional<JsonObject> storedObject(String text) {
    return stored(text).filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject);
  }

  /** Refuses an object that has a name twice; other readers take the last value. */
  public static JsonReader createStrictReader(Reader text) {
    return STRICT_READERS.createReader(text);
  }

  public static JsonParser createParser(Reader text) {
    return PROVIDER.createParser(text);
  }

  /** Writes UTF-8. */
  public static JsonGenerator createGenerator(OutputStream out) {
    return GENERATORS.createGenerator(out, StandardCharsets.UTF_8);
  }
}
