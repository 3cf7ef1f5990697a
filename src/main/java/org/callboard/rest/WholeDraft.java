package org.callboard.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.callboard.account.AccountData;
import org.callboard.account.AccountDraft;
import org.callboard.account.AccountSettingJson;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataJson;
import org.callboard.dialdata.Explanation;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.layer.EntryChange;
import org.callboard.platform.Json;
import org.callboard.platform.ListJson;
import org.callboard.platform.StateVersion;

/** All that an organization's draft, or what is live, has in it. */
record WholeDraft(DialData dialData, AccountData account) {

  /** As explanations and changes call an account setting. */
  static final String ACCOUNT_SETTING = "accountSetting";

  private static final WholeDraft NOTHING = new WholeDraft(DialData.EMPTY, AccountData.EMPTY);

  /** Of all that the draft says, though its summary shows only numbers. */
  String version() {
    return StateVersion.of(
        Json.createObjectBuilder()
            .add("changes", ListJson.whole(changesOf(NOTHING)))
            .add("deletions", deletions())
            .build());
  }

  JsonObject summary() {
    return Json.createObjectBuilder()
        .add("quickDial", dialData.quickDial().size())
        .add("dialActions", dialData.dialActions().size())
        .add("accountSettings", account.settings().size())
        .add("deletions", deletions())
        .build();
  }

  private JsonObjectBuilder deletions() {
    JsonArrayBuilder names = Json.createArrayBuilder();
    account.deletions().forEach(names::add);
    return Json.createObjectBuilder(DialDataJson.of(dialData.deletions()))
        .add("accountSettings", names);
  }

  /** What publishing this draft would do: to items, to dial actions, to account settings. */
  List<JsonObject> changesOf(WholeDraft live) {
    List<JsonObject> changes = new ArrayList<>();
    DialData published = live.dialData.published(dialData);
    EntryChange.of(live.dialData.quickDial(), published.quickDial(), QuickDialItem::id)
        .forEach(
            change ->
                changes.add(
                    json(
                        change,
                        Explanation.Kind.QUICK_DIAL_ITEM.label(),
                        change.before().map(DialDataJson::of),
                        change.after().map(DialDataJson::of))));
    EntryChange.of(live.dialData.dialActions(), published.dialActions(), DialAction::id)
        .forEach(
            change ->
                changes.add(
                    json(
                        change,
                        Explanation.Kind.DIAL_ACTION.label(),
                        change.before().map(DialDataJson::of),
                        change.after().map(DialDataJson::of))));
    AccountDraft.changes(live.account, account)
        .forEach(
            change ->
                changes.add(
                    json(
                        change,
                        ACCOUNT_SETTING,
                        AccountSettingJson.before(change),
                        AccountSettingJson.after(change))));
    return changes;
  }

  private static JsonObject json(
      EntryChange<?> change, String kind, Optional<JsonObject> before, Optional<JsonObject> after) {
    return Json.createObjectBuilder()
        .add("id", change.id())
        .add("kind", kind)
        .add("change", change.change())
        .add("before", before.<JsonValue>map(json -> json).orElse(JsonValue.NULL))
        .add("after", after.<JsonValue>map(json -> json).orElse(JsonValue.NULL))
        .build();
  }
}
