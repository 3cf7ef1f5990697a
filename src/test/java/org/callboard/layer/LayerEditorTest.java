package org.callboard.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.callboard.database.HeldTransaction.assertWaits;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.callboard.account.AccountData;
import org.callboard.account.AccountEditor;
import org.callboard.account.AccountSetting;
import org.callboard.database.DatabaseTest;
import org.callboard.database.HeldTransaction;
import org.callboard.database.Node;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.Draft;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.CloudId;
import org.callboard.organization.EditLocks;
import org.callboard.organization.Group;
import org.callboard.organization.GroupList;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.Attributes;
import org.callboard.subscriber.GroupEditor;
import org.callboard.subscriber.SubscriberBulkEditor;
import org.callboard.subscriber.SubscriberData;
import org.callboard.subscriber.SubscriberEditor;
import org.callboard.subscriber.SubscriberEntry;
import org.callboard.subscriber.Username;
import org.callboard.subscriber.UsernameKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Edits of layers in the tables: what they read and write, and which of them meet. */
@DatabaseTest
@SuppressWarnings("try") // a transaction is held open, not used
class LayerEditorTest {

  private static final Username ANN = new Username("ann");
  private static final GroupName SALES = new GroupName("sales");

  @Inject private Node node;
  @Inject private EntityManager entities;
  @Inject private OrganizationEditor organizations;
  @Inject private SubscriberEditor subscribers;
  @Inject private GroupEditor groups;
  @Inject private GroupList groupList;
  @Inject private UsernameKeys keys;
  @Inject private DialDataEditor dialData;
  @Inject private AccountEditor accounts;
  @Inject private DraftEditor drafts;
  @Inject private LayerLocks locks;
  @Inject private EditLocks editLocks;
  @Inject private SubscriberBulkEditor bulk;

  private OrganizationSnapshot acme;
  private LayerAddress ann;
  private LayerAddress bob;
  private LayerAddress sales;
  private LayerAddress all;

  @BeforeEach
  void makeAnOrganization() {
    CloudId cloudId = new CloudId("ACME");
    OrganizationSettings settings = OrganizationSettings.named("Acme");
    acme = organizations.create(cloudId, settings);
    groups.put(acme, SALES, Optional.empty(), Expected.ANYTHING);
    Group group = node.inTransaction(() -> groupList.of(acme.id()).get(0));
    acme = new OrganizationSnapshot(acme.id(), cloudId, settings, List.of(group));
    ann = LayerAddress.ofSubscriber(acme, create("ann"), "ann");
    bob = LayerAddress.ofSubscriber(acme, create("bob"), "bob");
    sales = LayerAddress.ofGroup(acme, group);
    all = LayerAddress.ofOrganization(acme);
  }

  private long create(String username) {
    subscribers.put(acme, new Username(username), data(List.of()), Expected.ANYTHING);
    return node.inTransaction(
        () ->
            keys.subscriberIds(acme.id(), List.of(new Username(username)))
                .values()
                .iterator()
                .next());
  }

  private static SubscriberData data(List<GroupName> groups) {
    return new SubscriberData(
        Optional.empty(), true, Optional.empty(), Optional.of(groups), Optional.empty());
  }

  private static QuickDialItem item(String id, int priority) {
    return new QuickDialItem(id, "Name", "5000", Optional.empty(), new MergePriority(priority));
  }

  private static List<QuickDialItem> items(int count) {
    return IntStream.range(0, count).mapToObj(i -> item("i" + i, 20)).toList();
  }

  private static AccountSetting setting(String name, String value) {
    return new AccountSetting(name, new KeyNodeValue.Plain(value), Optional.empty(), false);
  }

  private DialData dial(LayerAddress address) {
    return dialData.read(address.key());
  }

  // What one edit costs

  @Test
  void anEditOfOneItemReadsAndWritesNoOthers() {
    List<Integer> statements = new ArrayList<>();
    for (LayerAddress layer : List.of(ann, bob)) {
      int size = statements.isEmpty() ? 10 : 5000;
      dialData.edit(layer, before -> before.withQuickDial(items(size)));
      try (Statements asked = listen()) {
        dialData.editEntry(layer, "i3", before -> before.with(item("i3", 30)));
        dialData.editEntry(layer, "new", before -> before.with(item("new", 20)));
        dialData.editEntry(layer, "i4", before -> before.withoutItem("i4"));
        assertThat(asked.rows()).as(asked.toString()).isLessThan(20);
        statements.add(asked.count());
      }
      List<QuickDialItem> now = dial(layer).quickDial();
      assertThat(now).hasSize(size).doesNotContain(item("i4", 20));
      assertThat(now.get(3)).isEqualTo(item("i3", 30));
      assertThat(now.get(size - 1)).isEqualTo(item("new", 20));
      assertThat(dial(layer).removals()).containsOnlyKeys("i4");
    }
    // Ids come from their sequence fifty at a time, so one statement more or less is chance.
    assertThat(statements.get(1)).isCloseTo(statements.get(0), within(2)).isLessThan(40);
  }

  private Statements listen() {
    return node.inTransaction(() -> Statements.of(entities));
  }

  @Test
  void theRecordOfOneEditHasThatEntryOnly() {
    dialData.edit(ann, before -> before.withQuickDial(items(10)));
    dialData.editEntry(ann, "i3", before -> before.with(item("i3", 30)));
    String record =
        node.rows("SELECT before_state, after_state FROM audit_entry ORDER BY id DESC").get(0);
    assertThat(record).contains("\"i3\"").doesNotContain("\"i2\"");
  }

  @Test
  void anEditOfOneEntryDoesWhatTheSameEditOfTheWholeLayerDoes() {
    DialData whole =
        DialData.EMPTY
            .withQuickDial(items(4))
            .with(new DialAction("i1", List.of()))
            .withoutItem("i2");
    for (LayerAddress layer : List.of(ann, all)) {
      dialData.edit(layer, before -> whole);
      DialData expected = whole.with(item("i1", 10)).with(item("i2", 50)).withoutItem("i0");
      dialData.editEntry(layer, "i1", before -> before.with(item("i1", 10)));
      dialData.editEntry(layer, "i2", before -> before.with(item("i2", 50)));
      dialData.editEntry(layer, "i0", before -> before.withoutItem("i0"));
      assertThat(dial(layer)).isEqualTo(expected);
      dialData.editEntry(layer, "i1", before -> before.withoutAction("i1"));
      assertThat(dial(layer)).isEqualTo(expected.withoutAction("i1"));
    }
  }

  @Test
  void anEntryOfTheDraftIsEditedWithTheLiveOneBehindIt() {
    dialData.edit(all, before -> before.withQuickDial(items(3)));
    dialData.editDraftEntry(acme, "i1", (live, draft) -> new Draft(live, draft).withoutItem("i1"));
    LayerAddress draft = LayerAddress.ofDraft(acme);
    assertThat(dial(draft).deletions().quickDial()).containsExactly("i1");
    dialData.editEntry(draft, "i1", before -> before.with(item("i1", 30)));
    assertThat(dial(draft).deletions().quickDial()).isEmpty();
    drafts.publish(acme, () -> {});
    assertThat(dial(all).item("i1")).contains(item("i1", 30));
    assertThat(dial(draft).saysNothing()).isTrue();
  }

  @Test
  void theLimitsOfALayerHoldForSingleEditsToo() {
    dialData.edit(ann, before -> before.withQuickDial(items(10_000)));
    dialData.editEntry(ann, "i9", before -> before.with(item("i9", 25)));
    assertThatThrownBy(
            () -> dialData.editEntry(ann, "one more", before -> before.with(item("one more", 20))))
        .isInstanceOf(InvalidValueException.class);
    assertThat(dial(ann).quickDial()).hasSize(10_000);
  }

  @Test
  void aListIsWrittenAndOrderedAnew() {
    dialData.edit(ann, before -> before.withQuickDial(items(1200)));
    List<QuickDialItem> turned = new ArrayList<>(items(1200));
    Collections.reverse(turned);
    dialData.edit(ann, before -> before.withQuickDial(turned));
    assertThat(dial(ann).quickDial()).isEqualTo(turned);
    dialData.edit(ann, DialData::emptied);
    assertThat(dial(ann).quickDial()).isEmpty();
    assertThat(dial(ann).removals()).hasSize(1200);
  }

  @Test
  void aSettingIsEditedWithoutTheOthers() {
    accounts.edit(ann, before -> before.with(setting("host", "a")).with(setting("expires", "60")));
    LayerEdit<AccountData> edit =
        accounts.editEntry(ann, "expires", before -> before.with(setting("expires", "90")));
    assertThat(edit.before().settings()).containsOnlyKeys("expires");
    assertThat(accounts.read(ann.key()).settings()).containsOnlyKeys("expires", "host");
    assertThatThrownBy(() -> accounts.editEntry(ann, "host", before -> before.without("host")))
        .isInstanceOf(EditRefusedException.class)
        .hasMessageContaining("ann");
  }

  // Which edits meet

  private <T> Future<T> begin(Supplier<T> edit) {
    return node.inBackground(edit::get);
  }

  @Test
  void anEditOfOnePersonDoesNotWaitForAnImportOfOthers() throws Exception {
    try (HeldTransaction imported = new HeldTransaction(node, () -> importIntoSales("imported"))) {
      begin(() -> dialData.editEntry(ann, "x", before -> before.with(item("x", 20))))
          .get(10, TimeUnit.SECONDS);
      begin(() -> dialData.edit(sales, before -> before.with(item("x", 20))))
          .get(10, TimeUnit.SECONDS);
      begin(
              () ->
                  accounts.editEntry(
                      ann, "expires", before -> before.with(setting("expires", "99"))))
          .get(10, TimeUnit.SECONDS);
    }
    assertThat(dial(ann).item("x")).isPresent();
  }

  private void importIntoSales(String username) {
    SubscriberEntry entry =
        new SubscriberEntry(
            new Username(username),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(List.of(SALES)),
            Attributes.NONE);
    editLocks.lockMany(acme.id());
    bulk.write(
        acme,
        List.of(entry),
        Map.of(),
        bulk.groupIds(acme.id()),
        new HashMap<>(),
        ids -> assertThat(ids).hasSize(1));
  }

  @Test
  void anEditThatSpansLayersWaitsForOthersThatDo() throws Exception {
    Future<?> edit;
    try (HeldTransaction other = new HeldTransaction(node, () -> locks.lockRules(acme.id()))) {
      edit =
          begin(() -> accounts.editEntry(ann, "host", before -> before.with(setting("host", "h"))));
      assertWaits(edit);
    }
    edit.get(20, TimeUnit.SECONDS);
    assertThat(accounts.read(ann.key()).setting("host")).isPresent();
  }

  /** Each relies on what the other takes away. */
  @Test
  void ofTwoWhoEachTakeAwayTheLastButOneHostOneIsRefused() throws Exception {
    subscribers.put(acme, ANN, data(List.of(SALES)), Expected.ANYTHING);
    accounts.edit(all, before -> before.with(setting("host", "a")));
    accounts.edit(sales, before -> before.with(setting("host", "b")));
    List<Future<LayerEdit<AccountData>>> ended =
        node.atOnce(
            List.of(
                () -> accounts.editEntry(all, "host", before -> before.without("host")),
                () -> accounts.editEntry(sales, "host", before -> before.without("host"))));
    assertThat(ended.stream().filter(LayerEditorTest::isRefused).count()).isEqualTo(1);
  }

  private static boolean isRefused(Future<?> edit) {
    try {
      edit.get();
      return false;
    } catch (ExecutionException e) {
      assertThat(e.getCause()).isInstanceOf(EditRefusedException.class);
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Otherwise a phone that saw the item between both would keep it for good. */
  @Test
  void whatAGroupGivesWhileSomebodyLeavesItIsRemembered() throws Exception {
    subscribers.put(acme, ANN, data(List.of(SALES)), Expected.ANYTHING);
    Future<?> leaving;
    try (HeldTransaction edit =
        new HeldTransaction(
            node,
            () -> {
              dialData.editEntry(sales, "x", before -> before.with(item("x", 60)));
              accounts.editEntry(sales, "expires", before -> before.with(setting("expires", "90")));
            })) {
      leaving = begin(() -> subscribers.put(acme, ANN, data(List.of()), Expected.ANYTHING));
      assertWaits(leaving);
    }
    leaving.get(20, TimeUnit.SECONDS);
    assertThat(dial(all).removals()).containsEntry("x", new MergePriority(60));
    assertThat(accounts.read(ann.key()).highest()).containsKey("expires");
  }

  @Test
  void anEditOfAGroupWaitsForWhoeverLeavesIt() throws Exception {
    subscribers.put(acme, ANN, data(List.of(SALES)), Expected.ANYTHING);
    Future<?> edit;
    try (HeldTransaction leaving =
        new HeldTransaction(
            node, () -> subscribers.put(acme, ANN, data(List.of()), Expected.ANYTHING))) {
      edit = begin(() -> dialData.editEntry(sales, "x", before -> before.with(item("x", 60))));
      assertWaits(edit);
    }
    edit.get(20, TimeUnit.SECONDS);
    assertThat(dial(sales).item("x")).isPresent();
  }

  /** The statements that remember for leavers write rows of their own layers. */
  @Test
  void whatALeaverRemembersAndWhatIsEditedOfThemBothStay() throws Exception {
    subscribers.put(acme, ANN, data(List.of(SALES)), Expected.ANYTHING);
    accounts.edit(sales, before -> before.with(setting("expires", "90")));
    Future<?> leaving;
    try (HeldTransaction edit =
        new HeldTransaction(
            node,
            () ->
                accounts.editEntry(
                    ann, "expires", before -> before.with(setting("expires", "60"))))) {
      leaving = begin(() -> groups.put(acme, SALES, Optional.of(List.of()), Expected.ANYTHING));
      assertWaits(leaving);
    }
    leaving.get(20, TimeUnit.SECONDS);
    AccountData now = accounts.read(ann.key());
    assertThat(now.setting("expires")).contains(setting("expires", "60"));
    assertThat(now.highest()).containsKey("expires");
  }

  @Test
  void whatASubscriberHadIsKeptForTheNextOneOfTheName() {
    subscribers.put(acme, ANN, data(List.of(SALES)), Expected.ANYTHING);
    dialData.edit(ann, before -> before.with(item("own", 60)));
    dialData.edit(sales, before -> before.with(item("group's", 70)));
    accounts.edit(ann, before -> before.with(setting("expires", "90")));
    subscribers.delete(acme, ANN, Expected.ANYTHING);
    assertThat(node.rows("SELECT data FROM departed_layer ORDER BY data"))
        .containsExactly("ACCOUNT", "DIAL_DATA");
    LayerAddress again = LayerAddress.ofSubscriber(acme, create("Ann"), "Ann");
    assertThat(dial(again).removals()).containsOnlyKeys("group's", "own");
    assertThat(accounts.read(again.key()).highest()).containsKey("expires");
    assertThat(node.rows("SELECT data FROM departed_layer")).isEmpty();
  }

  @Test
  void anEditOfWhomSomebodyDeletesIsRefused() throws Exception {
    Future<?> edit;
    try (HeldTransaction deleting =
        new HeldTransaction(node, () -> subscribers.delete(acme, ANN, Expected.ANYTHING))) {
      edit = begin(() -> dialData.editEntry(ann, "x", before -> before.with(item("x", 20))));
      assertWaits(edit);
    }
    assertThat(isRefused(edit)).isTrue();
  }

  @Test
  void editsOfOneLayerAtOnceAllStay() throws Exception {
    List<Future<LayerEdit<DialData>>> ended =
        node.atOnce(
            IntStream.range(0, 6)
                .<Callable<LayerEdit<DialData>>>mapToObj(
                    i ->
                        () ->
                            dialData.editEntry(
                                ann, "i" + i, before -> before.with(item("i" + i, 20))))
                .toList());
    for (Future<?> edit : ended) {
      edit.get();
    }
    assertThat(dial(ann).quickDial()).hasSize(6);
  }
}
