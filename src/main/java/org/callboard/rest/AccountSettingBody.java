package org.callboard.rest;

import java.io.InputStream;
import java.util.Optional;
import org.callboard.account.AccountSettingJson;
import org.callboard.administration.SettingChange;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.JsonFields;

/** How an account setting stands in a body. */
final class AccountSettingBody {

  private AccountSettingBody() {}

  /** Reads a body; all that is wrong is told at once. */
  static SettingChange read(String name, InputStream in) {
    JsonFields body = JsonFields.read(in).same("id", name).ignore("known");
    Optional<KeyNodeValue> value = body.field("value", AccountSettingJson.FORM);
    Optional<MergePriority> priority =
        body.integer("priority")
            .flatMap(number -> Optional.ofNullable(body.make(() -> priority(number), null)));
    Optional<Boolean> secret = body.flag("secret");
    SettingChange change = body.make(() -> new SettingChange(name, value, priority, secret), null);
    body.end();
    return change;
  }

  private static MergePriority priority(int number) {
    MergePriority priority = new MergePriority(number);
    priority.checkOfEntry();
    return priority;
  }
}
