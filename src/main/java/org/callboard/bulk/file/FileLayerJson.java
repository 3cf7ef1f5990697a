package org.callboard.bulk.file;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.callboard.account.AccountSettingJson;
import org.callboard.bulk.file.AccountLayer.Setting;
import org.callboard.dialdata.Deletions;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.EntryOrder;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.dialdata.RemovalsJson;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.KeyNodesJson;
import org.callboard.mergeable.MergePriority;
import org.callboard.platform.JsonForm;
import org.callboard.platform.JsonMembers;
import org.callboard.platform.JsonObjectForm;
import org.callboard.platform.Told;

/** How a layer stands in the organization's file. */
final class FileLayerJson {

  private static final String QUICK_DIAL = "quickDial";
  private static final String DIAL_ACTIONS = "dialActions";
  private static final String ONLY_DRAFTS = "is only for drafts.";

  /** No stored id has outer white space; what else nobody sees in one may be stored. */
  private static final JsonForm<String> ID =
      JsonForm.TEXT.as(String::strip, UnaryOperator.identity());

  private static final JsonForm<SortedSet<String>> IDS = ID.list().as(TreeSet::new, List::copyOf);

  private static final JsonForm<SortedMap<String, MergePriority>> HIGHEST =
      KeyNodesJson.PRIORITY.byName(Setting::checkedName);

  private static final JsonForm<SortedSet<String>> SETTING_NAMES =
      JsonForm.TEXT.checked(Setting::checkedName).list().as(TreeSet::new, List::copyOf);

  private FileLayerJson() {}

  /**
   * A layer: its entries in their order, what it takes away, what it remembers.
   *
   * @param secrets of this layer
   */
  static JsonObjectForm<FileLayer> form(OwnedSecrets secrets) {
    JsonObjectForm<AccountLayer> accounts = JsonForm.object(json -> account(json, secrets));
    return JsonForm.object(json -> layer(json, accounts, secrets));
  }

  private static FileLayer layer(
      JsonMembers<FileLayer> json, JsonForm<AccountLayer> accounts, OwnedSecrets secrets) {
    Set<FileLayer.Part> untold = EnumSet.noneOf(FileLayer.Part.class);
    EntriesKeep kept = EntriesKeep.nothing();
    Supplier<DialData> dial = dial(json, untold, kept, secrets.areOfDraft());
    AccountLayer account =
        Told.noted(
            json.optional("account", accounts, layer -> Optional.of(layer.account())),
            AccountLayer.NONE,
            () -> untold.add(FileLayer.Part.ACCOUNT));
    return json.make(() -> new FileLayer(dial.get(), account, untold, kept));
  }

  private static Supplier<DialData> dial(
      JsonMembers<FileLayer> json,
      Set<FileLayer.Part> untold,
      EntriesKeep kept,
      boolean isOfDraft) {
    JsonForm<QuickDialItem> item = JsonForm.object(one -> item(one, kept));
    JsonForm<DialAction> action = JsonForm.object(one -> action(one, kept));
    List<QuickDialItem> items =
        Told.noted(
            json.optional(QUICK_DIAL, item.list(), layer -> Optional.of(layer.dial().quickDial())),
            List.of(),
            () -> untold.add(FileLayer.Part.QUICK_DIAL));
    List<DialAction> actions =
        Told.noted(
            json.optional(
                DIAL_ACTIONS, action.list(), layer -> Optional.of(layer.dial().dialActions())),
            List.of(),
            () -> untold.add(FileLayer.Part.DIAL_ACTIONS));
    Set<FileLayer.Part> untoldDeletions = EnumSet.noneOf(FileLayer.Part.class);
    JsonForm<Deletions> form = JsonForm.object(one -> deletions(one, untoldDeletions));
    Deletions deletions =
        Told.noted(
            json.optional("deletions", form, layer -> Optional.of(layer.dial().deletions())),
            Deletions.NONE,
            () -> untoldDeletions.addAll(FileLayer.Part.DELETIONS));
    untold.addAll(untoldDeletions);
    EntryOrder order = order(json, untold, isOfDraft);
    DialData removals =
        json.written("removals", RemovalsJson.FORM, DialData.EMPTY, FileLayer::dial);
    return () ->
        new DialData(
                items, removals.removals(), actions, removals.removedDialActions(), deletions, true)
            .with(order);
  }

  /** What an item does not mention is noted; until it is known, something stands for it. */
  private static QuickDialItem item(JsonMembers<QuickDialItem> json, EntriesKeep kept) {
    String id = json.required("id", ID, "", QuickDialItem::id);
    String name =
        Told.noted(
            json.optional("displayName", JsonForm.TEXT, i -> Optional.of(i.displayName())),
            EntriesKeep.UNTOLD,
            () -> kept.names().add(id));
    json.neverNull("displayName");
    String uri =
        Told.noted(
            json.optional("uri", JsonForm.TEXT, i -> Optional.of(i.uri())),
            EntriesKeep.UNTOLD,
            () -> kept.uris().add(id));
    json.neverNull("uri");
    Told<String> portrait = json.told("portraitUrl", JsonForm.SHOWN, QuickDialItem::portrait);
    Told<MergePriority> priority =
        json.told("priority", KeyNodesJson.PRIORITY, i -> Optional.of(i.priority()));
    if (!portrait.isTold()) {
      kept.portraits().add(id);
    }
    if (!priority.isTold()) {
      kept.priorities().add(id);
    }
    return json.make(
        () ->
            new QuickDialItem(
                id,
                name,
                uri,
                portrait.value(),
                priority.value().orElse(MergePriority.PROVISIONED)));
  }

  private static DialAction action(JsonMembers<DialAction> json, EntriesKeep kept) {
    String id = json.required("id", ID, "", DialAction::id);
    List<KeyNode> nodes =
        Told.noted(
            json.optional("nodes", KeyNodesJson.NODES, a -> Optional.of(a.nodes())),
            List.of(),
            () -> kept.nodes().add(id));
    json.neverNull("nodes");
    return json.make(() -> new DialAction(id, nodes));
  }

  private static Deletions deletions(JsonMembers<Deletions> json, Set<FileLayer.Part> untold) {
    SortedSet<String> items =
        Told.noted(
            json.optional(QUICK_DIAL, IDS, deletions -> Optional.of(deletions.quickDial())),
            new TreeSet<>(),
            () -> untold.add(FileLayer.Part.DELETED_ITEMS));
    SortedSet<String> actions =
        Told.noted(
            json.optional(DIAL_ACTIONS, IDS, deletions -> Optional.of(deletions.dialActions())),
            new TreeSet<>(),
            () -> untold.add(FileLayer.Part.DELETED_ACTIONS));
    return json.make(() -> new Deletions(items, actions));
  }

  private static EntryOrder order(
      JsonMembers<FileLayer> json, Set<FileLayer.Part> untold, boolean isOfDraft) {
    Set<FileLayer.Part> untoldOrder = EnumSet.noneOf(FileLayer.Part.class);
    JsonForm<EntryOrder> form = JsonForm.object(one -> order(one, untoldOrder));
    Optional<EntryOrder> order =
        json.optional(
            "order", form, layer -> Optional.of(layer.dial().order()).filter(told -> isOfDraft));
    if (!isOfDraft) {
      order.filter(told -> !told.isNone()).ifPresent(told -> json.refuse("order", ONLY_DRAFTS));
      return EntryOrder.NONE;
    }
    untold.addAll(order.isEmpty() ? FileLayer.Part.ORDERS : untoldOrder);
    return order.orElse(EntryOrder.NONE);
  }

  private static EntryOrder order(JsonMembers<EntryOrder> json, Set<FileLayer.Part> untold) {
    List<String> items =
        Told.noted(
            json.optional(QUICK_DIAL, ID.list(), order -> Optional.of(order.quickDial())),
            List.of(),
            () -> untold.add(FileLayer.Part.ORDERED_ITEMS));
    List<String> actions =
        Told.noted(
            json.optional(DIAL_ACTIONS, ID.list(), order -> Optional.of(order.dialActions())),
            List.of(),
            () -> untold.add(FileLayer.Part.ORDERED_ACTIONS));
    return json.make(() -> new EntryOrder(items, actions));
  }

  private static AccountLayer account(JsonMembers<AccountLayer> json, OwnedSecrets secrets) {
    Set<AccountLayer.Part> untold = EnumSet.noneOf(AccountLayer.Part.class);
    JsonForm<Setting> setting = JsonForm.object(one -> setting(one, secrets));
    List<Setting> settings =
        Told.noted(
            json.optional("settings", setting.list(), layer -> Optional.of(layer.settings())),
            List.of(),
            () -> untold.add(AccountLayer.Part.SETTINGS));
    Set<String> names = new HashSet<>();
    settings.stream()
        .map(Setting::name)
        .filter(name -> !names.add(name))
        .distinct()
        .forEach(name -> json.refuse("settings", "have the id " + name + " twice."));
    SortedMap<String, MergePriority> highest =
        json.written("highest", HIGHEST, new TreeMap<>(), AccountLayer::highest);
    SortedSet<String> deletions =
        Told.noted(
            json.optional("deletions", SETTING_NAMES, layer -> Optional.of(layer.deletions())),
            new TreeSet<>(),
            () -> untold.add(AccountLayer.Part.DELETIONS));
    if (!deletions.isEmpty() && !secrets.areOfDraft()) {
      json.refuse("deletions", "are only for drafts.");
    }
    return json.make(() -> new AccountLayer(settings, highest, deletions, untold));
  }

  private static Setting setting(JsonMembers<Setting> json, OwnedSecrets secrets) {
    String name = json.required("id", JsonForm.TEXT, "", Setting::name);
    Optional<KeyNodeValue> plain =
        json.optional("value", AccountSettingJson.FORM, Setting::openValue);
    json.neverNull("value");
    Told<MergePriority> priority =
        json.told("priority", KeyNodesJson.PRIORITY, one -> one.priority().value());
    Told<Boolean> secret = json.told("secret", JsonForm.FLAG, one -> Optional.of(one.isSecret()));
    OwnedSecrets read = plain.isPresent() ? OwnedSecrets.NONE : secrets;
    Optional<KeyNodeValue> sealed =
        json.optional("encrypted", read.values(name), Setting::secretValue);
    json.passOver("known");
    return json.make(() -> Setting.read(name, plain.or(() -> sealed), priority, secret));
  }
}
