package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.callboard.account.AccountEditor;
import org.callboard.account.AccountSetting;
import org.callboard.administrator.AdministratorRole;
import org.callboard.audit.AuditEntry;
import org.callboard.audit.AuditFilter;
import org.callboard.database.Caller;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.dialdata.Deletions;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.feed.DataChanged;
import org.callboard.layer.DraftEditor;
import org.callboard.layer.LayerAddress;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.CloudId;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationNaming;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.UndoConflictException;
import org.callboard.security.AdminPrincipal;
import org.callboard.security.Principals;
import org.callboard.subscriber.GroupDirectory;
import org.callboard.subscriber.GroupEditor;
import org.callboard.subscriber.Naming;
import org.callboard.subscriber.SubscriberData;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberEditor;
import org.callboard.subscriber.SubscriberView;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Taking back what an entry of the record says. */
@DatabaseTest
class UndoTest {

  @Inject private Node node;
  @Inject private Given given;
  @Inject private RecordActs records;
  @Inject private UndoActs undo;
  @Inject private DialDataEditor lists;
  @Inject private AccountEditor accounts;
  @Inject private DraftEditor drafts;
  @Inject private DraftActs draftActs;
  @Inject private GroupEditor groups;
  @Inject private GroupDirectory groupsThere;
  @Inject private SubscriberEditor subscribers;
  @Inject private SubscriberDirectory people;
  @Inject private OrganizationEditor organizations;

  private OrganizationSnapshot acme;
  private LayerAddress live;
  private Caller manager;

  @BeforeEach
  void anOrganizationWithAList() {
    acme = given.organization("ACME");
    live = LayerAddress.ofOrganization(acme);
    given.items(live, "a", "b", "c");
    manager = caller(Principals.manager("max", 2, acme.id()), AdministratorRole.MANAGER);
  }

  @Test
  void entriesThatWereTakenAwayComeBackWhereTheyStood() {
    lists.edit(live, data -> data.withoutItem("a").withoutItem("b"));
    node.forgetTold();
    long undone = undoNewest();
    assertThat(ids(live)).containsExactly("a", "b", "c");
    assertThat(node.told(DataChanged.class)).contains(live.change());
    assertThat(newest().undoes()).contains(undone);
  }

  @Test
  void anOldNameIsPutBackAndAnEndedOneIsNot() {
    given.subscriber(acme, "smith");
    given.group(acme, "sales", "smith");
    rename("smith", new Naming(Optional.of(new Username("jones")), Optional.empty()));
    undoNewest();
    assertThat(people.view(acme.id(), new Username("smith"))).isPresent();
    rename("smith", new Naming(Optional.empty(), Optional.of(List.of())));
    refused("A former username that was ended cannot be put back.");
    groups.put(
        acme,
        new GroupName("sales"),
        new GroupName("field"),
        Optional.empty(),
        Expected.ANYTHING.ofSomething());
    undoNewest();
    assertThat(members("sales")).containsExactly("smith");
  }

  private void rename(String username, Naming naming) {
    subscribers.edit(
        acme,
        new Username(username),
        there ->
            new SubscriberData(
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                naming),
        Expected.ANYTHING);
  }

  @Test
  void anOldCloudIdIsPutBackByAnOperatorAndAnEndedOneIsNot() {
    Caller operator = caller(Principals.operator("olga", 1), AdministratorRole.OPERATOR);
    given.item(live, "b", 60);
    long before = newest().id();
    renameOrganization(
        "ACME", new OrganizationNaming(Optional.of(new CloudId("NEW")), Optional.empty()));
    undo(before); // of the same organization, whatever it is called
    assertThat(priority("b")).isEqualTo(20);
    long renaming = newest().id() - 1;
    assertThatThrownBy(() -> undo(renaming)).hasMessageStartingWith("Only an operator may");
    operator.calls(() -> undo.undo(renaming));
    assertThat(given.now(acme).cloudId()).hasToString("ACME");
    assertThat(given.now(acme).formerCloudIds()).containsExactly(new CloudId("NEW"));
    renameOrganization("ACME", new OrganizationNaming(Optional.empty(), Optional.of(List.of())));
    refused("A former Cloud ID that was ended cannot be put back.");
  }

  private void renameOrganization(String cloudId, OrganizationNaming naming) {
    organizations.edit(
        new CloudId(cloudId),
        naming,
        before -> before.orElseThrow(),
        Optional.empty(),
        Expected.ANYTHING);
  }

  @Test
  void anUndoIsUndone() {
    given.item(live, "b", 60);
    undoNewest();
    assertThat(priority("b")).isEqualTo(20);
    assertThat(lists.read(live.key()).removals()).containsKey("b");
    undoNewest();
    assertThat(priority("b")).isEqualTo(60);
  }

  @Test
  void whatWasChangedSinceIsAConflictWithBothVersions() {
    given.item(live, "b", 60);
    long id = newest().id();
    given.item(live, "b", 70);
    assertThatThrownBy(() -> undo(id))
        .isInstanceOfSatisfying(
            UndoConflictException.class,
            conflict -> {
              assertThat(conflict.left().orElseThrow().getInt("priority")).isEqualTo(60);
              assertThat(conflict.there().orElseThrow().getInt("priority")).isEqualTo(70);
            });
    assertThat(priority("b")).isEqualTo(70);
  }

  @Test
  void otherEntriesThatWereEditedMeanwhileStayAsTheyAre() {
    given.item(live, "b", 60);
    long id = newest().id();
    given.item(live, "c", 70);
    given.items(live, "d");
    undo(id);
    assertThat(priority("b")).isEqualTo(20);
    assertThat(priority("c")).isEqualTo(70);
    assertThat(ids(live)).containsExactly("a", "b", "c", "d");
  }

  @Test
  void anOrderIsPutBack() {
    lists.edit(
        live,
        data ->
            data.withQuickDial(
                List.of(
                    data.quickDial().get(2), data.quickDial().get(0), data.quickDial().get(1))));
    undoNewest();
    assertThat(ids(live)).containsExactly("a", "b", "c");
  }

  @Test
  void settingsArePutBackButNoSecrets() {
    given.setting(live, "title", "Acme");
    given.setting(live, "title", "Other");
    undoNewest();
    assertThat(accounts.read(live.key()).setting("title")).contains(Given.text("title", "Acme"));
    accounts.edit(
        live,
        data ->
            data.with(
                new AccountSetting(
                    "password", new KeyNodeValue.Plain("s"), Optional.empty(), true)));
    refused("secrets");
  }

  @Test
  void ofWhatADraftTakesAwayOnlyWhatTheEditConcernedIsPutBack() {
    LayerAddress draft = LayerAddress.ofDraft(acme);
    accounts.edit(draft, data -> data.deleting("title"));
    long first = newest().id();
    accounts.edit(draft, data -> data.deleting("expires"));
    long second = newest().id();
    undo(first);
    assertThat(accounts.read(draft.key()).deletions()).containsExactly("expires");
    accounts.edit(draft, data -> data.discarding("expires"));
    assertThatThrownBy(() -> undo(second)).isInstanceOf(UndoConflictException.class);
    assertThat(accounts.read(draft.key()).deletions()).isEmpty();
  }

  @Test
  void groupsTheirMembersAndTheirOrderArePutBack() {
    given.subscriber(acme, "ann");
    given.subscriber(acme, "bob");
    given.group(acme, "One", "ann");
    given.group(acme, "Two");
    given.group(acme, "One", "bob");
    undoNewest();
    assertThat(members("One")).containsExactly("ann");
    groups.order(
        given.now(acme), List.of(new GroupName("Two"), new GroupName("One")), Expected.ANYTHING);
    undoNewest();
    assertThat(given.now(acme).groups())
        .extracting(g -> g.name().text())
        .containsExactly("One", "Two");
    given.group(acme, "Three");
    undoNewest();
    assertThat(given.now(acme).groups()).hasSize(2);
  }

  @Test
  void whoWasSwitchedOffOrRenamedIsPutBackAndNobodyComesBackFromTheDead() {
    given.subscriber(acme, "ann");
    subscribers.put(
        acme,
        new Username("ann"),
        new SubscriberData(
            Optional.of("Ann"), false, Optional.empty(), Optional.empty(), Optional.empty()),
        Expected.ANYTHING);
    undoNewest();
    SubscriberView ann = people.view(acme.id(), new Username("ann")).orElseThrow();
    assertThat(ann.enabled()).isTrue();
    assertThat(ann.displayName()).isEmpty();
    subscribers.delete(acme, new Username("ann"), Expected.ANYTHING);
    refused("deleted person");
  }

  @Test
  void settingsOfTheOrganizationArePutBack() {
    organizations.put(
        new CloudId("ACME"),
        OrganizationSettings.named("New"),
        Optional.empty(),
        Expected.ANYTHING);
    undoNewest();
    assertThat(given.now(acme).name()).isEqualTo("ACME");
  }

  @Test
  void aPublishIsUndoneAsAWholeAndDoneAgain() {
    LayerAddress draft = LayerAddress.ofDraft(acme);
    given.item(draft, "b", 60);
    given.items(draft, "new");
    lists.edit(
        draft, d -> d.withDeletions(new Deletions(new TreeSet<>(Set.of("a")), new TreeSet<>())));
    given.setting(draft, "title", "Acme");
    DialData before = lists.read(live.key());
    DialData drafted = lists.read(draft.key());
    drafts.publish(acme, () -> {});
    DialData published = lists.read(live.key());
    long first = undoNewest();
    assertThat(lists.read(live.key()).quickDial()).isEqualTo(before.quickDial());
    assertThat(lists.read(live.key()).removals().keySet()).contains("b", "new");
    assertThat(lists.read(draft.key()).quickDial()).isEqualTo(drafted.quickDial());
    assertThat(lists.read(draft.key()).deletions()).isEqualTo(drafted.deletions());
    assertThat(accounts.read(live.key()).setting("title")).isEmpty();
    assertThat(newest().undoes()).contains(first);
    undoNewest();
    assertThat(lists.read(live.key()).quickDial()).isEqualTo(published.quickDial());
    assertThat(accounts.read(live.key()).setting("title")).isPresent();
    assertThat(lists.read(draft.key()).saysNothing()).isTrue();
  }

  @Test
  void aPublishAfterWhichOneThingWasChangedIsNotUndoneAtAll() {
    LayerAddress draft = LayerAddress.ofDraft(acme);
    given.item(draft, "b", 60);
    given.items(draft, "new");
    drafts.publish(acme, () -> {});
    long id = newest().id();
    given.item(live, "new", 70);
    assertThatThrownBy(() -> undo(id)).isInstanceOf(UndoConflictException.class);
    assertThat(priority("b")).isEqualTo(60);
    assertThat(lists.read(draft.key()).saysNothing()).isTrue();
  }

  @Test
  void anotherOrganizationsEntriesAreNotThere() {
    OrganizationSnapshot other = given.organization("OTHER");
    given.items(LayerAddress.ofOrganization(other), "x");
    long id = newest(caller(Principals.operator("olga", 1), AdministratorRole.OPERATOR)).id();
    assertThatThrownBy(() -> undo(id)).hasMessage("There is no such entry of the record.");
  }

  @Test
  void oneChangeOfADraftIsDiscardedAndTheOthersStay() {
    LayerAddress draft = LayerAddress.ofDraft(acme);
    given.item(draft, "b", 60);
    given.items(draft, "new");
    lists.edit(
        draft, d -> d.withDeletions(new Deletions(new TreeSet<>(Set.of("a")), new TreeSet<>())));
    given.setting(draft, "title", "Acme");
    discard("quickDialItem", "a");
    discard("quickDialItem", "b");
    discard("accountSetting", "title");
    assertThat(lists.read(draft.key()).quickDial())
        .extracting(QuickDialItem::id)
        .containsExactly("new");
    assertThat(lists.read(draft.key()).deletions()).isEqualTo(Deletions.NONE);
    assertThat(accounts.read(draft.key()).saysNothing()).isTrue();
    assertThatThrownBy(() -> discard("quickDialItem", "b"))
        .isInstanceOf(EditRefusedException.class);
    undoNewest();
    assertThat(accounts.read(draft.key()).setting("title")).isPresent();
  }

  private static Caller caller(AdminPrincipal principal, AdministratorRole role) {
    return new Caller(principal, role.rights());
  }

  private void discard(String kind, String id) {
    manager.calls(
        () -> {
          draftActs.discard("ACME", kind, id);
          return null;
        });
  }

  private void refused(String words) {
    AuditEntry entry = newest();
    assertThat(manager.calls(() -> undo.obstacle(entry)).orElseThrow()).contains(words);
    assertThatThrownBy(() -> undo(entry.id()))
        .isInstanceOf(EditRefusedException.class)
        .hasMessageContaining(words);
  }

  private long undoNewest() {
    AuditEntry entry = newest();
    assertThat(manager.calls(() -> undo.obstacle(entry))).isEmpty();
    undo(entry.id());
    return entry.id();
  }

  private AuditEntry undo(long id) {
    return manager.calls(() -> undo.undo(id));
  }

  private AuditEntry newest() {
    return newest(manager);
  }

  private AuditEntry newest(Caller caller) {
    AuditFilter all =
        new AuditFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return caller.calls(() -> records.page(all, 0, 1).items().get(0));
  }

  private List<String> ids(LayerAddress layer) {
    return lists.read(layer.key()).quickDial().stream().map(QuickDialItem::id).toList();
  }

  private int priority(String id) {
    return lists
        .read(live.key())
        .item(id)
        .map(QuickDialItem::priority)
        .map(MergePriority::value)
        .orElseThrow();
  }

  private List<String> members(String group) {
    return groupsThere.members(given.now(acme).group(new GroupName(group)).orElseThrow().id());
  }
}
