package org.callboard.rest;

import jakarta.json.JsonValue;
import java.io.InputStream;
import java.util.Optional;
import org.callboard.account.AccountSettingJson;
import org.callboard.administration.SettingChange;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.JsonBody;

/** How an account setting stands in a body. */
final class AccountSettingBody {

  private static final String VALUE = "value";

  private AccountSettingBody() {}

  /** Reads a body; all that is wrong is told at once. */
  static SettingChange read(String name, InputStream in) {
    JsonBody body = JsonBody.read(in).same("id", name).ignore("known");
    Optional<KeyNodeValue> value =
        body.value(VALUE).flatMap(json -> Optional.ofNullable(value(body, json)));
    Optional<MergePriority> priority =
        body.integer("priority")
            .flatMap(number -> Optional.ofNullable(body.make(() -> priority(number), null)));
    Optional<Boolean> secret = body.flag("secret");
    SettingChange change = body.make(() -> new SettingChange(name, value, priority, secret), null);
    body.end();
    return change;
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
}
