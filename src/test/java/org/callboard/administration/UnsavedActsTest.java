package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.callboard.account.Account;
import org.callboard.account.AccountData;
import org.callboard.administration.PreviewActs.Phone;
import org.callboard.administrator.AdministratorRole;
import org.callboard.database.Caller;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.Layers;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Told;
import org.callboard.security.Principals;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a phone would get if something were saved is what it gets when it is. */
@DatabaseTest
class UnsavedActsTest {

  private static final EntryKind<QuickDialItem> ITEMS = EntryKind.QUICK_DIAL;

  @Inject private Node node;
  @Inject private Given given;
  @Inject private DatabaseContact database;
  @Inject private UnsavedActs unsaved;
  @Inject private PreviewActs previews;
  @Inject private EntryActs entries;
  @Inject private HidingActs hiding;
  @Inject private AccountSettingActs settings;
  @Inject private SubscriberActs people;
  @Inject private DialDataEditor lists;

  private OrganizationSnapshot acme;
  private Caller manager;

  @BeforeEach
  void anOrganizationWithPeopleAndLists() {
    database.confirm(System.nanoTime());
    acme = given.organization("ACME");
    LayerAddress live = LayerAddress.ofOrganization(acme);
    given.items(live, "canteen", "gate");
    given.item(live, "security", 50);
    given.setting(live, "host", "sip.example.com");
    given.items(LayerAddress.ofDraft(acme), "taxi");
    given.items(given.subscriber(acme, "ann"), "mine");
    LayerAddress sales = LayerAddress.ofGroup(acme, given.group(acme, "sales", "ann"));
    given.group(acme, "support");
    acme = given.now(acme);
    given.item(sales, "hotline", 60);
    given.setting(sales, "expires", "90");
    lists.edit(sales, data -> data.with(new DialAction("intercom", List.of())));
    manager = caller(AdministratorRole.MANAGER);
  }

  private Caller caller(AdministratorRole role) {
    return new Caller(Principals.of(role, "max", 2, Optional.of(acme.id())), role.rights());
  }

  private static QuickDialItem item(String id, int priority) {
    return new QuickDialItem(id, "New " + id, "1", Optional.empty(), new MergePriority(priority));
  }

  private static Unsaved of(UnsavedEdit... edits) {
    return new Unsaved(Optional.empty(), List.of(edits), () -> {});
  }

  private static UnsavedEdit put(String layer, QuickDialItem item) {
    return UnsavedEdit.put(layer, ITEMS, item.id(), (id, before) -> item);
  }

  private DialData would(boolean editable, Unsaved change) {
    database.confirm(System.nanoTime()); // memory waits for the database only if it is there
    return DialData.folded(
        manager.calls(() -> unsaved.global("ACME", "ann", editable, change)).layers());
  }

  private DialData is(boolean editable) {
    database.confirm(System.nanoTime());
    return DialData.folded(
        manager.calls(() -> previews.global("ACME", "ann", editable, false)).layers());
  }

  private static Account account(Phone<Layers<AccountData>> phone) {
    return Account.of(phone.layers(), phone.organization(), phone.subscriber());
  }

  /** All that is stored, recorded and told. */
  private List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (String table :
        List.of(
            "quick_dial_item",
            "dial_action",
            "removal",
            "account_setting",
            "group_member",
            "subscriber",
            "dial_layer",
            "audit_entry",
            "change_feed")) {
      rows.add(table + node.rows("SELECT COUNT(*) FROM " + table));
    }
    rows.add("versions" + node.rows("SELECT SUM(version) FROM dial_layer"));
    return rows;
  }

  /** What would be is what comes to be, and until it is saved nothing is. */
  private void same(boolean editable, Unsaved change, Runnable save) {
    DialData before = is(editable);
    List<String> rows = rows();
    DialData would = would(editable, change);
    assertThat(rows()).isEqualTo(rows);
    assertThat(is(editable)).isEqualTo(before).isNotEqualTo(would);
    manager.runs(save);
    assertThat(is(editable)).isEqualTo(would);
  }

  private void save(LayerName layer, QuickDialItem item) {
    entries.put("ACME", layer, ITEMS, item.id(), before -> item, Expected.ANYTHING);
  }

  private void delete(LayerName layer, String id) {
    entries.delete("ACME", layer, ITEMS, id, Expected.ANYTHING);
  }

  @Test
  void anEntryOfAnyLayerIsShownAsItWouldBe() {
    LayerName ann = LayerName.subscriber("ann");
    same(false, of(put("subscriber", item("canteen", 20))), () -> save(ann, item("canteen", 20)));
    same(
        false,
        of(put("group:sales", item("hotline", 30))),
        () -> save(LayerName.group("sales"), item("hotline", 30)));
    same(true, of(put("draft", item("gate", 20))), () -> save(LayerName.draft(), item("gate", 20)));
    same(
        false,
        of(UnsavedEdit.delete("organization", ITEMS, "security")),
        () -> delete(LayerName.organization(), "security"));
    same(
        true,
        of(
            UnsavedEdit.delete("draft", ITEMS, "canteen"),
            UnsavedEdit.delete("draft", ITEMS, "taxi")),
        () -> {
          delete(LayerName.draft(), "canteen");
          delete(LayerName.draft(), "taxi");
        });
    same(
        false,
        of(UnsavedEdit.hide("subscriber", ITEMS, "gate", true)),
        () -> hiding.hide("ACME", ann, ITEMS, "gate"));
    same(
        false,
        of(UnsavedEdit.hide("subscriber", ITEMS, "gate", false)),
        () -> hiding.show("ACME", ann, ITEMS, "gate"));
    List<String> order = List.of("gate", "canteen");
    same(
        false,
        of(UnsavedEdit.order("organization", ITEMS, order)),
        () -> entries.order("ACME", LayerName.organization(), ITEMS, order, Expected.ANYTHING));
    UnaryOperator<List<QuickDialItem>> list = there -> List.of(item("a", 20), there.get(0));
    same(
        false,
        of(UnsavedEdit.replace("organization", ITEMS, list)),
        () -> entries.replace("ACME", LayerName.organization(), ITEMS, list, Expected.ANYTHING));
  }

  @Test
  void anOrderOfTheDraftIsShownAsItWouldBe() {
    List<String> order = List.of("taxi", "security", "gate", "canteen");
    same(
        true,
        of(UnsavedEdit.order("draft", ITEMS, order)),
        () -> entries.orderResult("ACME", ITEMS, order, Expected.ANYTHING));
    assertThat(is(true).quickDial())
        .extracting(QuickDialItem::id)
        .containsSubsequence("taxi", "security", "gate", "canteen");
  }

  private static SubscriberChange person(
      Told<List<GroupName>> groups, Told<UnaryOperator<Attributes>> attributes) {
    return new SubscriberChange(
        Told.absent(), Told.absent(), Told.absent(), Duration.ZERO, false, groups, attributes);
  }

  /** The phone is told to drop what the group gave. */
  @Test
  void aPersonIsShownInOtherGroups() {
    SubscriberChange change = person(Told.of(List.of(new GroupName("support"))), Told.absent());
    Unsaved left = new Unsaved(Optional.of(change), List.of(), () -> {});
    Account would = account(manager.calls(() -> unsaved.account("ACME", "ann", false, left)));
    assertThat(would.node("expires")).isEmpty();
    same(false, left, () -> people.put("ACME", new Username("ann"), change, Expected.ANYTHING));
    assertThat(is(false).removals()).containsKey("hotline");
    assertThat(account(manager.calls(() -> previews.account("ACME", "ann", false, false))))
        .isEqualTo(would);
  }

  @Test
  void settingsAndAttributesAreShownTogether() {
    UnaryOperator<Attributes> desk = before -> new Attributes(new TreeMap<>(Map.of("desk", "412")));
    Unsaved both =
        new Unsaved(
            Optional.of(person(Told.absent(), Told.of(desk))),
            List.of(UnsavedEdit.put("subscriber", setting("voiceMailNumber", "9${desk}"))),
            () -> {});
    List<String> rows = rows();
    Account would = account(manager.calls(() -> unsaved.account("ACME", "ann", false, both)));
    assertThat(rows()).isEqualTo(rows);
    assertThat(would.node("voiceMailNumber").orElseThrow().value())
        .isEqualTo(new KeyNodeValue.Plain("9412"));
    manager.runs(
        () -> {
          people.put("ACME", new Username("ann"), both.person().get(), Expected.ANYTHING);
          settings.put(
              "ACME",
              LayerName.subscriber("ann"),
              setting("voiceMailNumber", "9${desk}"),
              Expected.ANYTHING);
        });
    assertThat(account(manager.calls(() -> previews.account("ACME", "ann", false, false))))
        .isEqualTo(would);
  }

  private static SettingChange setting(String name, String value) {
    return new SettingChange(
        name, Told.of(new KeyNodeValue.Plain(value)), Told.absent(), Told.absent());
  }

  /** The same fault, whoever asks. */
  private void sameFault(Unsaved change, Runnable save) {
    Throwable[] faults = new Throwable[2];
    assertThatThrownBy(() -> would(true, change)).satisfies(e -> faults[0] = e);
    assertThatThrownBy(() -> manager.runs(save)).satisfies(e -> faults[1] = e);
    assertThat(faults[0]).hasSameClassAs(faults[1]).hasMessage(faults[1].getMessage());
  }

  @Test
  void faultsAreThoseOfSaving() {
    QuickDialItem unseen = item("a\u00adb", 20);
    sameFault(of(put("organization", unseen)), () -> save(LayerName.organization(), unseen));
    sameFault(
        of(UnsavedEdit.delete("subscriber", ITEMS, "nothing")),
        () -> delete(LayerName.subscriber("ann"), "nothing"));
    sameFault(
        of(UnsavedEdit.hide("group:sales", ITEMS, "hotline", true)),
        () -> hiding.hide("ACME", LayerName.group("sales"), ITEMS, "hotline"));
    sameFault(
        of(UnsavedEdit.put("subscriber", setting("expires", "${nobody}"))),
        () ->
            settings.put(
                "ACME",
                LayerName.subscriber("ann"),
                setting("expires", "${nobody}"),
                Expected.ANYTHING));
    sameFault(
        of(UnsavedEdit.deleteSetting("organization", "host")),
        () -> settings.delete("ACME", LayerName.organization(), "host", Expected.ANYTHING));
    SubscriberChange nowhere = person(Told.of(List.of(new GroupName("none"))), Told.absent());
    sameFault(
        new Unsaved(Optional.of(nowhere), List.of(), () -> {}),
        () -> people.put("ACME", new Username("ann"), nowhere, Expected.ANYTHING));
    UnaryOperator<List<QuickDialItem>> many =
        there -> {
          List<QuickDialItem> all = new ArrayList<>();
          for (int i = 0; i <= 10_000; i++) {
            all.add(item("i" + i, 20));
          }
          return all;
        };
    sameFault(
        of(UnsavedEdit.replace("draft", ITEMS, many)),
        () -> entries.replace("ACME", LayerName.draft(), ITEMS, many, Expected.ANYTHING));
  }

  @Test
  void layersThatThePhoneDoesNotGetAreRefusedInWords() {
    assertThatThrownBy(() -> would(false, of(put("draft", item("a", 20)))))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("editable=true");
    assertThatThrownBy(() -> would(false, of(put("group:support", item("a", 20)))))
        .hasMessageContaining("no member");
    assertThatThrownBy(() -> would(false, of(put("group:none", item("a", 20)))))
        .isInstanceOf(EditRefusedException.class);
    assertThatThrownBy(() -> would(false, of(put("somewhere", item("a", 20)))))
        .hasMessageContaining("must be organization, draft, subscriber");
  }

  @Test
  void onlyManagersTryOutWhatOnlyTheySave() {
    Unsaved technical = of(UnsavedEdit.put("subscriber", setting("expires", "60")));
    for (AdministratorRole role : List.of(AdministratorRole.RECEPTION, AdministratorRole.READER)) {
      assertThatThrownBy(
              () -> caller(role).runs(() -> unsaved.global("ACME", "ann", false, technical)))
          .hasMessageContaining("Your role does not allow this");
      AtomicInteger ended = new AtomicInteger();
      Unsaved own =
          new Unsaved(
              Optional.empty(), List.of(put("subscriber", item("a", 20))), ended::incrementAndGet);
      caller(role).runs(() -> unsaved.global("ACME", "ann", false, own));
      assertThat(ended).hasValue(1);
    }
  }

  @Test
  void whoWouldBeRefusedIsToldBefore() {
    SubscriberChange off =
        new SubscriberChange(
            Told.absent(),
            Told.of(false),
            Told.absent(),
            Duration.ZERO,
            false,
            Told.absent(),
            Told.absent());
    Unsaved change = new Unsaved(Optional.of(off), List.of(), () -> {});
    assertThat(manager.calls(() -> unsaved.global("ACME", "ann", false, change)).refused())
        .containsExactly(Hindrance.SUBSCRIBER_DISABLED);
  }
}
