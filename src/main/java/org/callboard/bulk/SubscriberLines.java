package org.callboard.bulk;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.account.AccountData;
import org.callboard.account.AccountDifference;
import org.callboard.audit.RecordLine;
import org.callboard.layer.LayerEdit;
import org.callboard.organization.Group;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Json;
import org.callboard.subscriber.SubscriberJson;
import org.callboard.subscriber.SubscriberSnapshot;
import org.callboard.subscriber.SubscribersEdited;

/**
 * What lines of an import changed of subscribers and of their own account settings. Of somebody who
 * was there before, that is what differs; lines that change nothing are none.
 */
final class SubscriberLines {

  private final OrganizationSnapshot organization;
  private final Map<Long, String> groups = new LinkedHashMap<>();

  /**
   * @param groups all groups that there are by now
   */
  SubscriberLines(OrganizationSnapshot organization, List<Group> groups) {
    this.organization = organization;
    groups.forEach(group -> this.groups.put(group.id(), group.name().text()));
  }

  /**
   * As the record keeps them.
   *
   * @param edits of the lines, in their order
   * @param settings what was made of their own layers, by the ids of the subscribers
   */
  List<RecordLine> of(
      List<PreparedLine> lines,
      List<SubscribersEdited.Edit> edits,
      Map<Long, LayerEdit<AccountData>> settings) {
    List<RecordLine> changed = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      SubscribersEdited.Edit edit = edits.get(i);
      Optional<AccountDifference> account =
          Optional.ofNullable(settings.get(edit.after().id()))
              .map(layer -> AccountDifference.of(layer.before(), layer.after()))
              .filter(difference -> !difference.isEmpty());
      if (account.isPresent() || !edit.before().equals(Optional.of(edit.after()))) {
        changed.add(line(lines.get(i).line(), edit, account));
      }
    }
    return changed;
  }

  private RecordLine line(
      long number, SubscribersEdited.Edit edit, Optional<AccountDifference> account) {
    Optional<JsonObject> old = edit.before().map(before -> SubscriberJson.recorded(before, groups));
    JsonObject now = SubscriberJson.recorded(edit.after(), groups);
    JsonObjectBuilder after = differing(now, old);
    if (edit.before().filter(before -> hasOtherPassword(before, edit.after())).isPresent()) {
      after.add("password", "(changed)");
    }
    account.ifPresent(difference -> after.addAll(builder(difference.afterJson())));
    Optional<JsonObject> before =
        old.map(
            there -> {
              JsonObjectBuilder json = differing(there, Optional.of(now));
              account.ifPresent(difference -> json.addAll(builder(difference.beforeJson())));
              return json.build();
            });
    return new RecordLine(
        number,
        "organizations/" + organization.cloudId() + "/subscribers/" + edit.after().username(),
        before.map(JsonObject::toString),
        Optional.of(after.build().toString()));
  }

  private static boolean hasOtherPassword(SubscriberSnapshot before, SubscriberSnapshot after) {
    return !before.passwordHash().equals(after.passwordHash());
  }

  private static JsonObjectBuilder differing(JsonObject state, Optional<JsonObject> other) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    for (Map.Entry<String, JsonValue> member : state.entrySet()) {
      boolean isSame =
          other.filter(o -> member.getValue().equals(o.get(member.getKey()))).isPresent();
      if (!isSame) {
        json.add(member.getKey(), member.getValue());
      }
    }
    return json;
  }

  private static JsonObjectBuilder builder(JsonObject json) {
    return Json.createObjectBuilder(json);
  }
}
