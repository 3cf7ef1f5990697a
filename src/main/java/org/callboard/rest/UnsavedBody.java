package org.callboard.rest;

import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.callboard.administration.SubscriberChange;
import org.callboard.administration.Unsaved;
import org.callboard.administration.UnsavedEdit;
import org.callboard.administration.WholeDraft;
import org.callboard.dialdata.Explanation;
import org.callboard.organization.GroupName;
import org.callboard.platform.JsonFields;
import org.callboard.platform.Text;
import org.callboard.platform.Told;
import org.callboard.subscriber.Attributes;

/** How something that is not saved stands in a body. */
final class UnsavedBody {

  /** Room for a list of ten thousand items. */
  private static final int MAX_BYTES = 8 * 1024 * 1024;

  /** More than a form has. */
  private static final int MAX_CHANGES = 100;

  private static final String CHANGES = "changes";
  private static final String PUT = "put";
  private static final String DELETE = "delete";
  private static final String HIDDEN = "hidden";
  private static final String ITEMS = "items";
  private static final String ORDER = "order";

  /** What a change is; exactly one of them. */
  private static final List<String> DEEDS = List.of(PUT, DELETE, HIDDEN, ITEMS, ORDER);

  private UnsavedBody() {}

  static Unsaved read(InputStream in) {
    JsonFields body = JsonFields.read(in, MAX_BYTES);
    Optional<SubscriberChange> person =
        body.object("subscriber").flatMap(json -> Optional.ofNullable(person(json)));
    List<JsonFields> changes = body.objects(CHANGES).orElse(List.of());
    if (changes.size() > MAX_CHANGES) {
      body.refuse(CHANGES, "must be at most " + MAX_CHANGES + ".");
      body.end();
    }
    List<UnsavedEdit> edits = new ArrayList<>();
    changes.forEach(change -> edit(change).ifPresent(edits::add));
    return new Unsaved(person, edits, body::end);
  }

  private static SubscriberChange person(JsonFields json) {
    Told<String> displayName = json.told("displayName", json.text("displayName").map(Text::cut));
    Told<Boolean> enabled = json.told("enabled", json.flag("enabled"));
    Told<List<GroupName>> groups =
        json.told("groups", NameLists.read(json, "groups", GroupName::sought));
    Told<UnaryOperator<Attributes>> attributes =
        json.told("attributes", SubscribersResource.replacing(json));
    return json.make(
        () ->
            new SubscriberChange(
                displayName, enabled, Told.absent(), Duration.ZERO, false, groups, attributes),
        null);
  }

  private static Optional<UnsavedEdit> edit(JsonFields change) {
    String layer = change.requiredText("layer");
    String kind = change.requiredText("kind");
    List<String> deeds = DEEDS.stream().filter(deed -> change.value(deed).isPresent()).toList();
    if (deeds.size() != 1) {
      change.refuse(
          PUT, "must be there, or one of " + String.join(", ", DEEDS.subList(1, 5)) + ".");
      change.ignore("id");
      return Optional.empty();
    }
    if (layer.isEmpty()) {
      change.ignore("id");
      return Optional.empty();
    }
    if (kind.equals(Explanation.Kind.QUICK_DIAL_ITEM.label())) {
      return entry(EntryBody.QUICK_DIAL, layer, deeds.get(0), change);
    } else if (kind.equals(Explanation.Kind.DIAL_ACTION.label())) {
      return entry(EntryBody.DIAL_ACTIONS, layer, deeds.get(0), change);
    } else if (kind.equals(WholeDraft.ACCOUNT_SETTING)) {
      return setting(layer, deeds.get(0), change);
    }
    change.refuse("kind", "must be quickDialItem, dialAction or accountSetting.");
    change.ignore("id");
    return Optional.empty();
  }

  private static <E> Optional<UnsavedEdit> entry(
      EntryBody<E> reader, String layer, String deed, JsonFields change) {
    if (deed.equals(ITEMS)) {
      return change
          .objects(ITEMS)
          .map(
              items ->
                  UnsavedEdit.replace(
                      layer, reader.kind(), there -> LayerEntries.read(reader, items, there)));
    }
    if (deed.equals(ORDER)) {
      return change.texts(ORDER).map(ids -> UnsavedEdit.order(layer, reader.kind(), ids));
    }
    String id = change.requiredText("id");
    return switch (deed) {
      case PUT -> change.object(PUT).map(json -> put(reader, layer, id, change, json));
      case DELETE ->
          onlyTrue(DELETE, change).map(on -> UnsavedEdit.delete(layer, reader.kind(), id));
      default -> change.flag(HIDDEN).map(on -> UnsavedEdit.hide(layer, reader.kind(), id, on));
    };
  }

  private static <E> UnsavedEdit put(
      EntryBody<E> reader, String layer, String id, JsonFields change, JsonFields json) {
    json.same("id", id);
    return UnsavedEdit.put(
        layer,
        reader.kind(),
        id,
        (meant, before) ->
            before.isPresent() || !id.isEmpty()
                ? reader.read(
                    before.isPresent() ? meant : LayerEntries.named(change, id, Set.of()),
                    json,
                    before)
                : null);
  }

  private static Optional<UnsavedEdit> setting(String layer, String deed, JsonFields change) {
    String name = change.requiredText("id");
    if (deed.equals(PUT)) {
      return change
          .object(PUT)
          .map(json -> UnsavedEdit.put(layer, AccountSettingBody.read(name, json)));
    } else if (deed.equals(DELETE)) {
      return onlyTrue(DELETE, change).map(on -> UnsavedEdit.deleteSetting(layer, name));
    }
    change.refuse(deed, "is not for account settings.");
    return Optional.empty();
  }

  private static Optional<Boolean> onlyTrue(String field, JsonFields change) {
    Optional<Boolean> flag = change.flag(field);
    if (flag.equals(Optional.of(false))) {
      change.refuse(field, "must be true, or absent.");
    }
    return flag.filter(on -> on);
  }
}
