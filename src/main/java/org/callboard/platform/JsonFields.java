package org.callboard.platform;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.callboard.platform.InvalidValueException.Violation;

/**
 * A JSON object read field by field, whether somebody sent it, a file has it or it is stored. What
 * is wrong is collected; {@link #end} tells all of it at once, and every field that nobody asked
 * for. An absent field and {@code null} are both empty; {@link #has} tells them apart.
 */
public final class JsonFields {

  /** The longest body of an ordinary resource. */
  public static final int MAX_BYTES = 1024 * 1024;

  /** Enough for a person; a body may have a hundred thousand faults. */
  private static final int MAX_VIOLATIONS = 1000;

  private final JsonObject json;

  /** What stands before the field's name for the caller, for example {@code items[3].}. */
  private final String path;

  /** Common to the body and all objects in it. */
  private final List<Violation> violations;

  private final Set<String> known = new HashSet<>();
  private final List<JsonFields> children = new ArrayList<>();

  private JsonFields(JsonObject json, String path, List<Violation> violations) {
    this.json = json;
    this.path = path;
    this.violations = violations;
  }

  /**
   * Reads a request's body, which must be one object of at most {@link #MAX_BYTES}.
   *
   * @throws UnreadableJsonException if it is no such thing
   */
  public static JsonFields read(InputStream in) {
    return read(in, MAX_BYTES);
  }

  /** Reads a request's body of at most so many bytes. */
  public static JsonFields read(InputStream in, int maxBytes) {
    JsonValue value = JsonText.read(in, maxBytes);
    if (value.getValueType() != ValueType.OBJECT) {
      throw new UnreadableJsonException(false, "The body must be a JSON object.");
    }
    return of(value.asJsonObject());
  }

  /** Reads an object that a parser made. */
  public static JsonFields of(JsonObject json) {
    return of(json, "");
  }

  /** The same, with what stands before the names of its fields, {@code attributes.} perhaps. */
  public static JsonFields of(JsonObject json, String path) {
    return new JsonFields(json, path, new ArrayList<>());
  }

  /** Whether the field is there, be it {@code null}. */
  public boolean has(String field) {
    known.add(field);
    return json.containsKey(field);
  }

  /** A field that may be absent, {@code null} or a value, which was read already. */
  public <T> Told<T> told(String field, Optional<T> value) {
    return new Told<>(has(field), value);
  }

  /**
   * The object that was there, with the fields that this one has in the place of its own: what an
   * edit does not mention stays. What is wrong with it is noted with this object's.
   *
   * @param before as it was shown
   */
  public JsonFields over(JsonObject before) {
    JsonFields merged = with(Json.createObjectBuilder(before), json);
    merged.known.addAll(before.keySet());
    return merged;
  }

  /**
   * The same object, with an object in it merged into what was there (RFC 7396). What is no object
   * there stays as it was sent.
   */
  public JsonFields merging(String field, JsonObject before) {
    return json.get(field) instanceof JsonObject patch
        ? with(Json.createObjectBuilder(json), Json.member(field, Json.merged(before, patch)))
        : this;
  }

  private JsonFields with(JsonObjectBuilder all, JsonObject others) {
    others.forEach(all::add);
    JsonFields merged = new JsonFields(all.build(), path, violations);
    merged.known.addAll(known);
    known.addAll(json.keySet());
    children.add(merged);
    return merged;
  }

  /** Accepts these fields and passes over them. */
  public JsonFields ignore(String... fields) {
    known.addAll(List.of(fields));
    return this;
  }

  /** A field that repeats what the address says: if it is there, it must be the same. */
  public JsonFields same(String field, String expected) {
    return same(field, expected, String::equals);
  }

  /** The same, compared otherwise. */
  public JsonFields same(String field, String expected, BiPredicate<String, String> comparison) {
    text(field)
        .filter(value -> !comparison.test(value, expected))
        .ifPresent(value -> refuse(field, "must be the same as in the address, or absent."));
    return this;
  }

  public Optional<String> text(String field) {
    return value(field).flatMap(value -> text(field, value));
  }

  /** A text that must be there; if it is not, it is empty and the fault is noted. */
  public String requiredText(String field) {
    return required(field, text(field), "");
  }

  public Optional<Integer> integer(String field) {
    return value(field).flatMap(value -> integer(field, value));
  }

  /** All fields, for objects whose names are data. */
  <T> SortedMap<String, T> all(UnaryOperator<String> checkOfName, JsonForm<T> form) {
    SortedMap<String, T> values = new TreeMap<>();
    for (String name : json.keySet()) {
      String checked = make(() -> checkOfName.apply(name), null);
      T value = required(name, form, null);
      if (checked != null && value != null && values.putIfAbsent(checked, value) != null) {
        refuse(name, "occurs twice: outer white space does not count.");
      }
    }
    return values;
  }

  /** {@code true} or {@code false}. */
  public Optional<Boolean> flag(String field) {
    return value(field).flatMap(value -> flag(field, value));
  }

  public Optional<JsonFields> object(String field) {
    return value(field).flatMap(value -> object(field, value));
  }

  public Optional<List<JsonFields>> objects(String field) {
    return value(field).flatMap(value -> array(field, value, JsonFields::object));
  }

  public Optional<List<String>> texts(String field) {
    return field(field, JsonForm.TEXT.list());
  }

  /** A field of a form. */
  public <T> Optional<T> field(String field, JsonForm<T> form) {
    return value(field).flatMap(value -> form.read(this, field, value));
  }

  /** A field of a form that must be there; if it cannot be read, this gives the other value. */
  public <T> T required(String field, JsonForm<T> form, T otherwise) {
    Optional<JsonValue> value = value(field);
    required(field, value, null);
    return value.flatMap(there -> form.read(this, field, there)).orElse(otherwise);
  }

  /** A value that must be there; if it is not, this notes it and gives the other one. */
  public <T> T required(String field, Optional<T> value, T otherwise) {
    if (value.isEmpty() && isFaultless(field)) {
      refuse(field, "is required.");
    }
    return value.orElse(otherwise);
  }

  /** Notes that a field is not acceptable. */
  public void refuse(String field, String sentence) {
    if (violations.size() < MAX_VIOLATIONS) {
      violations.add(new Violation(path + field, sentence));
    }
  }

  /**
   * Makes a value of what was read. What the value has against it is noted under this object's
   * path, unless something was noted of the same field before.
   *
   * @return the value, or the other one if it cannot be made
   */
  public <T> T make(Supplier<T> maker, T otherwise) {
    try {
      return maker.get();
    } catch (InvalidValueException e) {
      e.violations().stream()
          .filter(violation -> isFaultless(violation.field()))
          .forEach(violation -> refuse(violation.field(), violation.sentence()));
      return otherwise;
    }
  }

  /** Whether nothing was found yet that is wrong with this field, and may be noted. */
  private boolean isFaultless(String field) {
    if (violations.size() >= MAX_VIOLATIONS) {
      return false; // nothing more is noted; looking for it would cost a second for each megabyte
    }
    String name = path + field;
    return violations.stream().noneMatch(violation -> violation.field().equals(name));
  }

  /**
   * Call it when all fields were read.
   *
   * @throws InvalidValueException with everything that is wrong, fields that nobody knows included
   */
  public void end() {
    refuseUnknown();
    if (!violations.isEmpty()) {
      throw new InvalidValueException(violations);
    }
  }

  private void refuseUnknown() {
    json.keySet().stream()
        .filter(field -> !known.contains(field))
        .forEach(field -> refuse(field, "is not a field of this object."));
    children.forEach(JsonFields::refuseUnknown);
  }

  /** The value as it is; empty if it is absent or {@code null}. */
  public Optional<JsonValue> value(String field) {
    known.add(field);
    return Optional.ofNullable(json.get(field))
        .filter(value -> value.getValueType() != ValueType.NULL);
  }

  Optional<String> text(String field, JsonValue value) {
    if (!(value instanceof JsonString string)) {
      return wrongType(field, "must be a text.");
    }
    if (Text.hasLoneSurrogate(string.getString())) {
      return wrongType(field, "has an incomplete character: half of a surrogate pair.");
    }
    return Optional.of(string.getString());
  }

  Optional<Integer> integer(String field, JsonValue value) {
    try {
      if (value instanceof JsonNumber number) {
        return Optional.of(number.intValueExact());
      }
    } catch (ArithmeticException | UnsupportedOperationException e) {
      return wrongType(field, "must be a whole number of ordinary size.");
    }
    return wrongType(field, "must be a whole number.");
  }

  Optional<Boolean> flag(String field, JsonValue value) {
    return switch (value.getValueType()) {
      case TRUE -> Optional.of(true);
      case FALSE -> Optional.of(false);
      default -> wrongType(field, "must be true or false.");
    };
  }

  Optional<JsonFields> object(String field, JsonValue value) {
    if (value.getValueType() != ValueType.OBJECT) {
      return wrongType(field, "must be an object.");
    }
    JsonFields child = new JsonFields(value.asJsonObject(), path + field + ".", violations);
    children.add(child);
    return Optional.of(child);
  }

  <T> Optional<List<T>> array(String field, JsonValue value, JsonForm.Reading<T> element) {
    if (value.getValueType() != ValueType.ARRAY) {
      return wrongType(field, "must be an array.");
    }
    List<T> elements = new ArrayList<>();
    JsonArray values = value.asJsonArray();
    for (int i = 0; i < values.size() && violations.size() < MAX_VIOLATIONS; i++) {
      element.read(this, field + "[" + i + "]", values.get(i)).ifPresent(elements::add);
    }
    return Optional.of(elements);
  }

  private <T> Optional<T> wrongType(String field, String sentence) {
    refuse(field, sentence);
    return Optional.empty();
  }
}
