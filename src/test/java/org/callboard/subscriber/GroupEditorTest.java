package org.callboard.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.callboard.database.Given.usernames;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.feed.DataChanged;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.Group;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Edited;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.StateVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class GroupEditorTest {

  private static final GroupName SALES = new GroupName("sales");

  @Inject private Node node;
  @Inject private Given given;
  @Inject private GroupEditor editor;
  @Inject private GroupDirectory directory;

  private OrganizationSnapshot acme;

  @BeforeEach
  void anOrganization() {
    acme = given.organization("ACME");
  }

  @Test
  void aNewGroupComesLastAndHasTheMembersThatItIsGiven() {
    given.subscriber(acme, "bob");
    given.subscriber(acme, "ann");
    given.group(acme, "first");
    Edited<GroupMembers> made =
        editor.put(acme, SALES, Optional.of(usernames("bob", "ANN")), Expected.NOTHING);
    assertThat(made.created()).isTrue();
    assertThat(made.value().members()).containsExactly("ann", "bob");
    assertThat(names()).containsExactly("first", "sales");
    assertThat(directory.members(made.value().group().id())).containsExactly("ann", "bob");
  }

  /** A group may have twenty thousand. */
  @Test
  void ofTheMembersTheRecordHasThoseWhoComeAndGo() {
    for (String name : List.of("ann", "bob", "eve")) {
      given.subscriber(acme, name);
    }
    given.group(acme, "sales", "ann", "bob");
    editor.put(acme, SALES, Optional.of(usernames("bob", "eve")), Expected.ANYTHING);
    assertThat(
            node.rows(
                "SELECT before_state, after_state FROM audit_entry WHERE id ="
                    + " (SELECT MAX(id) FROM audit_entry)"))
        .containsExactly(
            "{\"id\":\"sales\",\"name\":\"sales\",\"memberCount\":2,\"members\":[\"ann\"]}"
                + " {\"id\":\"sales\",\"name\":\"sales\",\"memberCount\":2,\"members\":[\"eve\"]}");
  }

  @Test
  void anotherSpellingOfTheNameIsTheSameGroup() {
    given.subscriber(acme, "ann");
    Group sales = given.group(acme, "sales", "ann");
    Edited<GroupMembers> put =
        editor.put(acme, new GroupName("Sales"), Optional.empty(), Expected.ANYTHING);
    assertThat(put.created()).isFalse();
    assertThat(put.value().group().id()).isEqualTo(sales.id());
    assertThat(put.value().members()).containsExactly("ann");
    assertThat(names()).containsExactly("Sales");
  }

  @Test
  void membersAreReplacedAndThoseWhoMoveAreTold() {
    LayerAddress ann = given.subscriber(acme, "ann");
    LayerAddress bob = given.subscriber(acme, "bob");
    LayerAddress eve = given.subscriber(acme, "eve");
    Group sales = given.group(acme, "sales", "ann", "bob");
    node.forgetTold();
    editor.put(acme, SALES, Optional.of(usernames("bob", "eve")), Expected.ANYTHING);
    assertThat(directory.members(sales.id())).containsExactly("bob", "eve");
    assertThat(node.told(DataChanged.class))
        .containsExactlyInAnyOrder(
            ann.change(), eve.change(), DataChanged.ofOrganization(acme.id()))
        .doesNotContain(bob.change());
  }

  @Test
  void aMemberWhomNobodyKnowsIsNamedAndNothingIsChanged() {
    given.subscriber(acme, "ann");
    assertThatThrownBy(
            () ->
                editor.put(acme, SALES, Optional.of(usernames("ann", "nobody")), Expected.ANYTHING))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("has no subscriber nobody");
    assertThat(names()).isEmpty();
    assertThat(node.rows("SELECT * FROM audit_entry WHERE target LIKE '%groups%'")).isEmpty();
  }

  @Test
  void aSubscriberOfAnotherOrganizationIsNobody() {
    given.subscriber(given.organization("OTHER"), "ann");
    assertThatThrownBy(
            () -> editor.put(acme, SALES, Optional.of(usernames("ann")), Expected.ANYTHING))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void aDeletedGroupLeavesItsMembersAndTakesItsLayer() {
    LayerAddress ann = given.subscriber(acme, "ann");
    Group sales = given.group(acme, "sales", "ann");
    given.items(LayerAddress.ofGroup(acme, sales), "a");
    node.forgetTold();
    editor.delete(acme, SALES, Expected.ANYTHING);
    assertThat(names()).isEmpty();
    assertThat(node.filledTables())
        .contains("subscriber")
        .doesNotContain("group_member", "quick_dial_item");
    assertThat(node.told(DataChanged.class)).contains(ann.change());
    assertThatThrownBy(() -> editor.delete(acme, SALES, Expected.ANYTHING))
        .isInstanceOf(EditRefusedException.class)
        .hasMessage("There is no such group.");
  }

  @Test
  void groupsArePutInOrderOnlyIfEachIsNamedOnce() {
    given.group(acme, "a");
    given.group(acme, "b");
    given.group(acme, "c");
    assertThat(editor.order(acme, groupNames("c", "A", "b"), Expected.ANYTHING))
        .extracting(view -> view.name().text())
        .containsExactly("c", "a", "b");
    assertThat(names()).containsExactly("c", "a", "b");
    for (List<GroupName> wrong :
        List.of(groupNames("a", "b"), groupNames("a", "b", "b"), groupNames("a", "b", "x"))) {
      assertThatThrownBy(() -> editor.order(acme, wrong, Expected.ANYTHING))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("must name each group once");
    }
    given.group(acme, "d");
    assertThat(names()).containsExactly("c", "a", "b", "d");
  }

  @Test
  void ofTwoWhoReplaceTheSameMembersAtOnceOneDoes() throws Exception {
    given.subscriber(acme, "ann");
    given.subscriber(acme, "bob");
    GroupMembers seen = editor.put(acme, SALES, Optional.empty(), Expected.NOTHING).value();
    Expected expected = Expected.version(StateVersion.of(SubscriberJson.of(seen)));
    AtomicInteger turn = new AtomicInteger();
    List<String> members = List.of("ann", "bob");
    var ends =
        node.atOnce(
            2,
            () ->
                editor.put(
                    acme,
                    SALES,
                    Optional.of(usernames(members.get(turn.getAndIncrement()))),
                    expected));
    assertThat(ends).filteredOn(Node::succeeded).hasSize(1);
    assertThat(directory.members(seen.group().id())).hasSize(1);
  }

  @Test
  void manyGroupsMadeAtOnceAreAllThereEachAtItsOwnPlace() throws Exception {
    AtomicInteger number = new AtomicInteger();
    var ends =
        node.atOnce(
            6,
            () ->
                editor.put(
                    acme,
                    new GroupName("g" + number.getAndIncrement()),
                    Optional.empty(),
                    Expected.NOTHING));
    assertThat(ends).allMatch(Node::succeeded);
    assertThat(names()).hasSize(6);
    assertThat(node.rows("SELECT DISTINCT position FROM subscriber_group")).hasSize(6);
  }

  @Test
  void manyWhoMakeTheSameGroupAtOnceMakeOne() throws Exception {
    var ends = node.atOnce(5, () -> editor.put(acme, SALES, Optional.empty(), Expected.ANYTHING));
    assertThat(ends).allMatch(Node::succeeded);
    assertThat(names()).containsExactly("sales");
    assertThat(node.rows("SELECT action FROM audit_entry WHERE target LIKE '%groups/sales'"))
        .containsExactlyInAnyOrder("CREATE", "UPDATE", "UPDATE", "UPDATE", "UPDATE");
  }

  private List<String> names() {
    return directory.groups(acme.id()).stream().map(view -> view.name().text()).toList();
  }

  private static List<GroupName> groupNames(String... names) {
    return Arrays.stream(names).map(GroupName::new).toList();
  }
}
