package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
import org.callboard.dialdata.QuickDialItem;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.StateVersion;
import org.callboard.platform.UndoConflictException;
import org.callboard.security.Principals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A draft that puts live entries into another order (docs/adr/0062). */
@DatabaseTest
class OrderOfDraftsTest {

  private static final EntryKind<QuickDialItem> ITEMS = EntryKind.QUICK_DIAL;

  @Inject private Node node;
  @Inject private Given given;
  @Inject private EntryActs entries;
  @Inject private DraftActs drafts;
  @Inject private RecordActs records;
  @Inject private UndoActs undo;
  @Inject private DialDataEditor lists;

  private OrganizationSnapshot acme;
  private LayerAddress live;
  private LayerAddress draft;
  private Caller reception;
  private Caller manager;

  @BeforeEach
  void anOrganizationWithAList() {
    acme = given.organization("ACME");
    live = LayerAddress.ofOrganization(acme);
    draft = LayerAddress.ofDraft(acme);
    given.items(live, "a", "b", "c");
    reception = caller(AdministratorRole.RECEPTION);
    manager = caller(AdministratorRole.MANAGER);
  }

  private Caller caller(AdministratorRole role) {
    return new Caller(Principals.of(role, role.name(), 2, Optional.of(acme.id())), role.rights());
  }

  @Test
  void liveEntriesMoveWhenTheDraftIsPublishedAndNotBefore() {
    order("c", "a", "b");
    assertThat(result()).containsExactly("c", "a", "b");
    assertThat(ids(lists.read(live.key()))).containsExactly("a", "b", "c");
    assertThat(changes()).containsExactly("c moved");
    publish();
    assertThat(ids(lists.read(live.key()))).containsExactly("c", "a", "b");
    assertThat(lists.read(draft.key()).saysNothing()).isTrue();
    assertThat(changes()).isEmpty();
  }

  @Test
  void liveEntriesAndThoseOfTheDraftAreOneList() {
    given.items(draft, "new");
    given.item(draft, "b", 60);
    order("new", "b", "a", "c");
    assertThat(result()).containsExactly("new", "b", "a", "c");
    assertThat(ids(lists.read(draft.key()))).containsExactly("new", "b");
    assertThat(reception.calls(() -> entries.result("ACME", ITEMS)).entries())
        .extracting(e -> e.entry().id() + e.change() + e.moved())
        .contains("newOptional[added]false", "cOptional.emptyfalse");
    publish();
    assertThat(ids(lists.read(live.key()))).containsExactly("new", "b", "a", "c");
  }

  @Test
  void theDraftsOwnEntriesChangePlacesAmongThemselves() {
    given.items(draft, "x", "y");
    order("x", "c", "y", "b", "a");
    reception.calls(
        () ->
            entries.order("ACME", LayerName.draft(), ITEMS, List.of("y", "x"), Expected.ANYTHING));
    assertThat(result()).containsExactly("y", "c", "x", "b", "a");
  }

  @Test
  void anOrderThatLeavesAllInPlaceIsNone() {
    order("c", "a", "b");
    order("a", "b", "c");
    assertThat(lists.read(draft.key()).saysNothing()).isTrue();
  }

  @Test
  void whatBecomesOfTheLiveListMeanwhileIsKept() {
    order("c", "b", "a");
    lists.edit(live, data -> data.withoutItem("b"));
    given.items(live, "late");
    assertThat(result()).containsExactly("c", "a", "late");
    publish();
    assertThat(ids(lists.read(live.key()))).containsExactly("c", "a", "late");
  }

  @Test
  void oneMoveIsDiscardedAndTheOthersStay() {
    given.items(live, "d");
    given.items(draft, "new");
    order("d", "c", "a", "b", "new");
    assertThat(changes()).containsExactly("d moved", "c moved", "new added");
    discard("d");
    assertThat(result()).containsExactly("c", "a", "b", "d", "new");
    assertThat(changes()).containsExactly("c moved", "new added");
    discard("new");
    assertThat(changes()).containsExactly("c moved");
    assertThatThrownBy(() -> discard("a")).isInstanceOf(EditRefusedException.class);
    discard("c");
    assertThat(lists.read(draft.key()).saysNothing()).isTrue();
  }

  @Test
  void aDroppedDraftLeavesTheOrder() {
    order("c", "a", "b");
    manager.runs(() -> drafts.drop("ACME", Expected.ANYTHING));
    assertThat(result()).containsExactly("a", "b", "c");
  }

  @Test
  void theOrderIsReadFromRowsAsItWasWritten() {
    order("c", "a", "b");
    DialData written = lists.read(draft.key());
    assertThat(written.order().quickDial()).containsExactly("c", "a", "b");
    given.items(draft, "new"); // an edit of one entry leaves it alone
    assertThat(lists.read(draft.key()).order()).isEqualTo(written.order());
    node.execute("UPDATE dial_layer SET entry_order = 'nonsense' WHERE entry_order IS NOT NULL");
    assertThat(lists.read(draft.key()).order().isNone()).isTrue();
    assertThat(lists.read(draft.key()).whole()).isTrue();
  }

  @Test
  void anUndonePublishPutsTheOldOrderBackAndTheDraftToo() {
    given.items(draft, "new");
    order("new", "c", "a", "b");
    reception.runs(() -> entries.delete("ACME", LayerName.draft(), ITEMS, "b", Expected.ANYTHING));
    publish();
    assertThat(ids(lists.read(live.key()))).containsExactly("new", "c", "a");
    given.items(live, "late"); // which is none of the undo's business
    undoNewest("published the draft of ACME");
    assertThat(ids(lists.read(live.key()))).containsExactly("a", "b", "c", "late");
    assertThat(result()).containsExactly("new", "c", "a", "late");
    assertThat(changes()).contains("c moved", "new added", "b removed");
  }

  @Test
  void anOrderIsRecordedAndUndoneUnlessThereIsAnotherOne() {
    order("c", "a", "b");
    AuditEntry entry = newest();
    assertThat(RecordSentence.of(entry))
        .endsWith("put the entries into another order in the draft of ACME.");
    order("b", "a", "c");
    assertThatThrownBy(() -> undo(entry.id())).isInstanceOf(UndoConflictException.class);
    undo(newest().id());
    assertThat(result()).containsExactly("c", "a", "b");
  }

  @Test
  void anOrderOfAListThatHasChangedIsRefused() {
    DraftResult<QuickDialItem> seen = reception.calls(() -> entries.result("ACME", ITEMS));
    Expected same = Expected.version(StateVersion.of(DraftResultJson.of(seen)));
    reception.calls(() -> entries.orderResult("ACME", ITEMS, List.of("c", "b", "a"), same));
    assertThatThrownBy(
            () ->
                reception.calls(
                    () -> entries.orderResult("ACME", ITEMS, List.of("b", "a", "c"), same)))
        .isInstanceOf(EditRefusedException.class);
    given.items(live, "late");
    assertThatThrownBy(() -> order("c", "b", "a"))
        .hasMessageStartingWith("The order must name each entry once");
    assertThatThrownBy(() -> order("c", "b", "a", "a")).isInstanceOf(EditRefusedException.class);
  }

  @Test
  void phonesThatTryTheDraftAreToldOfItsOrder() {
    order("c", "a", "b");
    DialData told = lists.read(live.key()).overlaidWith(lists.read(draft.key()));
    assertThat(ids(told)).containsExactly("c", "a", "b");
    String version = drafts(WholeDraft::version);
    assertThat(version).isNotEqualTo(versionAfterDiscarding());
  }

  private String versionAfterDiscarding() {
    discard("c");
    return drafts(WholeDraft::version);
  }

  private <T> T drafts(Function<WholeDraft, T> part) {
    return part.apply(reception.calls(() -> drafts.get("ACME")));
  }

  @Test
  void dialActionsAreOrderedByManagers() {
    for (String id : List.of("x", "y")) {
      lists.edit(live, data -> data.with(new DialAction(id, List.of())));
    }
    EntryKind<DialAction> actions = EntryKind.DIAL_ACTIONS;
    assertThatThrownBy(
            () ->
                reception.calls(
                    () ->
                        entries.orderResult("ACME", actions, List.of("y", "x"), Expected.ANYTHING)))
        .isInstanceOf(EditRefusedException.class);
    manager.calls(() -> entries.orderResult("ACME", actions, List.of("y", "x"), Expected.ANYTHING));
    publish();
    assertThat(lists.read(live.key()).dialActions())
        .extracting(DialAction::id)
        .containsExactly("y", "x");
  }

  private void order(String... ids) {
    reception.calls(() -> entries.orderResult("ACME", ITEMS, List.of(ids), Expected.ANYTHING));
  }

  private List<String> result() {
    return reception.calls(() -> entries.result("ACME", ITEMS)).entries().stream()
        .map(entry -> entry.entry().id())
        .toList();
  }

  private List<String> changes() {
    return manager.calls(() -> drafts.changes("ACME")).changes().stream()
        .map(change -> change.id() + " " + change.change())
        .toList();
  }

  private void discard(String id) {
    reception.runs(() -> drafts.discard("ACME", "quickDialItem", id));
  }

  private void publish() {
    manager.calls(() -> drafts.publish("ACME", Expected.ANYTHING));
  }

  private AuditEntry newest() {
    return entriesOfRecord().get(0);
  }

  private List<AuditEntry> entriesOfRecord() {
    AuditFilter all =
        new AuditFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return manager.calls(() -> records.page(all, 0, 20).items());
  }

  private void undoNewest(String what) {
    undo(
        entriesOfRecord().stream()
            .filter(entry -> RecordSentence.of(entry).contains(what))
            .findFirst()
            .orElseThrow()
            .id());
  }

  private void undo(long id) {
    manager.calls(() -> undo.undo(id));
  }

  private static List<String> ids(DialData data) {
    return data.quickDial().stream().map(QuickDialItem::id).toList();
  }
}
