package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.callboard.account.AccountData;
import org.callboard.account.AccountEditor;
import org.callboard.administrator.AdministratorRole;
import org.callboard.audit.AuditEntry;
import org.callboard.audit.AuditFilter;
import org.callboard.database.Caller;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.Hiding;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.feed.DataChanged;
import org.callboard.layer.LayerAddress;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.Group;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Expected;
import org.callboard.platform.UndoConflictException;
import org.callboard.security.Principals;
import org.callboard.subscriber.GroupDirectory;
import org.callboard.subscriber.Naming;
import org.callboard.subscriber.SubscriberData;
import org.callboard.subscriber.SubscriberEditor;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The deletion of a group is taken back. */
@DatabaseTest
class DeletedGroupsTest {

  @Inject private Node node;
  @Inject private Given given;
  @Inject private GroupActs acts;
  @Inject private RecordActs records;
  @Inject private UndoActs undo;
  @Inject private DialDataEditor lists;
  @Inject private AccountEditor accounts;
  @Inject private GroupDirectory groups;
  @Inject private SubscriberEditor subscribers;

  private OrganizationSnapshot acme;
  private LayerAddress ann;
  private Caller manager;

  @BeforeEach
  void aGroupBetweenTwoOthers() {
    acme = given.organization("ACME");
    given.items(LayerAddress.ofOrganization(acme), "everybody");
    given.group(acme, "first");
    given.group(acme, "sales");
    given.group(acme, "last");
    ann = given.subscriber(acme, "ann", "sales", "last");
    given.subscriber(acme, "bob", "sales");
    given.subscriber(acme, "eve", "sales");
    manager =
        new Caller(Principals.manager("max", 2, acme.id()), AdministratorRole.MANAGER.rights());
  }

  private LayerAddress sales() {
    OrganizationSnapshot now = given.now(acme);
    return LayerAddress.ofGroup(now, group(now, "sales"));
  }

  private static Group group(OrganizationSnapshot now, String name) {
    return now.group(new GroupName(name)).orElseThrow();
  }

  @Test
  void theGroupComesBackWithAllThatItHad() {
    given.item(sales(), "b", 50);
    given.items(sales(), "a");
    lists.edit(sales(), data -> data.with(new DialAction("call", List.of())));
    lists.edit(sales(), data -> Hiding.item(data, "everybody"));
    given.setting(sales(), "voiceMailNumber", "500");
    DialData had = lists.read(sales().key());
    AccountData set = accounts.read(sales().key());
    delete("sales");
    assertThat(given.now(acme).group(new GroupName("sales"))).isEmpty();
    node.forgetTold();
    AuditEntry restored = undoNewest();
    assertThat(names()).containsExactly("first", "sales", "last");
    assertThat(members()).containsExactly("ann", "bob", "eve");
    assertThat(lists.read(sales().key()).quickDial()).isEqualTo(had.quickDial());
    assertThat(lists.read(sales().key()).dialActions()).isEqualTo(had.dialActions());
    assertThat(lists.read(sales().key()).deletions()).isEqualTo(had.deletions());
    assertThat(accounts.read(sales().key()).settings()).isEqualTo(set.settings());
    assertThat(node.told(DataChanged.class))
        .contains(sales().change(), ann.change(), DataChanged.ofOrganization(acme.id()));
    assertThat(RecordSentence.of(restored)).contains("created the group sales of ACME");
    assertThat(restored.undoes()).isPresent();
  }

  @Test
  void whatPhonesMayHoldStaysKnown() {
    given.item(sales(), "b", 50);
    delete("sales");
    undoNewest();
    lists.edit(sales(), data -> data.withoutItem("b"));
    DialData told =
        lists.read(LayerAddress.ofOrganization(acme).key()).overlaidWith(lists.read(sales().key()));
    assertThat(told.removals()).containsEntry("b", new MergePriority(50));
  }

  @Test
  void theUndoIsUndoneUnlessTheGroupWasEditedSince() {
    given.items(sales(), "a");
    delete("sales");
    AuditEntry restored = undoNewest();
    given.items(sales(), "later");
    assertThatThrownBy(() -> undo(restored.id())).isInstanceOf(UndoConflictException.class);
    lists.edit(sales(), data -> data.withoutItem("later"));
    undo(restored.id());
    assertThat(names()).containsExactly("first", "last");
    undoNewest();
    assertThat(lists.read(sales().key()).quickDial())
        .extracting(QuickDialItem::id)
        .containsExactly("a");
    assertThat(members()).containsExactly("ann", "bob", "eve");
  }

  @Test
  void whoIsStillThereIsAMemberAgainWhateverTheirName() {
    delete("sales");
    subscribers.delete(acme, new Username("bob"), Expected.ANYTHING);
    subscribers.edit(
        acme,
        new Username("eve"),
        there ->
            new SubscriberData(
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Naming(Optional.of(new Username("eve.jones")), Optional.empty())),
        Expected.ANYTHING);
    undo(newest("deleted the group").id());
    assertThat(members()).containsExactly("ann", "eve.jones");
  }

  @Test
  void theGroupComesBackBehindTheOneThatItFollowed() {
    delete("sales");
    delete("first");
    AuditEntry first = newest("deleted the group first");
    undo(newest("deleted the group sales").id());
    assertThat(names()).as("what it followed is gone").containsExactly("last", "sales");
    undo(first.id());
    assertThat(names()).containsExactly("first", "last", "sales");
  }

  @Test
  void anotherGroupOfTheNameIsAConflict() {
    delete("sales");
    long deletion = newest("deleted the group").id();
    given.group(acme, "sales", "ann");
    assertThatThrownBy(() -> undo(deletion)).isInstanceOf(UndoConflictException.class);
    assertThat(members()).containsExactly("ann");
  }

  @Test
  void aGroupWithSecretsSaysBeforeThatItCannotComeBack() {
    accounts.edit(sales(), data -> data.with(Given.text("password", "secret").asSecret()));
    delete("sales");
    AuditEntry deletion = newest("deleted the group");
    assertThat(deletion.before().orElseThrow()).doesNotContain("\"secret\"}");
    assertThat(manager.calls(() -> undo.obstacle(deletion)))
        .contains("The group had secret account settings. The record does not have their values.");
    assertThatThrownBy(() -> undo(deletion.id()))
        .hasMessageContaining("The group had secret account settings.");
  }

  @Test
  void aGroupThatIsTooLongForTheRecordSaysSoBefore() {
    String uri = "sip:" + "x".repeat(990);
    lists.edit(
        sales(),
        data ->
            data.withQuickDial(
                IntStream.range(0, 1_000)
                    .mapToObj(
                        i ->
                            new QuickDialItem(
                                "id" + i, "x", uri, Optional.empty(), MergePriority.PROVISIONED))
                    .toList()));
    delete("sales");
    AuditEntry deletion = newest("deleted the group");
    assertThat(manager.calls(() -> undo.obstacle(deletion)).orElseThrow())
        .startsWith("The states were too long");
  }

  @Test
  void anEntryOfAnOlderVersionHasNoLists() {
    delete("sales");
    node.execute(
        "UPDATE audit_entry SET before_state = REPLACE(before_state, 'follows', 'other')"
            + " WHERE action = 'DELETE'");
    assertThat(manager.calls(() -> undo.obstacle(newest("deleted the group"))).orElseThrow())
        .contains("does not have the lists of the group");
  }

  private void delete(String group) {
    manager.runs(() -> acts.delete("ACME", group, Expected.ANYTHING));
  }

  private AuditEntry newest(String words) {
    AuditFilter all =
        new AuditFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return manager.calls(() -> records.page(all, 0, 20)).items().stream()
        .filter(entry -> RecordSentence.of(entry).contains(words))
        .findFirst()
        .orElseThrow();
  }

  private AuditEntry undoNewest() {
    AuditEntry entry = newest("deleted the group");
    assertThat(manager.calls(() -> undo.obstacle(entry))).isEmpty();
    return undo(entry.id());
  }

  private AuditEntry undo(long id) {
    return manager.calls(() -> undo.undo(id));
  }

  private List<String> names() {
    return given.now(acme).groups().stream().map(group -> group.name().text()).toList();
  }

  private List<String> members() {
    return groups.members(group(given.now(acme), "sales").id());
  }
}
