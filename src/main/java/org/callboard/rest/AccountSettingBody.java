package org.callboard.rest;

import jakarta.json.JsonValue;
import java.io.InputStream;
import java.util.Optional;
import org.callboard.account.AccountCatalogue;
import org.callboard.account.AccountSetting;
import org.callboard.account.AccountSettingJson;
import org.callboard.account.KnownSetting;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.JsonBody;

/**
 * An account setting as somebody sent it.
 *
 * @param value empty to keep that of a secret
 * @param secret empty to keep it as it is; of a new one, as the catalogue says
 */
record AccountSettingBody(
    String name,
    Optional<KeyNodeValue> value,
    Optional<MergePriority> priority,
    Optional<Boolean> secret) {

  private static final String VALUE = "value";
  private static final String SECRET = "secret";

  /** What stands for a value that is not there yet, to check all the rest. */
  private static final KeyNodeValue NOTHING = new KeyNodeValue.Plain("");

  static AccountSettingBody read(String name, InputStream in) {
    JsonBody body = JsonBody.read(in).same("id", name).ignore("known");
    Optional<KeyNodeValue> value =
        body.value(VALUE).flatMap(json -> Optional.ofNullable(value(body, json)));
    Optional<MergePriority> priority =
        body.integer("priority")
            .flatMap(number -> Optional.ofNullable(body.make(() -> priority(number), null)));
    Optional<Boolean> secret = body.flag(SECRET);
    body.make(() -> new AccountSetting(name, NOTHING, Optional.empty(), false), null);
    if (secret.equals(Optional.of(false)) && isAlwaysSecret(name)) {
      body.refuse(SECRET, "must not be false: this setting always is one.");
    }
    body.end();
    return new AccountSettingBody(name, value, priority, secret);
  }

  private static KeyNodeValue value(JsonBody body, JsonValue json) {
    try {
      return AccountSettingJson.value(json);
    } catch (InvalidValueException e) { // whatever piece of the value it names
      e.violations().forEach(v -> body.refuse(VALUE, v.sentence()));
      return null;
    }
  }

  private static MergePriority priority(int number) {
    MergePriority priority = new MergePriority(number);
    priority.checkOfEntry();
    return priority;
  }

  private static boolean isAlwaysSecret(String name) {
    return AccountCatalogue.find(name).filter(KnownSetting::secret).isPresent();
  }

  /**
   * The setting that takes the place of the one that was there.
   *
   * @throws InvalidValueException if it has no value. Only a secret keeps its value, and only as a
   *     secret: otherwise the next answer would show it, and nobody would have recorded that.
   */
  AccountSetting over(Optional<AccountSetting> before) {
    boolean isSecret =
        isAlwaysSecret(name)
            || secret.orElseGet(() -> before.map(AccountSetting::secret).orElse(false));
    KeyNodeValue kept =
        before.filter(AccountSetting::secret).map(AccountSetting::value).orElse(null);
    if (value.isEmpty() && kept == null) {
      throw new InvalidValueException(VALUE, "is required.");
    }
    if (value.isEmpty() && !isSecret) {
      throw new InvalidValueException(
          VALUE, "is required, since it would not be a secret any more.");
    }
    return new AccountSetting(name, value.orElse(kept), priority, isSecret);
  }

  @Override
  public String toString() {
    return "AccountSettingBody[" + name + "]";
  }
}
