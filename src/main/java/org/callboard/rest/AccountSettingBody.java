package org.callboard.rest;

import java.io.InputStream;
import java.util.Optional;
import org.callboard.account.AccountSettingJson;
import org.callboard.administration.SettingChange;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.JsonFields;
import org.callboard.platform.Text;
import org.callboard.platform.Told;

/** How an account setting stands in a body. */
final class AccountSettingBody {

  private AccountSettingBody() {}

  /** Reads a body; all that is wrong is told at once. */
  static SettingChange read(String name, InputStream in) {
    JsonFields body = JsonFields.read(in);
    SettingChange change = read(name, body);
    body.end();
    return change;
  }

  /** The same of an object; null if it has faults, which it notes. */
  static SettingChange read(String name, JsonFields body) {
    body.same("id", name, (one, other) -> Text.cut(one).equals(other)).ignore("known");
    Told<KeyNodeValue> value = body.told("value", body.field("value", AccountSettingJson.FORM));
    Optional<MergePriority> number =
        body.integer("priority")
            .flatMap(given -> Optional.ofNullable(body.make(() -> priority(given), null)));
    Told<MergePriority> priority = body.told("priority", number);
    Told<Boolean> secret = body.told("secret", body.flag("secret"));
    return body.make(() -> new SettingChange(name, value, priority, secret), null);
  }

  private static MergePriority priority(int number) {
    MergePriority priority = new MergePriority(number);
    priority.checkOfEntry();
    return priority;
  }
}
