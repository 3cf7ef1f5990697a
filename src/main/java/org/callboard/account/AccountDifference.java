package org.callboard.account;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.callboard.platform.Json;

/** What differs between two states of a layer, for the record: secrets are masked in both. */
record AccountDifference(List<Entry> entries, AccountData before, AccountData after) {

  /** One setting, before and after; empty where it is not there. */
  record Entry(String name, Optional<JsonObject> before, Optional<JsonObject> after) {}

  static AccountDifference of(AccountData before, AccountData after) {
    Set<String> names = new TreeSet<>(before.settings().keySet());
    names.addAll(after.settings().keySet());
    List<Entry> entries = new ArrayList<>();
    for (String name : names) {
      Optional<AccountSetting> old = before.setting(name);
      Optional<AccountSetting> edited = after.setting(name);
      if (!old.equals(edited)) {
        boolean secret =
            old.filter(AccountSetting::secret).isPresent()
                || edited.filter(AccountSetting::secret).isPresent();
        boolean sameValue =
            old.map(AccountSetting::value).equals(edited.map(AccountSetting::value));
        entries.add(
            new Entry(
                name,
                old.map(setting -> json(setting, secret, true)),
                edited.map(setting -> json(setting, secret, sameValue))));
      }
    }
    return new AccountDifference(entries, before, after);
  }

  private static JsonObject json(AccountSetting setting, boolean secret, boolean sameValue) {
    if (!secret) {
      return AccountSettingJson.of(setting, true);
    }
    return sameValue ? AccountSettingJson.masked(setting) : AccountSettingJson.changed(setting);
  }

  /** Whether an administrator would see none. */
  boolean isEmpty() {
    return entries.isEmpty() && before.deletions().equals(after.deletions());
  }

  JsonObject beforeJson() {
    return json(entries.stream().map(Entry::before).toList(), before);
  }

  JsonObject afterJson() {
    return json(entries.stream().map(Entry::after).toList(), after);
  }

  private JsonObject json(List<Optional<JsonObject>> settings, AccountData data) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    settings.forEach(setting -> setting.ifPresent(array::add));
    var json = Json.createObjectBuilder().add("accountSettings", array);
    if (!before.deletions().equals(after.deletions())) {
      JsonArrayBuilder deletions = Json.createArrayBuilder();
      data.deletions().forEach(deletions::add);
      json.add("accountDeletions", deletions);
    }
    return json.build();
  }
}
