package org.callboard.bulk.file;

import jakarta.json.JsonArray;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.callboard.account.AccountSettingJson;
import org.callboard.bulk.file.AccountLayer.Setting;
import org.callboard.dialdata.Deletions;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataJson;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.dialdata.RemovalsJson;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.KeyNodesJson;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.GroupName;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.JsonForm;
import org.callboard.platform.JsonMembers;
import org.callboard.platform.JsonObjectForm;
import org.callboard.platform.Text;
import org.callboard.platform.Told;
import org.callboard.platform.UnreadableJson;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.SubscriberEntry;
import org.callboard.subscriber.Username;

/**
 * The organization's file: its members in their order, and how each piece of it stands in JSON, for
 * the export and the import alike. A new field is a new line here.
 */
final class OrganizationFile {

  static final String FORMAT = "callboard-organization-1";

  /** What the file has, in the order in which it has it, since a reader keeps nothing for later. */
  enum Member {
    FORMAT,
    ORGANIZATION,
    SECRETS,
    LAYERS,
    GROUPS,
    SUBSCRIBERS;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Member> of(String label) {
      return Stream.of(values()).filter(member -> member.label().equals(label)).findFirst();
    }
  }

  /** A group, without its members: they name their groups. */
  record Group(GroupName name, FileLayer layer) {

    /** Its name as it is meant, when its layer is as well: that is read again later. */
    GroupName given() {
      layer.given();
      return GroupName.given(name.text());
    }
  }

  /**
   * A subscriber. What is stored is exported, whether an import would take it or not.
   *
   * @param groups empty if the file says nothing of them
   * @param passwordHash only if the file has secrets
   * @param untold of what the file says nothing: it stays as it is
   */
  record Subscriber(
      String username,
      String displayName,
      boolean enabled,
      Optional<List<String>> groups,
      Attributes attributes,
      Optional<String> passwordHash,
      FileLayer layer,
      Set<Part> untold) {

    /** A member of a subscriber in a file. */
    enum Part {
      DISPLAY_NAME,
      ENABLED,
      ATTRIBUTES
    }

    Subscriber {
      untold = Set.copyOf(untold);
    }

    /** A whole one. */
    Subscriber(
        String username,
        String displayName,
        boolean enabled,
        Optional<List<String>> groups,
        Attributes attributes,
        Optional<String> passwordHash,
        FileLayer layer) {
      this(username, displayName, enabled, groups, attributes, passwordHash, layer, Set.of());
    }

    private boolean tells(Part part) {
      return !untold.contains(part);
    }

    /**
     * @throws InvalidValueException if there can be no such subscriber
     */
    SubscriberEntry entry() {
      return new SubscriberEntry(
          Username.given(username),
          Optional.of(Text.cut(displayName)).filter(name -> tells(Part.DISPLAY_NAME)),
          Optional.of(enabled).filter(flag -> tells(Part.ENABLED)),
          passwordHash,
          groups.map(names -> names.stream().map(GroupName::given).toList()),
          attributes.cut(),
          tells(Part.ATTRIBUTES));
    }

    @Override
    public String toString() {
      return "Subscriber[" + username + "]";
    }
  }

  private static final JsonForm<GroupName> GROUP_NAME =
      JsonForm.TEXT.as(GroupName::sought, GroupName::text);

  private static final JsonForm<String> USERNAME =
      JsonForm.TEXT.checked(username -> new Username(username).text());

  private static final JsonForm<List<String>> GROUP_NAMES =
      JsonForm.TEXT.checked(name -> GroupName.sought(name).text()).list();

  private static final JsonForm<SortedMap<String, MergePriority>> HIGHEST =
      KeyNodesJson.PRIORITY.byName(Setting::checkedName);

  private static final JsonForm<SortedSet<String>> SETTING_NAMES =
      JsonForm.TEXT.checked(Setting::checkedName).list().as(TreeSet::new, List::copyOf);

  private OrganizationFile() {}

  /**
   * A layer: its entries in their order, what it takes away, what it remembers.
   *
   * @param secrets of this layer
   */
  static JsonObjectForm<FileLayer> layer(OwnedSecrets secrets) {
    JsonObjectForm<AccountLayer> accounts = JsonForm.object(json -> account(json, secrets));
    return JsonForm.object(json -> layer(json, accounts));
  }

  static JsonObjectForm<Group> group(Optional<ExportCipher> cipher) {
    return JsonForm.object(json -> group(json, cipher));
  }

  static JsonObjectForm<Subscriber> subscriber(Optional<ExportCipher> cipher) {
    return JsonForm.object(json -> subscriber(json, cipher));
  }

  private static FileLayer layer(JsonMembers<FileLayer> json, JsonForm<AccountLayer> accounts) {
    Set<FileLayer.Part> untold = EnumSet.noneOf(FileLayer.Part.class);
    ItemsKeep kept = ItemsKeep.nothing();
    Supplier<DialData> dial = dial(json, untold, kept);
    AccountLayer account =
        told(
            json.optional("account", accounts, layer -> Optional.of(layer.account())),
            AccountLayer.NONE,
            () -> untold.add(FileLayer.Part.ACCOUNT));
    return json.make(() -> new FileLayer(dial.get(), account, untold, kept));
  }

  private static Supplier<DialData> dial(
      JsonMembers<FileLayer> json, Set<FileLayer.Part> untold, ItemsKeep kept) {
    Optional<List<QuickDialItem>> items =
        json.optional(
            "quickDial",
            kept.noting(DialDataJson.ITEM).list(),
            layer -> Optional.of(layer.dial().quickDial()));
    Optional<List<DialAction>> actions =
        json.optional(
            "dialActions",
            DialDataJson.ACTION.list(),
            layer -> Optional.of(layer.dial().dialActions()));
    Optional<Deletions> deletions =
        json.optional(
            "deletions", DialDataJson.DELETIONS, layer -> Optional.of(layer.dial().deletions()));
    DialData removals =
        json.written("removals", RemovalsJson.FORM, DialData.EMPTY, FileLayer::dial);
    List<QuickDialItem> allItems =
        told(items, List.of(), () -> untold.add(FileLayer.Part.QUICK_DIAL));
    List<DialAction> allActions =
        told(actions, List.of(), () -> untold.add(FileLayer.Part.DIAL_ACTIONS));
    Deletions all = told(deletions, Deletions.NONE, () -> untold.add(FileLayer.Part.DELETIONS));
    return () ->
        new DialData(
            allItems, removals.removals(), allActions, removals.removedDialActions(), all, true);
  }

  /** What a member has; if it is absent, that is noted. */
  private static <V> V told(Optional<V> member, V otherwise, Runnable absent) {
    if (member.isEmpty()) {
      absent.run();
    }
    return member.orElse(otherwise);
  }

  private static AccountLayer account(JsonMembers<AccountLayer> json, OwnedSecrets secrets) {
    Set<AccountLayer.Part> untold = EnumSet.noneOf(AccountLayer.Part.class);
    JsonForm<Setting> setting = JsonForm.object(one -> setting(one, secrets));
    List<Setting> settings =
        told(
            json.optional("settings", setting.list(), layer -> Optional.of(layer.settings())),
            List.of(),
            () -> untold.add(AccountLayer.Part.SETTINGS));
    SortedMap<String, MergePriority> highest =
        json.written("highest", HIGHEST, new TreeMap<>(), AccountLayer::highest);
    SortedSet<String> deletions =
        told(
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

  private static Group group(JsonMembers<Group> json, Optional<ExportCipher> cipher) {
    GroupName name = json.required("name", GROUP_NAME, null, Group::name);
    FileLayer layer =
        json.optional(
                "layer",
                layer(OwnedSecrets.ofGroup(name, cipher)),
                group -> Optional.of(group.layer()))
            .orElse(FileLayer.UNTOLD);
    return json.make(() -> new Group(name, layer));
  }

  private static Subscriber subscriber(
      JsonMembers<Subscriber> json, Optional<ExportCipher> cipher) {
    String username = json.required("username", USERNAME, null, Subscriber::username);
    OwnedSecrets secrets = OwnedSecrets.ofSubscriber(username, cipher);
    Set<Subscriber.Part> untold = EnumSet.noneOf(Subscriber.Part.class);
    String displayName =
        told(
            json.clearable("displayName", JsonForm.TEXT, "", s -> Optional.of(s.displayName())),
            "",
            () -> untold.add(Subscriber.Part.DISPLAY_NAME));
    boolean enabled =
        told(
            json.optional("enabled", JsonForm.FLAG, s -> Optional.of(s.enabled())),
            true,
            () -> untold.add(Subscriber.Part.ENABLED));
    Optional<List<String>> groups =
        json.clearable("groups", GROUP_NAMES, List.of(), Subscriber::groups);
    Attributes attributes =
        told(
            json.optional("attributes", Attributes.FORM, s -> Optional.of(s.attributes())),
            Attributes.NONE,
            () -> untold.add(Subscriber.Part.ATTRIBUTES));
    json.shown(UnreadableJson.MEMBER, subscriber -> lacking(subscriber.attributes()));
    Optional<String> hash =
        json.optional("passwordHash", secrets.hashes(username), Subscriber::passwordHash);
    FileLayer layer =
        json.optional("layer", layer(secrets), s -> Optional.of(s.layer()))
            .orElse(FileLayer.UNTOLD);
    return json.make(
        () -> {
          Subscriber subscriber =
              new Subscriber(
                  username, displayName, enabled, groups, attributes, hash, layer, untold);
          subscriber.entry(); // which refuses what cannot be one
          return subscriber;
        });
  }

  /** Without it nobody would miss them after an import. */
  private static Optional<JsonArray> lacking(Attributes attributes) {
    return attributes.whole()
        ? Optional.empty()
        : Optional.of(
            UnreadableJson.array(
                List.of(
                    new InvalidValueException.Violation(
                        "attributes", "are incomplete: some of them cannot be read."))));
  }
}
