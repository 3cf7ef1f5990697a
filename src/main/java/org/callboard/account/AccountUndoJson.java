package org.callboard.account;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.callboard.layer.ListUndoJson;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.UndoConflictException;

/** Takes an edit of account settings back, by what the record has of it. */
public final class AccountUndoJson {

  private static final String SETTINGS = "accountSettings";
  private static final String DELETIONS = "accountDeletions";

  private static final ListUndoJson<AccountSetting> LIST =
      new ListUndoJson<>(
          SETTINGS,
          "account setting",
          AccountSetting::name,
          setting -> AccountSettingJson.of(setting, true),
          AccountUndoJson::setting);

  private AccountUndoJson() {}

  /** Whether a state has settings of which the record does not have the values. */
  public static boolean isMasked(JsonObject state) {
    return state.get(SETTINGS) instanceof JsonArray settings
        && settings.stream().anyMatch(one -> one.asJsonObject().getBoolean("secret", false));
  }

  /**
   * The settings as they were before the edit; the priorities that phones may hold stay remembered.
   *
   * @throws UndoConflictException if they are not what the edit left
   */
  public static AccountData undone(AccountData now, JsonObject before, JsonObject after) {
    if (isMasked(before) || isMasked(after)) {
      throw EditRefusedException.conflict("The record does not have the values of secrets.");
    }
    List<AccountSetting> undone = LIST.undone(List.copyOf(now.settings().values()), before, after);
    SortedMap<String, AccountSetting> settings = new TreeMap<>();
    undone.forEach(setting -> settings.put(setting.name(), setting));
    SortedSet<String> deletions = now.deletions();
    if (after.get(DELETIONS) instanceof JsonArray left) {
      deletions =
          ListUndoJson.undoneIds(
              "list of settings that the draft takes away",
              DELETIONS,
              deletions,
              strings(before.getJsonArray(DELETIONS)),
              strings(left));
    }
    return new AccountData(
        settings, now.highest(), deletions, new TreeMap<>(now.unreadable()), now.whole());
  }

  private static List<String> strings(JsonArray array) {
    return array.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
  }

  private static AccountSetting setting(JsonObject json) {
    Optional<MergePriority> priority =
        json.get("priority") instanceof JsonNumber number
            ? Optional.of(new MergePriority(number.intValueExact()))
            : Optional.empty();
    return new AccountSetting(
        json.getString("id"),
        AccountSettingJson.FORM.read("value", json.get("value")),
        priority,
        json.getBoolean("secret"));
  }
}
