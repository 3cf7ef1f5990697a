package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
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
import org.callboard.feed.DataChanged;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.Layers;
import org.callboard.organization.Group;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Edited;
import org.callboard.platform.InvalidValueException;
import org.callboard.security.Principals;
import org.callboard.subscriber.SubscriberDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entries of the layers below that a group or a person does not get. */
@DatabaseTest
class HidingActsTest {

  private static final LayerName SALES = LayerName.group("sales");
  private static final LayerName ANN = LayerName.subscriber("ann");

  @Inject private Node node;
  @Inject private Given given;
  @Inject private HidingActs hiding;
  @Inject private EntryActs entries;
  @Inject private RecordActs records;
  @Inject private UndoActs undo;
  @Inject private DialDataEditor lists;
  @Inject private SubscriberDirectory people;

  private OrganizationSnapshot acme;
  private LayerAddress live;
  private LayerAddress sales;
  private LayerAddress ann;
  private Caller manager;
  private Caller reception;

  @BeforeEach
  void anOrganizationWithAGroup() {
    acme = given.organization("ACME");
    live = LayerAddress.ofOrganization(acme);
    given.items(live, "canteen", "gate");
    given.item(live, "security", 50);
    lists.edit(live, data -> data.with(new DialAction("intercom", List.of())));
    ann = given.subscriber(acme, "ann");
    Group group = given.group(acme, "sales", "ann");
    acme = given.now(acme);
    sales = LayerAddress.ofGroup(acme, group);
    manager = caller(AdministratorRole.MANAGER);
    reception = caller(AdministratorRole.RECEPTION);
  }

  private Caller caller(AdministratorRole role) {
    return new Caller(Principals.of(role, "max", 2, Optional.of(acme.id())), role.rights());
  }

  private Edited<HiddenEntry> hide(LayerName layer, String id) {
    return manager.calls(() -> hiding.hide("ACME", layer, EntryKind.QUICK_DIAL, id));
  }

  private List<HiddenEntry> hidden(LayerName layer) {
    return manager.calls(() -> hiding.list("ACME", layer, EntryKind.QUICK_DIAL));
  }

  private void show(LayerName layer, String id) {
    manager.runs(() -> hiding.show("ACME", layer, EntryKind.QUICK_DIAL, id));
  }

  /** What ann's phone is told. */
  private DialData told() {
    return DialData.folded(
        Layers.of(
            given.now(acme), people.load(ann.key().ownerId()).orElseThrow(), false, lists::read));
  }

  private List<String> shown() {
    return told().quickDial().stream().map(item -> item.id()).toList();
  }

  @Test
  void whatIsHiddenLeavesThePhoneAndComesBackWhenItIsShownAgain() {
    node.forgetTold();
    assertThat(hide(ANN, "security").created()).isTrue();
    assertThat(node.told(DataChanged.class)).contains(ann.change());
    assertThat(shown()).containsExactly("canteen", "gate");
    assertThat(told().removals().get("security").value()).isEqualTo(50);
    assertThat(hide(ANN, "security").created()).isFalse();
    assertThat(hidden(ANN))
        .containsExactly(
            new HiddenEntry("security", Optional.of("security"), List.of("organization")));
    show(ANN, "security");
    assertThat(shown()).containsExactly("canteen", "gate", "security");
    assertThat(hidden(ANN)).isEmpty();
    assertThatThrownBy(() -> show(ANN, "security")).isInstanceOf(EditRefusedException.class);
  }

  @Test
  void aHigherGroupShowsWhatALowerOneHidesAndAPersonAllTheMore() {
    Group vips = given.group(acme, "vips", "ann");
    acme = given.now(acme);
    hide(SALES, "canteen");
    assertThat(shown()).doesNotContain("canteen");
    given.items(LayerAddress.ofGroup(acme, vips), "canteen");
    assertThat(shown()).contains("canteen");
    hide(LayerName.group("vips"), "gate");
    given.items(ann, "gate");
    assertThat(shown()).contains("gate");
    assertThat(hide(ANN, "canteen").value().layers()).containsExactly("organization", "group:vips");
    assertThat(shown()).doesNotContain("canteen");
  }

  @Test
  void whatIsHiddenStaysSoWhateverBecomesOfItBelow() {
    hide(ANN, "gate");
    lists.edit(live, data -> data.withoutItem("gate"));
    assertThat(hidden(ANN)).containsExactly(new HiddenEntry("gate", Optional.empty(), List.of()));
    assertThat(hide(ANN, "gate").created()).isFalse();
    given.items(live, "gate");
    assertThat(shown()).doesNotContain("gate");
  }

  @Test
  void anEntryOfTheLayerItselfEndsTheHidingAndCannotBeHidden() {
    hide(ANN, "gate");
    given.items(ann, "gate");
    assertThat(hidden(ANN)).isEmpty();
    assertThatThrownBy(() -> hide(ANN, "gate")).hasMessageContaining("this layer's own");
    lists.edit(ann, data -> data.withoutItem("gate"));
    assertThat(shown()).contains("gate");
  }

  @Test
  void whatNoLayerBelowHasCannotBeHidden() {
    assertThatThrownBy(() -> hide(SALES, "taxi")).hasMessageContaining("nothing to hide");
    given.items(ann, "taxi");
    assertThatThrownBy(() -> hide(SALES, "taxi")).hasMessageContaining("nothing to hide");
    given.items(LayerAddress.ofDraft(acme), "taxi");
    assertThat(hide(SALES, " taxi ").value().layers()).containsExactly("draft");
  }

  @Test
  void receptionHidesForAPersonButNotForAGroupAndNoDialActions() {
    reception.runs(() -> hiding.hide("ACME", ANN, EntryKind.QUICK_DIAL, "gate"));
    assertThatThrownBy(
            () -> reception.runs(() -> hiding.hide("ACME", SALES, EntryKind.QUICK_DIAL, "gate")))
        .hasMessageContaining("Your role does not allow this");
    assertThatThrownBy(
            () ->
                reception.runs(() -> hiding.hide("ACME", ANN, EntryKind.DIAL_ACTIONS, "intercom")))
        .hasMessageContaining("Your role does not allow this");
    assertThatThrownBy(() -> reception.runs(() -> hiding.list("ACME", ANN, EntryKind.DIAL_ACTIONS)))
        .hasMessageContaining("Your role does not allow this");
    manager.runs(() -> hiding.hide("ACME", ANN, EntryKind.DIAL_ACTIONS, "intercom"));
    assertThat(told().dialActions()).isEmpty();
    assertThat(told().removedDialActions()).containsExactly("intercom");
  }

  @Test
  void oneOfTwoHidingsIsUndone() {
    hide(ANN, "gate");
    long id = newest().id();
    assertThat(RecordSentence.of(newest()))
        .isEqualTo("The server hid the quick dial item gate for the subscriber ann of ACME.");
    hide(ANN, "canteen");
    manager.calls(() -> undo.undo(id));
    assertThat(shown()).containsExactly("gate", "security");
    assertThat(RecordSentence.of(newest()))
        .startsWith(
            "The server stopped hiding the quick dial item gate for the subscriber ann of ACME.");
    show(ANN, "canteen");
    assertThatThrownBy(() -> manager.calls(() -> undo.undo(idOfHiding("canteen"))))
        .isInstanceOf(EditRefusedException.class);
  }

  private AuditEntry newest() {
    return entries().get(0);
  }

  private long idOfHiding(String id) {
    return entries().stream()
        .filter(entry -> RecordSentence.of(entry).contains("hid the quick dial item " + id))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private List<AuditEntry> entries() {
    AuditFilter all =
        new AuditFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return manager.calls(() -> records.page(all, 0, 100).items());
  }

  @Test
  void aLayerHidesAtMostAsManyAsALayerHas() {
    lists.edit(
        sales,
        data -> {
          DialData all = data;
          for (int i = 0; i < 1_000; i++) {
            all = Hiding.action(all, "x" + i);
          }
          return all;
        });
    assertThatThrownBy(
            () ->
                manager.runs(() -> hiding.hide("ACME", SALES, EntryKind.DIAL_ACTIONS, "intercom")))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("hidden entries must be at most");
    assertThat(hide(SALES, "gate").created()).isTrue();
  }

  @Test
  void hiddenEntriesCountAsEntries() {
    hide(ANN, "gate");
    hide(ANN, "canteen");
    assertThat(node.rows("SELECT entries FROM dial_layer WHERE kind = 'SUBSCRIBER'"))
        .containsExactly("2");
  }
}
