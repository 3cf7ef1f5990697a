package org.callboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.callboard.account.Account;
import org.callboard.account.AccountData;
import org.callboard.account.AccountSetting;
import org.callboard.account.RecordedEdit;
import org.callboard.layer.LayerKey;
import org.callboard.layer.Layers;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue.Plain;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.CloudId;
import org.callboard.organization.ErrorTexts;
import org.callboard.organization.Group;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.SignInSettings;
import org.callboard.phone.xml.PortalSettings;
import org.callboard.phone.xml.ProvisioningXml;
import org.callboard.phone.xml.ServersOwnNodes;
import org.callboard.platform.UndoConflictException;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.SubscriberSnapshot;

/**
 * An organization's account settings in all their layers, and the phones that follow them. What the
 * editors do with several layers at once is done here by the same functions. Each refresh checks
 * the promises.
 */
final class AccountWorld {

  static final String ORGANIZATION = "organization";
  static final String DRAFT = "draft";
  static final List<String> GROUPS = List.of("group1", "group2");
  static final List<String> SUBSCRIBERS = List.of("ann", "bob");
  static final String INTERVAL = "extProvInterval";

  private static final ProvisioningXml XML = new ProvisioningXml();
  private static final String SERVERS_INTERVAL =
      String.valueOf(OrganizationSettings.DEFAULT_REFRESH);
  private static final Map<String, String> PORTAL =
      PortalSettings.all("https://phones.example.com", 1);
  private static final Set<String> PORTALS = Set.of("portal.example.com", "Portal", "portal", "p");
  private static final long ID = 1;

  /** A phone, and whose it is. */
  static final class Phone {

    private final String subscriber;
    private final boolean editable;
    private final boolean portalKnowsAll;
    private AccountSimulator app;

    Phone(String subscriber, boolean editable, boolean portalKnowsAll) {
      this.subscriber = subscriber;
      this.editable = editable;
      this.portalKnowsAll = portalKnowsAll;
      reinstall();
    }

    AccountSimulator app() {
      return app;
    }

    /** The portal always knows the host, which the server does not. */
    void reinstall() {
      app = new AccountSimulator().startsWith("host", "portal.example.com");
      app.signsIn("EXAMPLE", subscriber, "typed", "1", PORTAL);
      if (portalKnowsAll) {
        app.startsWith("title", "Portal").startsWith("username", "portal").startsWith("a", "p");
      }
    }
  }

  private Map<String, AccountData> layers = new HashMap<>();
  private Map<String, Set<String>> groupsOf = new HashMap<>();
  private Map<String, SortedMap<String, MergePriority>> departed = new HashMap<>();

  /** The highest priorities that were ever given, by layers, and who ever was in which group. */
  private final Map<String, Map<String, Integer>> given = new HashMap<>();

  private final Map<String, Set<String>> everIn = new HashMap<>();

  private final List<Phone> phones =
      List.of(
          new Phone("ann", false, true),
          new Phone("ann", true, true),
          new Phone("bob", false, false));

  AccountWorld() {
    layers.put(ORGANIZATION, AccountData.EMPTY);
    layers.put(DRAFT, AccountData.EMPTY);
    SUBSCRIBERS.forEach(this::createSubscriber);
  }

  List<Phone> phones() {
    return phones;
  }

  Optional<AccountData> layer(String name) {
    return Optional.ofNullable(layers.get(name));
  }

  void put(String layer, String name, String value, int priority) {
    if (layers.containsKey(layer)) {
      AccountSetting setting =
          new AccountSetting(
              name, new Plain(value), Optional.of(new MergePriority(priority)), false);
      note(layer, setting);
      edit(layer, data -> data.with(setting));
    }
  }

  void delete(String layer, String name) {
    attempt(() -> edit(layer, d -> layer.equals(DRAFT) ? d.deleting(name) : d.without(name)));
  }

  private final Map<String, RecordedEdit> published = new HashMap<>();

  /** Takes the last publish back, unless the record would see a conflict. */
  void undoPublish() {
    Map<String, RecordedEdit> edits = Map.copyOf(published);
    published.clear();
    Map<String, AccountData> undone = new HashMap<>();
    try {
      edits.forEach((name, recorded) -> undone.put(name, recorded.undone(layers.get(name))));
    } catch (UndoConflictException e) {
      return;
    }
    attempt(() -> undone.forEach((name, data) -> edit(name, there -> data)));
  }

  void publish() {
    Map<String, AccountData> before =
        Map.of(ORGANIZATION, layers.get(ORGANIZATION), DRAFT, layers.get(DRAFT));
    publishDraft();
    published.clear();
    before.forEach((name, data) -> published.put(name, new RecordedEdit(data, layers.get(name))));
  }

  private void publishDraft() {
    AccountData draft = layers.get(DRAFT);
    boolean published =
        attempt(
            () -> {
              edit(ORGANIZATION, live -> live.published(draft));
              edit(DRAFT, AccountData::emptied);
            });
    if (published) {
      draft.settings().values().forEach(setting -> note(ORGANIZATION, setting));
    }
  }

  private void note(String layer, AccountSetting setting) {
    given
        .computeIfAbsent(layer, l -> new HashMap<>())
        .merge(setting.name(), setting.effectivePriority().value(), Math::max);
  }

  void drop() {
    attempt(() -> edit(DRAFT, AccountData::emptied));
  }

  void createGroup(String group) {
    layers.putIfAbsent(group, AccountData.EMPTY);
  }

  private record DeletedGroup(RecordedEdit recorded, List<String> members) {}

  private final Map<String, DeletedGroup> deletedGroups = new HashMap<>();

  void deleteGroup(String group) {
    if (layers.containsKey(group)) {
      List<String> members =
          SUBSCRIBERS.stream()
              .filter(s -> groupsOf.getOrDefault(s, Set.of()).contains(group))
              .toList();
      deletedGroups.put(
          group, new DeletedGroup(new RecordedEdit(layers.get(group), AccountData.EMPTY), members));
      deleteNow(group);
    }
  }

  /** Takes the deletion back, as the record has the group. */
  void undoDeletion(String group) {
    DeletedGroup deleted = deletedGroups.get(group);
    if (deleted != null && !layers.containsKey(group)) {
      attempt(
          () -> {
            layers.put(group, deleted.recorded().undone(AccountData.EMPTY));
            deleted.members().forEach(member -> join(member, group));
          });
    }
  }

  private void deleteNow(String group) {
    attempt(
        () -> {
          SUBSCRIBERS.forEach(subscriber -> leaveNow(subscriber, group));
          layers.remove(group);
        });
  }

  void join(String subscriber, String group) {
    if (layers.containsKey(group) && groupsOf.containsKey(subscriber)) {
      groupsOf.get(subscriber).add(group);
      everIn.computeIfAbsent(subscriber, s -> new TreeSet<>()).add(group);
    }
  }

  void leave(String subscriber, String group) {
    attempt(() -> leaveNow(subscriber, group));
  }

  private void leaveNow(String subscriber, String group) {
    if (groupsOf.getOrDefault(subscriber, Set.of()).contains(group)) {
      SortedMap<String, MergePriority> held = layers.get(group).highest();
      edit(subscriber, own -> own.remembering(held));
      groupsOf.get(subscriber).remove(group);
    }
  }

  void deleteSubscriber(String subscriber) {
    if (groupsOf.containsKey(subscriber)) {
      AccountData all = layers.remove(subscriber);
      for (String group : groupsOf.remove(subscriber)) {
        all = all.remembering(layers.get(group).highest());
      }
      departed.put(subscriber, all.highest());
    }
  }

  void createSubscriber(String subscriber) {
    if (!groupsOf.containsKey(subscriber)) {
      SortedMap<String, MergePriority> held =
          Optional.ofNullable(departed.remove(subscriber)).orElseGet(TreeMap::new);
      layers.put(subscriber, AccountData.EMPTY.remembering(held));
      groupsOf.put(subscriber, new TreeSet<>());
    }
  }

  private void edit(String layer, UnaryOperator<AccountData> edit) {
    layers.computeIfPresent(layer, (name, data) -> edit.apply(data));
  }

  /** An edit after which somebody would have no host any more is refused. */
  private boolean attempt(Runnable edit) {
    Map<String, AccountData> before = new HashMap<>(layers);
    Map<String, Set<String>> groups = new HashMap<>();
    groupsOf.forEach((subscriber, set) -> groups.put(subscriber, new TreeSet<>(set)));
    List<Boolean> had = haveHosts();
    edit.run();
    List<Boolean> have = haveHosts();
    for (int i = 0; i < had.size(); i++) {
      if (had.get(i) && !have.get(i)) {
        layers = before;
        groupsOf = groups;
        return false;
      }
    }
    return true;
  }

  private List<Boolean> haveHosts() {
    return phones.stream()
        .map(phone -> groupsOf.containsKey(phone.subscriber) && shown(phone).containsKey("host"))
        .toList();
  }

  /** The phone signs in or refreshes. One whose subscriber is gone is refused. */
  void refresh(Phone phone) {
    if (!groupsOf.containsKey(phone.subscriber)) {
      return;
    }
    Layers<AccountData> told = accountLayers(phone);
    Account account = Account.of(told, organization(), subscriber(phone.subscriber));
    assertThat(account.whole()).isTrue();
    List<KeyNode> own =
        ServersOwnNodes.of(
            told,
            organization(),
            phone.subscriber,
            "token of " + phone.subscriber,
            Optional.of("https://phones.example.com"));
    Set<String> usersOwn = phone.app().usersOwn();
    phone.app().merge(XML.account(account, own, false)); // refuses what lacks a title and so on
    assertEqual(phone, account, usersOwn);
    assertThat(phone.app().refreshes(Map.of()))
        .isEqualTo(
            new AccountSimulator.Request(
                "POST",
                URI.create("https://phones.example.com/provisioning/account"),
                "application/x-www-form-urlencoded",
                (phone.editable ? "cloud_id=EXAMPLE*" : "cloud_id=EXAMPLE")
                    + "&cloud_username="
                    + phone.subscriber
                    + "&cloud_password=token+of+"
                    + phone.subscriber));
  }

  /** The phone has what is shown, but for what its user changed and nothing may override. */
  private void assertEqual(Phone phone, Account account, Set<String> usersOwn) {
    Map<String, String> shown = shown(phone);
    Map<String, String> told = new LinkedHashMap<>();
    for (Account.Node node : account.nodes()) {
      if (!node.layer().equals("server")) {
        told.put(node.name(), ((Plain) node.value()).text());
        assertThat(node.priority().value())
            .as(node.name())
            .isLessThanOrEqualTo(mostEverGiven(phone, node.name()));
      }
    }
    assertThat(told).isEqualTo(shown);
    shown.putIfAbsent(INTERVAL, SERVERS_INTERVAL);
    shown.forEach(
        (name, value) -> {
          boolean mayOverride = mostEverGiven(phone, name) >= PhoneSimulator.USER_PRIORITY;
          if (portalMayWin(phone, name)) {
            return;
          }
          if (!usersOwn.contains(name)) {
            assertThat(phone.app().value(name)).as(name).isEqualTo(value);
          } else if (!mayOverride) {
            assertThat(phone.app().usersOwn()).contains(name);
          } else if (!phone.app().usersOwn().contains(name)) {
            assertThat(phone.app().value(name)).as(name).isEqualTo(value);
          }
        });
  }

  /** The app's own rule lets the portal's value win over what nobody sets at its priority now. */
  private boolean portalMayWin(Phone phone, String name) {
    return PORTALS.contains(phone.app().value(name))
        && layersOf(phone).stream()
            .flatMap(layer -> layers.get(layer).setting(name).stream())
            .allMatch(s -> s.effectivePriority().value() < AccountSimulator.PORTAL_PRIORITY);
  }

  /** What the administrators' layers show for a phone: the last that sets it. */
  private Map<String, String> shown(Phone phone) {
    Map<String, String> shown = new LinkedHashMap<>();
    for (String name : layersOf(phone)) {
      AccountData data = layers.get(name);
      data.deletions().forEach(shown::remove);
      data.settings().forEach((key, s) -> shown.put(key, ((Plain) s.value()).text()));
    }
    return shown;
  }

  private int mostEverGiven(Phone phone, String name) {
    List<String> names = new ArrayList<>(List.of(ORGANIZATION, phone.subscriber));
    if (phone.editable) {
      names.add(DRAFT);
    }
    names.addAll(everIn.getOrDefault(phone.subscriber, Set.of()));
    return names.stream()
        .mapToInt(layer -> given.getOrDefault(layer, Map.of()).getOrDefault(name, 0))
        .max()
        .orElse(0);
  }

  private List<String> layersOf(Phone phone) {
    List<String> names = new ArrayList<>(List.of(ORGANIZATION));
    if (phone.editable) {
      names.add(DRAFT);
    }
    GROUPS.stream().filter(groupsOf.get(phone.subscriber)::contains).forEach(names::add);
    names.add(phone.subscriber);
    return names;
  }

  private Layers<AccountData> accountLayers(Phone phone) {
    return Layers.of(
        organization(), subscriber(phone.subscriber), phone.editable, key -> layers.get(name(key)));
  }

  private static String name(LayerKey key) {
    return switch (key.kind()) {
      case ORGANIZATION -> ORGANIZATION;
      case DRAFT -> DRAFT;
      case GROUP -> GROUPS.get((int) key.ownerId());
      case SUBSCRIBER -> SUBSCRIBERS.get((int) key.ownerId());
    };
  }

  private OrganizationSnapshot organization() {
    return new OrganizationSnapshot(
        ID,
        new CloudId("EXAMPLE"),
        new OrganizationSettings(
            "Example",
            true,
            Optional.empty(),
            false,
            OrganizationSettings.DEFAULT_REFRESH,
            ErrorTexts.NONE,
            SignInSettings.DEFAULT),
        GROUPS.stream()
            .filter(layers::containsKey)
            .map(name -> new Group(GROUPS.indexOf(name), new GroupName(name)))
            .toList());
  }

  private SubscriberSnapshot subscriber(String name) {
    return new SubscriberSnapshot(
        SUBSCRIBERS.indexOf(name),
        new SubscriberName(ID, name),
        name,
        "hash",
        true,
        Optional.empty(),
        Set.copyOf(groupsOf.get(name).stream().map(group -> (long) GROUPS.indexOf(group)).toList()),
        Attributes.NONE,
        Optional.empty());
  }
}
