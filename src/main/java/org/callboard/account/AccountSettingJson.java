package org.callboard.account;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.callboard.layer.EntryChange;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.KeyNodesJson;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Json;
import org.callboard.platform.JsonFields;
import org.callboard.platform.JsonForm;
import org.callboard.platform.Text;

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

  /**
   * A value as {@link #of} has it: a text, or an object with texts or xml. A number counts as its
   * text.
   */
  public static final JsonForm<KeyNodeValue> FORM =
      JsonForm.of(AccountSettingJson::read, AccountSettingJson::value);

  private static Optional<KeyNodeValue> read(JsonFields object, String name, JsonValue json) {
    if (json instanceof JsonString) {
      return JsonForm.TEXT
          .read(object, name, json)
          .flatMap(text -> object.make(() -> plain(name, text), Optional.empty()));
    }
    if (json instanceof JsonNumber number) {
      return object.make(() -> plain(name, number.toString()), Optional.empty());
    }
    if (json instanceof JsonObject members
        && (members.keySet().equals(Set.of("texts")) || members.keySet().equals(Set.of("xml")))) {
      return KeyNodesJson.VALUE.read(object, name, json);
    }
    object.refuse(name, "must be a text, or an object with texts or xml.");
    return Optional.empty();
  }

  private static Optional<KeyNodeValue> plain(String name, String text) {
    return Optional.of(new KeyNodeValue.Plain(Text.checked(name, text, KeyNodeValue.MAX_LENGTH)));
  }

  private static JsonValue value(KeyNodeValue value) {
    return value instanceof KeyNodeValue.Plain plain
        ? Json.createValue(plain.text())
        : KeyNodesJson.VALUE.write(value);
  }

  /** A value as it is stored. */
  static String write(KeyNodeValue value) {
    return KeyNodesJson.VALUE.write(value).toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws InvalidValueException if it is anything else; it says nothing of the text
   */
  static KeyNodeValue read(String stored) {
    return Json.storedObject(stored)
        .map(KeyNodesJson.VALUE::read)
        .orElseThrow(() -> new InvalidValueException(VALUE, "is not the expected JSON."));
  }
}
