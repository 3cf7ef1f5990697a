package org.callboard.organization;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Json;
import org.callboard.platform.JsonForm;
import org.callboard.platform.RowReader;
import org.callboard.platform.Text;
import org.callboard.platform.Violations;

/**
 * An organization's own words for refusals, by kind and language. The language {@code default} is
 * for all others.
 */
public record ErrorTexts(Map<Kind, SortedMap<String, String>> texts) {

  /** What an organization may word. */
  public enum Kind {
    /** Unknown names or a wrong password. */
    WRONG_CREDENTIALS("wrongCredentials"),
    /** Only ever shown after the right password. */
    DISABLED("disabled"),
    /** The server cannot serve now. */
    UNAVAILABLE("unavailable");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** As administrators write it. */
    public String label() {
      return label;
    }

    private static Kind of(String label) {
      return Arrays.stream(values())
          .filter(kind -> kind.label.equals(label))
          .findFirst()
          .orElseThrow(() -> new InvalidValueException(label, "is not known."));
    }
  }

  /** No words of its own. */
  public static final ErrorTexts NONE = new ErrorTexts(Map.of());

  private static final String FIELD = "errorTexts";
  private static final String DEFAULT = "default";
  private static final int MAX_TEXT = 500;
  private static final int MAX_LANGUAGES = 50;

  /** As they are stored. */
  private static final int MAX_JSON = 100_000;

  private static final JsonForm<SortedMap<String, SortedMap<String, String>>> LABELLED =
      labelled(JsonForm.TEXT);

  /** As they are stored and sent, in a member {@code errorTexts}. */
  public static final JsonForm<ErrorTexts> FORM = form(LABELLED);

  /** As somebody types them: white space and invisible characters at the ends go. */
  public static final JsonForm<ErrorTexts> TYPED = form(labelled(JsonForm.SHOWN));

  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}");

  public ErrorTexts {
    Violations violations = new Violations();
    Map<Kind, SortedMap<String, String>> copy = new EnumMap<>(Kind.class);
    texts.forEach(
        (kind, byLanguage) -> {
          if (!byLanguage.isEmpty()) {
            copy.put(kind, new TreeMap<>(byLanguage));
          }
          check(kind, byLanguage, violations);
        });
    violations.throwIfAny();
    if (json(copy).toString().length() > MAX_JSON) {
      throw new InvalidValueException(
          "errorTexts", "must have at most " + MAX_JSON + " characters of JSON in all.");
    }
    texts = Map.copyOf(copy);
  }

  private static void check(Kind kind, Map<String, String> byLanguage, Violations violations) {
    String field = "errorTexts." + kind.label();
    if (byLanguage.size() > MAX_LANGUAGES) {
      violations.add(field, "must have at most " + MAX_LANGUAGES + " languages.");
    }
    byLanguage.forEach(
        (language, text) -> {
          if (!language.equals(DEFAULT) && !TAG.matcher(language).matches()) {
            violations.add(field + "." + language, "must be a language tag or 'default'.");
          }
          violations.check(() -> Text.required(field + "." + language, text, MAX_TEXT));
        });
  }

  /**
   * The text for a caller.
   *
   * @param acceptLanguage the header, if there is one
   */
  public Optional<String> text(Kind kind, Optional<String> acceptLanguage) {
    SortedMap<String, String> byLanguage = texts.get(kind);
    if (byLanguage == null) {
      return Optional.empty();
    }
    return acceptLanguage
        .flatMap(header -> best(header, byLanguage))
        .or(() -> Optional.ofNullable(byLanguage.get(DEFAULT)));
  }

  private static Optional<String> best(String header, SortedMap<String, String> byLanguage) {
    try {
      List<String> tags = byLanguage.keySet().stream().filter(tag -> !tag.equals(DEFAULT)).toList();
      return Optional.ofNullable(Locale.lookupTag(Locale.LanguageRange.parse(header), tags))
          .flatMap(
              tag -> tags.stream().filter(tag::equalsIgnoreCase).findFirst().map(byLanguage::get));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty(); // a header that nobody understands; the JDK stumbles over "-"
    }
  }

  /** As it is stored, and as administrators see it. */
  public JsonObject json() {
    return json(texts);
  }

  private static JsonObject json(Map<Kind, SortedMap<String, String>> texts) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    for (Kind kind : Kind.values()) {
      JsonObjectBuilder byLanguage = Json.createObjectBuilder();
      texts.getOrDefault(kind, new TreeMap<>()).forEach(byLanguage::add);
      json.add(kind.label(), byLanguage);
    }
    return json.build();
  }

  private static JsonForm<SortedMap<String, SortedMap<String, String>>> labelled(
      JsonForm<String> text) {
    return text.byName(UnaryOperator.identity()).byName(label -> Kind.of(label).label());
  }

  private static JsonForm<ErrorTexts> form(
      JsonForm<SortedMap<String, SortedMap<String, String>>> labelled) {
    return JsonForm.of(
        (object, name, json) ->
            labelled
                .read(object, name, json)
                .flatMap(texts -> object.make(() -> Optional.of(of(texts)), Optional.empty())),
        ErrorTexts::json);
  }

  private static ErrorTexts of(Map<String, SortedMap<String, String>> byLabel) {
    Map<Kind, SortedMap<String, String>> texts = new EnumMap<>(Kind.class);
    byLabel.forEach((label, byLanguage) -> texts.put(Kind.of(label), byLanguage));
    return new ErrorTexts(texts);
  }

  /**
   * Reads an object.
   *
   * @throws InvalidValueException with all that is wrong with it
   */
  static ErrorTexts of(JsonObject json) {
    return FORM.read(FIELD, json);
  }

  /** Reads what is stored; what cannot be read is left out. */
  static ErrorTexts ofStored(String json, RowReader row) {
    try {
      return of(parsed(json));
    } catch (InvalidValueException e) {
      return ofPartly(json, row);
    }
  }

  private static ErrorTexts ofPartly(String json, RowReader row) {
    JsonObject stored = row.read(FIELD, () -> parsed(json), JsonValue.EMPTY_JSON_OBJECT);
    Map<Kind, SortedMap<String, String>> texts = new EnumMap<>(Kind.class);
    stored.forEach(
        (label, byLanguage) -> {
          if (byLanguage instanceof JsonObject object && !object.isEmpty()) {
            object.forEach(
                (language, text) ->
                    row.read(FIELD + "." + label, () -> of(only(label, only(language, text))))
                        .ifPresent(one -> one.texts.forEach((kind, t) -> add(texts, kind, t))));
          } else {
            row.read(FIELD + "." + label, () -> of(only(label, byLanguage)));
          }
        });
    return row.read(FIELD, () -> new ErrorTexts(texts), NONE);
  }

  private static void add(
      Map<Kind, SortedMap<String, String>> texts, Kind kind, SortedMap<String, String> more) {
    texts.computeIfAbsent(kind, k -> new TreeMap<>()).putAll(more);
  }

  private static JsonObject parsed(String json) {
    return Json.storedObject(json)
        .orElseThrow(() -> new InvalidValueException(FIELD, "are not the expected JSON."));
  }

  private static JsonObject only(String name, JsonValue value) {
    return Json.createObjectBuilder().add(name, value).build();
  }
}
