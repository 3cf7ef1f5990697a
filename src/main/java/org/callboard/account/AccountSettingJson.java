package org.callboard.account;

import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.callboard.layer.EntryChange;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.KeyNodesJson;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Json;

/** Account settings as administrators and the record see them, and as they are stored. */
public final class AccountSettingJson {

  /** The member that has the value, as violations name it. */
  static final String VALUE = "value";

  /** Stands in the record for a secret that is another one now. */
  private static final String CHANGED = "(changed)";

  private AccountSettingJson() {}

  /**
   * {@code {"id","value","priority","secret","known"}}: the value is a text, {@code {"texts":
   * [{"lang","text"}]}} or {@code {"xml"}}; null for a secret that is not to be shown. {@code
   * known} tells whether the catalogue has it.
   */
  public static JsonObject of(AccountSetting setting, boolean reveal) {
    return json(setting, setting.secret() && !reveal ? JsonValue.NULL : value(setting.value()));
  }

  /** The setting before a change; hidden if it is a secret on either side. */
  public static Optional<JsonObject> before(EntryChange<AccountSetting> change) {
    return change
        .before()
        .map(setting -> isSecret(change) ? json(setting, JsonValue.NULL) : of(setting, true));
  }

  /** The setting after a change, where a new secret stands as a word. */
  public static Optional<JsonObject> after(EntryChange<AccountSetting> change) {
    JsonValue hidden =
        change.before().map(AccountSetting::value).equals(change.after().map(AccountSetting::value))
            ? JsonValue.NULL
            : Json.createValue(CHANGED);
    return change
        .after()
        .map(setting -> isSecret(change) ? json(setting, hidden) : of(setting, true));
  }

  private static boolean isSecret(EntryChange<AccountSetting> change) {
    return Stream.concat(change.before().stream(), change.after().stream())
        .anyMatch(AccountSetting::secret);
  }

  private static JsonObject json(AccountSetting setting, JsonValue value) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("id", setting.name()).add(VALUE, value);
    setting
        .priority()
        .ifPresentOrElse(p -> json.add("priority", p.value()), () -> json.addNull("priority"));
    return json.add("secret", setting.secret())
        .add("known", AccountCatalogue.find(setting.name()).isPresent())
        .build();
  }

  /** A value by itself, as {@link #of} has it. */
  public static JsonValue value(KeyNodeValue value) {
    if (value instanceof KeyNodeValue.Plain plain) {
      return Json.createValue(plain.text());
    }
    return KeyNodesJson.addTo(Json.createObjectBuilder(), value).build();
  }

  /**
   * Reads a value as {@link #of} writes it; a number counts as its text.
   *
   * @throws InvalidValueException if it is none
   */
  public static KeyNodeValue value(JsonValue json) {
    try {
      if (json instanceof JsonString text) {
        return new KeyNodeValue.Plain(text.getString());
      }
      if (json instanceof JsonNumber number) {
        return new KeyNodeValue.Plain(number.toString());
      }
      if (json instanceof JsonObject object
          && (object.keySet().equals(Set.of("texts")) || object.keySet().equals(Set.of("xml")))) {
        checkTranslations(object);
        return KeyNodesJson.readValue(object);
      }
    } catch (InvalidValueException e) {
      throw new InvalidValueException(
          e.violations().stream()
              .map(v -> new InvalidValueException.Violation(field(v.field()), v.sentence()))
              .toList());
    } catch (ClassCastException | NullPointerException e) {
      throw new InvalidValueException(VALUE, "has a member that is missing or of the wrong type.");
    }
    throw new InvalidValueException(VALUE, "must be a text, or an object with texts or xml.");
  }

  private static String field(String inner) {
    return inner.equals("text") ? VALUE : VALUE + "." + inner;
  }

  private static void checkTranslations(JsonObject object) {
    if (object.containsKey("texts")) {
      for (JsonValue text : object.getJsonArray("texts")) {
        if (!Set.of("lang", "text").containsAll(text.asJsonObject().keySet())) {
          throw new InvalidValueException("texts", "must have nothing but lang and text.");
        }
      }
    }
  }

  /** A value as it is stored. */
  static String write(KeyNodeValue value) {
    return KeyNodesJson.addTo(Json.createObjectBuilder(), value).build().toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws InvalidValueException if it is anything else; it says nothing of the text
   */
  static KeyNodeValue read(String stored) {
    try (var reader = Json.createReader(new StringReader(stored))) {
      return KeyNodesJson.readValue(reader.readObject());
    } catch (JsonException | ClassCastException | NullPointerException e) {
      throw new InvalidValueException(VALUE, "is not the expected JSON.");
    }
  }
}
