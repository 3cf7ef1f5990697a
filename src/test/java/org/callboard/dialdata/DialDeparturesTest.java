package org.callboard.dialdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.layer.LayerAddress;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.Group;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.subscriber.GroupEditor;
import org.callboard.subscriber.SubscriberEditor;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What phones may hold from layers that are not theirs any more. */
@DatabaseTest
class DialDeparturesTest {

  private static final Username ANN = new Username("ann");

  @Inject private Node node;
  @Inject private Given given;
  @Inject private DialDataEditor layers;
  @Inject private GroupEditor groups;
  @Inject private SubscriberEditor subscribers;

  private OrganizationSnapshot acme;
  private LayerAddress everybody;
  private LayerAddress sales;
  private LayerAddress ann;

  @BeforeEach
  void aMemberOfAGroup() {
    acme = given.organization("ACME");
    everybody = LayerAddress.ofOrganization(acme);
    Group group = given.group(acme, "sales");
    sales = LayerAddress.ofGroup(acme, group);
    ann = given.subscriber(acme, "ann", "sales");
    given.item(sales, "of sales", 30);
  }

  @Test
  void whatAGroupGaveIsRememberedWhenSomebodyLeavesIt() {
    given.group(acme, "sales");
    assertThat(layers.read(everybody.key()).removals())
        .containsEntry("of sales", new MergePriority(30));
  }

  @Test
  void andWhenTheSubscriberIsTakenOut() {
    given.subscriber(acme, "ann");
    assertThat(layers.read(everybody.key()).removals()).containsOnlyKeys("of sales");
  }

  @Test
  void andWhenTheGroupIsDeleted() {
    layers.edit(sales, data -> data.withoutItem("of sales"));
    given.items(sales, "newer");
    groups.delete(acme, new GroupName("sales"), Expected.ANYTHING);
    assertThat(layers.read(everybody.key()).removals()).containsOnlyKeys("of sales", "newer");
  }

  @Test
  void whatAnotherGroupGivesIsRememberedFromTheLastTimeThatSomebodyLeft() {
    given.group(acme, "sales");
    node.execute("UPDATE removal SET removed_at = CURRENT_TIMESTAMP - INTERVAL '400' DAY");
    Group support = given.group(acme, "support", "ann");
    given.item(LayerAddress.ofGroup(acme, support), "of sales", 30);
    groups.delete(acme, new GroupName("support"), Expected.ANYTHING);
    assertThat(
            node.rows(
                "SELECT entry_id FROM removal"
                    + " WHERE removed_at > CURRENT_TIMESTAMP - INTERVAL '1' DAY"))
        .containsExactly("of sales");
  }

  @Test
  void whoeverJoinsAGroupTakesNothingFromAnybody() {
    given.subscriber(acme, "bob", "sales");
    assertThat(layers.read(everybody.key()).removals()).isEmpty();
  }

  @Test
  void whoComesBackUnderTheirNameIsToldToRemoveWhatTheyHad() {
    given.item(ann, "own", 25);
    subscribers.delete(acme, ANN, Expected.ANYTHING);
    LayerAddress back = given.subscriber(acme, "Ann");
    assertThat(layers.read(back.key()).removals())
        .containsEntry("own", new MergePriority(25))
        .containsEntry("of sales", new MergePriority(30));
    assertThat(node.filledTables()).doesNotContain("departed_layer");
  }

  @Test
  void whoComesAndGoesAgainAndAgainLosesNothingOfIt() {
    for (int i = 0; i < 3; i++) {
      given.item(given.subscriber(acme, "ann"), "item" + i, 20 + i);
      subscribers.delete(acme, ANN, Expected.ANYTHING);
    }
    assertThat(layers.read(given.subscriber(acme, "ann").key()).removals())
        .containsKeys("item0", "item1", "item2");
  }

  @Test
  void aNameOfAnotherOrganizationHasNothingToDoWithIt() {
    given.items(ann, "own");
    subscribers.delete(acme, ANN, Expected.ANYTHING);
    LayerAddress other = given.subscriber(given.organization("OTHER"), "ann");
    assertThat(layers.read(other.key())).isEqualTo(DialData.EMPTY);
    assertThat(node.filledTables()).contains("departed_layer");
  }

  @Test
  void whoHadNothingLeavesNothing() {
    given.subscriber(acme, "bob");
    subscribers.delete(acme, new Username("bob"), Expected.ANYTHING);
    assertThat(node.filledTables()).doesNotContain("departed_layer");
  }

  @Test
  void moreThanThereIsRoomForIsRefusedUnlessItIsOrdinary() {
    String padding = "x".repeat(120);
    List<QuickDialItem> ordinary = items(padding, 20);
    layers.edit(ann, data -> data.withQuickDial(ordinary));
    layers.edit(ann, data -> data.withQuickDial(List.of()));
    layers.edit(ann, data -> data.withQuickDial(items("y".repeat(120), 20)));
    subscribers.delete(acme, ANN, Expected.ANYTHING);
    assertThat(layers.read(given.subscriber(acme, "ann").key()).removals())
        .containsOnlyKeys("of sales");
    LayerAddress again = given.subscriber(acme, "bob");
    layers.edit(again, data -> data.withQuickDial(items(padding, 30)));
    layers.edit(again, data -> data.withQuickDial(items("y".repeat(120), 30)));
    assertThatThrownBy(() -> subscribers.delete(acme, new Username("bob"), Expected.ANYTHING))
        .isInstanceOf(EditRefusedException.class)
        .hasMessageContaining("Disable the subscriber instead");
  }

  private static List<QuickDialItem> items(String padding, int priority) {
    return IntStream.range(0, 4000)
        .mapToObj(
            i ->
                new QuickDialItem(
                    padding + i, "n", "u", java.util.Optional.empty(), new MergePriority(priority)))
        .toList();
  }
}
