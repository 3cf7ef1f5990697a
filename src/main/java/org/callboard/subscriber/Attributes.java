package org.callboard.subscriber;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Json;
import org.callboard.platform.JsonForm;
import org.callboard.platform.RowReader;
import org.callboard.platform.Text;
import org.callboard.platform.Violations;

/**
 * A subscriber's own attributes, to which account settings may refer.
 *
 * @param values at most 100, by name: letters, digits and underscores, at most 50, not beginning
 *     with a digit; each at most 500 characters
 * @param whole false if some are stored that cannot be read
 */
public record Attributes(SortedMap<String, String> values, boolean whole) {

  public static final Attributes NONE = new Attributes(new TreeMap<>());

  /** As they are stored and sent, in a member {@code attributes}. */
  public static final JsonForm<Attributes> FORM =
      JsonForm.TEXT.byName(Text::cut).as(Attributes::new, Attributes::values);

  private static final String FIELD = "attributes";
  private static final String EMPTY = "{}";

  private static final int MAX = 100;
  private static final int MAX_VALUE = 500;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,49}");

  /** What account settings may refer to without it being an attribute. */
  public static final Set<String> RESERVED = Set.of("username", "displayName", "cloudId");

  /** All that there are. */
  public Attributes(SortedMap<String, String> values) {
    this(values, true);
  }

  public Attributes {
    Violations violations = new Violations();
    if (values.size() > MAX) {
      violations.add(FIELD, "must be at most " + MAX + ".");
    }
    values.forEach((name, value) -> check(name, value, violations));
    violations.throwIfAny();
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  private static void check(String name, String value, Violations violations) {
    String field = FIELD + "." + name;
    if (!NAME.matcher(name).matches()) {
      violations.check(
          () -> {
            Text.visible(field, name); // says more of a name that looks right
            throw new InvalidValueException(
                field, "must have names of at most 50 letters, digits and underscores.");
          });
    } else if (RESERVED.contains(name)) {
      violations.add(field, "is a name that every subscriber already has.");
    }
    violations.check(() -> Text.checked(field, value, MAX_VALUE));
  }

  /** Whether an attribute could have this name. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches() && !RESERVED.contains(name);
  }

  /** Whether there may be one of this name that cannot be read. */
  public boolean mayHave(String name) {
    return !whole && isName(name) && !values.containsKey(name);
  }

  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** These, and those of the other that have the same names instead. */
  public Attributes with(Attributes other) {
    SortedMap<String, String> all = new TreeMap<>(values);
    all.putAll(other.values);
    return new Attributes(all, whole && other.whole);
  }

  /** The same as somebody types them: white space and invisible characters at the ends go. */
  public Attributes cut() {
    SortedMap<String, String> all = new TreeMap<>(values);
    all.replaceAll((name, value) -> Text.cut(value));
    return new Attributes(all, whole);
  }

  /** All but those of these names. */
  public Attributes without(Set<String> names) {
    SortedMap<String, String> all = new TreeMap<>(values);
    all.keySet().removeAll(names);
    return new Attributes(all, whole);
  }

  /** As they are stored, and as administrators see them. */
  public JsonValue json() {
    return FORM.write(this);
  }

  /** Of the text that is stored. */
  int length() {
    return json().toString().length();
  }

  private static Attributes of(JsonObject json) {
    return FORM.read(FIELD, json);
  }

  /** Reads what is stored; what cannot be read is left out. */
  static Attributes ofStored(String json, RowReader row) {
    if (json.equals(EMPTY)) {
      return NONE; // as most have it
    }
    try {
      return of(parsed(json));
    } catch (InvalidValueException e) {
      return ofPartly(json, row);
    }
  }

  /** A member that can be no attribute is none, whatever its value is. */
  private static Attributes ofPartly(String json, RowReader row) {
    Optional<JsonObject> stored = row.read(FIELD, () -> parsed(json));
    SortedMap<String, String> values = new TreeMap<>();
    boolean whole = stored.isPresent();
    for (var member : stored.orElse(JsonValue.EMPTY_JSON_OBJECT).entrySet()) {
      Optional<Attributes> one =
          row.read(FIELD + "." + member.getKey(), () -> of(only(member)))
              .filter(attribute -> values.size() < MAX);
      one.ifPresent(attribute -> values.putAll(attribute.values));
      whole &= one.isPresent() || !isName(member.getKey());
    }
    if (stored.orElse(JsonValue.EMPTY_JSON_OBJECT).size() > MAX) {
      row.leaveOut(FIELD, "must be at most " + MAX + ".");
    }
    return new Attributes(values, whole);
  }

  private static JsonObject parsed(String json) {
    return Json.storedObject(json)
        .orElseThrow(() -> new InvalidValueException(FIELD, "are not the expected JSON."));
  }

  private static JsonObject only(Map.Entry<String, JsonValue> member) {
    return Json.createObjectBuilder().add(member.getKey(), member.getValue()).build();
  }

  /** Each attribute by itself. */
  public Set<Map.Entry<String, String>> entries() {
    return values.entrySet();
  }
}
