package org.callboard.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.feed.DataChanged;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.Group;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A group that gets another name is the same group. */
@DatabaseTest
class GroupRenameTest {

  @Inject private Node node;
  @Inject private Given given;
  @Inject private GroupEditor editor;
  @Inject private GroupDirectory directory;
  @Inject private DialDataEditor layers;

  private OrganizationSnapshot acme;

  @BeforeEach
  void anOrganization() {
    acme = given.organization("ACME");
  }

  @Test
  void aRenamedGroupKeepsItsMembersItsPlaceAndItsLayer() {
    LayerAddress ann = given.subscriber(acme, "ann");
    Group sales = given.group(acme, "sales", "ann");
    given.group(acme, "zoo");
    LayerAddress layer = LayerAddress.ofGroup(acme, sales);
    given.items(layer, "a");
    node.forgetTold();
    GroupMembers renamed = rename("sales", "Field sales");
    assertThat(renamed.group().id()).isEqualTo(sales.id());
    assertThat(renamed.members()).containsExactly("ann");
    assertThat(names()).containsExactly("Field sales", "zoo");
    assertThat(layers.read(layer.key()).quickDial()).hasSize(1);
    assertThat(node.told(DataChanged.class))
        .contains(DataChanged.ofOrganization(acme.id()))
        .doesNotContain(ann.change());
  }

  @Test
  void theRecordNamesBoth() {
    given.group(acme, "sales");
    rename("sales", "Field sales");
    assertThat(
            node.rows(
                "SELECT target, before_state, after_state FROM audit_entry WHERE id ="
                    + " (SELECT MAX(id) FROM audit_entry)"))
        .containsExactly(
            "organizations/ACME/groups/sales"
                + " {\"id\":\"sales\",\"name\":\"sales\",\"memberCount\":0,\"members\":[]}"
                + " {\"id\":\"Field sales\",\"name\":\"Field sales\",\"memberCount\":0,"
                + "\"members\":[]}");
  }

  @Test
  void aNameThatAnotherGroupHasIsRefused() {
    given.group(acme, "sales");
    given.group(acme, "support");
    assertThatThrownBy(() -> rename("sales", "SUPPORT"))
        .isInstanceOf(EditRefusedException.class)
        .hasMessage("There is a group support already.");
    assertThat(names()).containsExactly("sales", "support");
  }

  @Test
  void aGroupThatIsNotThereIsNotMadeByItsRename() {
    assertThatThrownBy(() -> rename("sales", "support")).isInstanceOf(EditRefusedException.class);
    assertThat(names()).isEmpty();
  }

  @Test
  void ofTwoGroupsThatTakeOneNameAtOnceOneHasIt() throws Exception {
    given.group(acme, "a");
    given.group(acme, "b");
    AtomicInteger turn = new AtomicInteger();
    List<String> groups = List.of("a", "b");
    var ends = node.atOnce(2, () -> rename(groups.get(turn.getAndIncrement()), "c"));
    assertThat(ends).filteredOn(Node::succeeded).hasSize(1);
    assertThat(names()).hasSize(2).contains("c");
  }

  private GroupMembers rename(String from, String to) {
    return editor
        .put(
            acme,
            new GroupName(from),
            new GroupName(to),
            Optional.empty(),
            Expected.ANYTHING.ofSomething())
        .value();
  }

  private List<String> names() {
    return directory.groups(acme.id()).stream().map(view -> view.name().text()).toList();
  }
}
