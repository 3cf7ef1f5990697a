package org.callboard.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.callboard.database.Given.usernames;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.callboard.account.AccountEditor;
import org.callboard.account.AccountSetting;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.device.CodeOwner;
import org.callboard.device.DeviceDirectory;
import org.callboard.device.DeviceEditor;
import org.callboard.device.DeviceToken;
import org.callboard.device.SignIn;
import org.callboard.device.SignInCodes;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.feed.DataChanged;
import org.callboard.layer.LayerAddress;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.CloudId;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationRemoval;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Bounds;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.EditRefusedException.Reason;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A subscriber who goes to another organization is the same one, and phones find it by the old. */
@DatabaseTest
class SubscriberMoveTest {

  private static final Username ANN = new Username("Ann.Smith");
  private static final MergePriority HIGH = new MergePriority(100);

  @Inject private Node node;
  @Inject private Given given;
  @Inject private MoveEditor editor;
  @Inject private SubscriberEditor subscribers;
  @Inject private SubscriberDirectory directory;
  @Inject private SubscriberCache cache;
  @Inject private SubscriberHashes hashes;
  @Inject private DatabaseContact database;
  @Inject private DeviceEditor devices;
  @Inject private DeviceDirectory deviceDirectory;
  @Inject private SignInCodes codes;
  @Inject private AccountEditor accounts;
  @Inject private DialDataEditor dialData;
  @Inject private OrganizationEditor organizations;
  @Inject private OrganizationRemoval removal;

  private OrganizationSnapshot acme;
  private OrganizationSnapshot other;
  private long ann;

  @BeforeEach
  void twoOrganizations() {
    database.confirm(System.nanoTime());
    acme = given.organization("ACME");
    other = given.organization("OTHER");
    given.group(acme, "sales");
    given.group(other, "field");
    ann = given.subscriber(acme, "Ann.Smith", Map.of("room", "12"), "sales").key().ownerId();
  }

  @Test
  void theRowStaysWithAllThatIsItsOwn() {
    given.items(own(acme), "own");
    accounts.edit(own(acme), data -> data.with(secret("password")).with(secret("networkId")));
    signIn(acme);
    codes.create(acme, ann, "Ann.Smith", Duration.ofHours(1));
    node.forgetTold();
    SubscriberView moved = move(acme, other, "Field");
    assertThat(moved.id()).isEqualTo(ann);
    assertThat(moved.username()).isEqualTo("Ann.Smith");
    assertThat(moved.groups()).containsExactly("field");
    assertThat(moved.hasPassword()).isTrue();
    assertThat(moved.attributes().values()).containsEntry("room", "12");
    assertThat(moved.formerUsernames()).isEmpty();
    assertThat(directory.view(acme.id(), ANN)).isEmpty();
    assertThat(dialData.read(own(other).key()).quickDial()).hasSize(1);
    assertThat(accounts.read(own(other).key()).settings())
        .containsOnlyKeys("password", "networkId");
    assertThat(accounts.read(own(other).key()).whole()).isTrue(); // secrets too
    for (String table : List.of("subscriber", "device", "dial_layer", "account_setting")) {
      String id = table.equals("subscriber") ? "id" : "subscriber_id";
      assertThat(
              node.rows(
                  "SELECT DISTINCT organization_id FROM " + table + " WHERE " + id + " = " + ann))
          .describedAs(table)
          .containsExactly(String.valueOf(other.id()));
    }
    assertThat(node.filledTables()).doesNotContain("sign_in_code");
    assertThat(node.told(DataChanged.class)).contains(own(acme).change(), own(other).change());
  }

  @Test
  void phonesFindItInBothAndNobodyElseGetsTheNameUntilItIsEnded() {
    move(acme, other);
    for (OrganizationSnapshot asked : List.of(acme, other)) {
      for (String name : List.of("Ann.Smith", "ann.smith ")) {
        assertThat(phones(asked, name)).contains(ann);
      }
    }
    given.subscriber(acme, "bob");
    for (Runnable taking :
        List.<Runnable>of(
            () -> given.subscriber(acme, "ann.smith"), () -> rename(acme, "bob", "ANN.smith"))) {
      assertThatThrownBy(taking::run)
          .isInstanceOf(EditRefusedException.class)
          .hasMessageContaining("somebody who was moved to another organization")
          .hasMessageNotContaining("OTHER");
    }
    assertThat(directory.movedAway(acme.id())).containsExactly(ANN);
    assertThat(directory.movedAway(other.id())).isEmpty();
    editor.endFormer(acme, new Username("ann.smith"));
    assertThat(phones(acme, "ann.smith")).isEmpty();
    assertThat(phones(other, "ann.smith")).contains(ann);
    assertThat(directory.movedAway(acme.id())).isEmpty();
    assertThatThrownBy(() -> editor.endFormer(acme, ANN))
        .isInstanceOfSatisfying(
            EditRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
    long bob = given.subscriber(acme, "ann.smith").key().ownerId();
    assertThat(phones(acme, "Ann.Smith")).contains(bob);
  }

  @Test
  void eachRecordHasItsOwnEntryAndNothingOfTheOther() {
    move(acme, other, "field");
    List<String> entries =
        node.rows(
            "SELECT action, organization, target, before_state, after_state FROM audit_entry"
                + " WHERE action = 'MOVE' ORDER BY id");
    assertThat(entries).hasSize(2);
    assertThat(entries.get(0))
        .startsWith("MOVE ACME organizations/ACME/subscribers/Ann.Smith {")
        .doesNotContain("OTHER");
    assertThat(entries.get(1))
        .startsWith("MOVE OTHER organizations/OTHER/subscribers/Ann.Smith null {")
        .doesNotContain("ACME", "sales");
  }

  @Test
  void whatPhonesMayHoldOfTheOldOrganizationsAccountIsRemembered() {
    LayerAddress group =
        LayerAddress.ofGroup(
            given.now(acme), given.now(acme).group(new GroupName("sales")).orElseThrow());
    accounts.edit(LayerAddress.ofOrganization(acme), data -> data.with(at("expires", HIGH)));
    accounts.edit(group, data -> data.with(at("stunServer", HIGH)));
    accounts.edit(group, data -> data.without("stunServer"));
    move(acme, other);
    assertThat(accounts.read(own(other).key()).settings()).isEmpty();
    assertThat(accounts.read(own(other).key()).highest())
        .containsEntry("expires", HIGH)
        .containsEntry("stunServer", HIGH);
  }

  @Test
  void aNameThatSomebodyHasOrHadThereIsRefused() {
    given.subscriber(other, "ann.smith");
    assertThatThrownBy(() -> move(acme, other))
        .isInstanceOfSatisfying(
            EditRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT))
        .hasMessageContaining("There is a subscriber Ann.Smith in the other organization already");
    rename(other, "ann.smith", "jones");
    assertThatThrownBy(() -> move(acme, other))
        .hasMessageContaining("is a former username of the subscriber jones");
    assertThat(directory.view(acme.id(), ANN).orElseThrow().groups()).containsExactly("sales");
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertThatThrownBy(() -> move(acme, other, "sales"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("names the group sales, which does not exist");
    assertThatThrownBy(() -> move(other, acme))
        .isInstanceOfSatisfying(
            EditRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
    assertThatThrownBy(
            () ->
                editor.move(
                    acme, ANN, other, List.of(), Expected.version("seen before somebody's edit")))
        .isInstanceOfSatisfying(
            EditRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.CHANGED_MEANWHILE));
  }

  @Test
  void whatIsTooMuchForTheOtherOrganizationIsRefused() {
    List<QuickDialItem> items = IntStream.range(0, 999).mapToObj(i -> item("i" + i)).toList();
    dialData.edit(LayerAddress.ofOrganization(other), data -> data.withQuickDial(items));
    given.items(own(acme), "own");
    node.restart(Map.of(Bounds.ORGANIZATION_ENTRIES.key(), "1000"));
    assertThatThrownBy(() -> move(acme, other))
        .isInstanceOfSatisfying(
            EditRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT))
        .hasMessageContaining("The organization would have 1,001 entries; 1,000 are allowed");
  }

  @Test
  void anAccountThatWouldBeEmptyThereIsRefused() {
    given.subscriber(other, "bob", Map.of("site", "north"));
    accounts.edit(
        LayerAddress.ofOrganization(other), data -> data.with(Given.text("title", "${site}")));
    assertThatThrownBy(() -> move(acme, other))
        .isInstanceOf(EditRefusedException.class)
        .hasMessageContaining("Ann.Smith");
  }

  @Test
  void whoeverComesBackHasTheirNameBackAndThoseFromBefore() {
    rename(acme, "Ann.Smith", "Ann.Jones");
    Username jones = new Username("Ann.Jones");
    editor.move(acme, jones, other, List.of(), Expected.ANYTHING);
    assertThat(phones(acme, "ann.smith")).contains(ann);
    assertThat(directory.movedAway(acme.id())).hasSize(2);
    SubscriberView back = editor.move(other, jones, acme, List.of(), Expected.ANYTHING);
    assertThat(back.formerUsernames()).extracting(Username::text).containsExactly("Ann.Smith");
    assertThat(directory.movedAway(acme.id())).isEmpty();
    assertThat(directory.movedAway(other.id())).containsExactly(jones);
    for (String name : List.of("ann.smith", "ann.jones")) {
      assertThat(phones(acme, name)).contains(ann);
    }
    assertThat(phones(other, "ann.jones")).contains(ann);
    assertThat(phones(other, "ann.smith")).isEmpty();
    keepFormer(acme, "Ann.Jones");
    assertThat(phones(other, "ann.jones")).contains(ann); // that is another name
    assertThat(phones(acme, "ann.smith")).isEmpty();
  }

  @Test
  void whoIsDeletedFreesTheirNamesInBoth() {
    DeviceToken token = signIn(acme);
    move(acme, other);
    subscribers.delete(other, ANN, Expected.ANYTHING);
    assertThat(node.filledTables()).doesNotContain("former_username");
    assertThat(deviceDirectory.departedOwnerOf(token.hash())) // whose phone is told so in both
        .containsExactly(
            new SubscriberName(other.id(), ANN.key()), new SubscriberName(acme.id(), ANN.key()));
    given.subscriber(acme, "ann.smith");
    given.subscriber(other, "ann.smith");
  }

  @Test
  void theOldOrganizationCanBeDeletedWithoutThem() {
    move(acme, other);
    assertThat(phones(acme, "ann.smith")).contains(ann);
    organizations.delete(new CloudId("ACME"), Expected.ANYTHING);
    while (removal.deleteSome(acme.id(), 100)) {
      // the next slice
    }
    assertThat(phones(other, "ann.smith")).contains(ann);
    assertThat(directory.load(ann).orElseThrow().groupIds()).isEmpty();
    move(other, given.organization("ACME")); // another one, for which the old name does not count
    assertThat(directory.load(ann).orElseThrow().formerElsewhere())
        .containsExactly(new FormerPlace(other.id(), ANN));
  }

  @Test
  void lookingForThoseWhoWereMovedAwayReadsIndexesOnly() {
    String query =
        "EXPLAIN SELECT s.* FROM subscriber s WHERE s.organization_id <> 1 AND s.id IN"
            + " (SELECT f.subscriber_id FROM former_username f WHERE f.organization_id = 1)";
    fill(other, 20_000);
    node.execute("ANALYZE");
    assertThat(node.rows(query).toString().toLowerCase(Locale.ROOT))
        .doesNotContain("seq scan on subscriber", ".tablescan");
  }

  private void fill(OrganizationSnapshot organization, int count) {
    for (int from = 1_000_000; from < 1_000_000 + count; from += 1000) {
      node.execute(
          IntStream.range(from, from + 1000)
              .mapToObj(
                  i -> "(%1$d, %2$d, 's%1$d', 's%1$d', 'none')".formatted(i, organization.id()))
              .collect(
                  Collectors.joining(
                      ", ",
                      "INSERT INTO subscriber"
                          + " (id, organization_id, username, username_key, password_hash) VALUES ",
                      "")));
    }
  }

  /** Somebody edits whom somebody else has just moved: they find nobody. */
  @Test
  void whoWasFoundBeforeTheMoveIsNotEditedAfterIt() {
    move(acme, other);
    for (Runnable late :
        List.<Runnable>of(
            () -> given.items(own(acme), "late"),
            () -> codes.create(acme, ann, "Ann.Smith", Duration.ofHours(1)),
            () -> signIn(acme))) {
      assertThatThrownBy(late::run)
          .isInstanceOfSatisfying(
              EditRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
    }
    List<CodeOwner> found = List.of(new CodeOwner(ann, "Ann.Smith"));
    assertThatThrownBy(() -> codes.createAll(acme, found, Duration.ofHours(1)))
        .isInstanceOfSatisfying(
            EditRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT));
    assertThat(node.filledTables()).doesNotContain("sign_in_code");
  }

  @Test
  void twoMovesAndAnEditAtOnceDoNotLockEachOtherOut() throws Exception {
    long bob = given.subscriber(other, "bob").key().ownerId();
    List<Callable<Object>> calls =
        List.of(
            () -> move(acme, other, "field"),
            () -> editor.move(other, new Username("bob"), acme, List.of(), Expected.ANYTHING),
            () -> {
              given.items(LayerAddress.ofOrganization(acme), "a", "b");
              return null;
            });
    assertThat(node.atOnce(calls)).allMatch(Node::succeeded);
    assertThat(phones(acme, "bob")).contains(bob);
  }

  @Test
  void aWrongPasswordCostsInTheOldOrganizationWhatItCostsInTheNew() {
    node.execute("UPDATE subscriber SET bcrypt_cost = 12 WHERE id = " + ann);
    move(acme, other);
    assertThat(hashes.highestBcryptCosts())
        .containsEntry(acme.id(), 12)
        .containsEntry(other.id(), 12);
  }

  private LayerAddress own(OrganizationSnapshot organization) {
    return LayerAddress.ofSubscriber(organization, ann, "Ann.Smith");
  }

  private static QuickDialItem item(String id) {
    return new QuickDialItem(id, id, "sip:" + id, Optional.empty(), MergePriority.PROVISIONED);
  }

  private static AccountSetting secret(String name) {
    return new AccountSetting(name, new KeyNodeValue.Plain("secret"), Optional.empty(), true);
  }

  private static AccountSetting at(String name, MergePriority priority) {
    return new AccountSetting(name, new KeyNodeValue.Plain("50"), Optional.of(priority), false);
  }

  private DeviceToken signIn(OrganizationSnapshot organization) {
    return devices.signIn(
        new SignIn(
            organization.id(),
            organization.cloudId().value(),
            ann,
            "Ann.Smith",
            "192.0.2.1",
            Optional.empty(),
            Optional.of("phone-1"),
            "an app"));
  }

  private Optional<Long> phones(OrganizationSnapshot asked, String name) {
    database.confirm(System.nanoTime());
    return cache.findAskingAnyway(asked.id(), new Username(name)).map(SubscriberSnapshot::id);
  }

  private SubscriberView move(
      OrganizationSnapshot from, OrganizationSnapshot to, String... groups) {
    return editor.move(
        from,
        ANN,
        to,
        Stream.of(groups).map(GroupName::new).toList(),
        Expected.ANYTHING.ofSomething());
  }

  private void rename(OrganizationSnapshot organization, String from, String to) {
    edit(organization, from, new Naming(Optional.of(new Username(to)), Optional.empty()));
  }

  private void keepFormer(OrganizationSnapshot organization, String username, String... kept) {
    edit(organization, username, new Naming(Optional.empty(), Optional.of(usernames(kept))));
  }

  private void edit(OrganizationSnapshot organization, String username, Naming naming) {
    subscribers.edit(
        organization,
        new Username(username),
        before ->
            new SubscriberData(
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                naming),
        Expected.ANYTHING.ofSomething());
  }
}
