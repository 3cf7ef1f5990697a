package org.callboard.account;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.callboard.layer.EntryChange;
import org.callboard.platform.Json;

/** What differs between two states of a layer, for the record: secrets are masked in both. */
public record AccountDifference(
    List<EntryChange<AccountSetting>> changes, AccountData before, AccountData after) {

  public static AccountDifference of(AccountData before, AccountData after) {
    Set<String> names = new TreeSet<>(before.settings().keySet());
    names.addAll(after.settings().keySet());
    List<EntryChange<AccountSetting>> changes = new ArrayList<>();
    for (String name : names) {
      if (!before.setting(name).equals(after.setting(name))) {
        changes.add(new EntryChange<>(name, before.setting(name), after.setting(name)));
      }
    }
    return new AccountDifference(changes, before, after);
  }

  /** Whether an administrator would see none. */
  public boolean isEmpty() {
    return changes.isEmpty() && before.deletions().equals(after.deletions());
  }

  public JsonObject beforeJson() {
    return json(changes.stream().map(AccountSettingJson::before).toList(), before);
  }

  public JsonObject afterJson() {
    return json(changes.stream().map(AccountSettingJson::after).toList(), after);
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
