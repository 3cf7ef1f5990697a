package org.callboard.administration;

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
import org.callboard.platform.StateVersion;

/**
 * All that an organization's draft, or what is live, has in it.
 *
 * @param plan when the clock publishes it, if it does
 */
public record WholeDraft(DialData dialData, AccountData account, Optional<PlannedPublish> plan) {

  /** As explanations and changes call an account setting. */
  public static final String ACCOUNT_SETTING = "accountSetting";

  /** Of which nothing is planned. */
  WholeDraft(DialData dialData, AccountData account) {
    this(dialData, account, Optional.empty());
  }

  private static final String SCHEDULE = "schedule";

  private static final WholeDraft NOTHING = new WholeDraft(DialData.EMPTY, AccountData.EMPTY);

  /** Of all that the draft says, and of what is planned. */
  public String version() {
    JsonObjectBuilder all =
        Json.createObjectBuilder()
            .add("changes", DraftChanges.json(changesOf(NOTHING)))
            .add("deletions", deletions());
    if (!dialData.order().isNone()) {
      all.add("order", DialDataJson.ORDER.write(dialData.order()));
    }
    plan.ifPresent(planned -> all.add(SCHEDULE, PlannedPublishJson.of(planned)));
    return StateVersion.of(all.build());
  }

  /** How much of what is in it, what it takes away, and when it is published. */
  public JsonObject summary() {
    return Json.createObjectBuilder()
        .add("quickDial", dialData.quickDial().size())
        .add("dialActions", dialData.dialActions().size())
        .add("accountSettings", account.settings().size())
        .add("deletions", deletions())
        .add("ordered", ordered())
        .add(SCHEDULE, plan.<JsonValue>map(PlannedPublishJson::of).orElse(JsonValue.NULL))
        .build();
  }

  private JsonObjectBuilder deletions() {
    JsonArrayBuilder names = Json.createArrayBuilder();
    account.deletions().forEach(names::add);
    return Json.createObjectBuilder(DialDataJson.of(dialData.deletions()))
        .add("accountSettings", names);
  }

  /** Of what the draft has an order of its own. */
  private JsonObjectBuilder ordered() {
    return Json.createObjectBuilder()
        .add("quickDial", !dialData.order().quickDial().isEmpty())
        .add("dialActions", !dialData.order().dialActions().isEmpty());
  }

  /** What publishing this draft would do: to items, to dial actions, to account settings. */
  List<DraftChange> changesOf(WholeDraft live) {
    DialData published = live.dialData.published(dialData);
    List<DraftChange> changes = new ArrayList<>();
    EntryChange.ofOrdered(live.dialData.quickDial(), published.quickDial(), QuickDialItem::id)
        .forEach(
            change ->
                changes.add(
                    DraftChange.of(
                        change,
                        Explanation.Kind.QUICK_DIAL_ITEM.label(),
                        change.before().map(DialDataJson::of),
                        change.after().map(DialDataJson::of))));
    EntryChange.ofOrdered(live.dialData.dialActions(), published.dialActions(), DialAction::id)
        .forEach(
            change ->
                changes.add(
                    DraftChange.of(
                        change,
                        Explanation.Kind.DIAL_ACTION.label(),
                        change.before().map(DialDataJson::of),
                        change.after().map(DialDataJson::of))));
    AccountDraft.changes(live.account, account)
        .forEach(
            change ->
                changes.add(
                    DraftChange.of(
                        change,
                        ACCOUNT_SETTING,
                        AccountSettingJson.before(change),
                        AccountSettingJson.after(change))));
    return changes;
  }
}
