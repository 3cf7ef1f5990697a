package org.callboard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.callboard.account.AccountSamples.text;

import jakarta.inject.Inject;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.layer.LayerAddress;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.Group;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Expected;
import org.callboard.subscriber.GroupEditor;
import org.callboard.subscriber.SubscriberEditor;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At which priorities phones may hold settings from layers that are not theirs any more. */
@DatabaseTest
class AccountDeparturesTest {

  private static final Username ANN = new Username("ann");

  @Inject private Node node;
  @Inject private Given given;
  @Inject private AccountEditor layers;
  @Inject private GroupEditor groups;
  @Inject private SubscriberEditor subscribers;

  private OrganizationSnapshot acme;
  private LayerAddress sales;
  private LayerAddress ann;

  @BeforeEach
  void aMemberOfAGroup() {
    acme = given.organization("ACME");
    Group group = given.group(acme, "sales");
    sales = LayerAddress.ofGroup(acme, group);
    ann = given.subscriber(acme, "ann", "sales");
    set(sales, "proxy", 30);
  }

  @Test
  void whoLeavesAGroupRemembersWhatItGave() {
    given.subscriber(acme, "bob");
    given.subscriber(acme, "ann");
    assertThat(highest(ann, "proxy")).isEqualTo(30);
    assertThat(layers.read(ann.key()).settings()).isEmpty();
    assertThat(layers.read(LayerAddress.ofOrganization(acme).key()).highest()).isEmpty();
  }

  @Test
  void theHigherOfTheirOwnAndTheGroupsIsRemembered() {
    set(ann, "proxy", 25);
    set(ann, "expires", 35);
    set(sales, "expires", 28);
    given.group(acme, "sales");
    assertThat(highest(ann, "proxy")).isEqualTo(30);
    assertThat(highest(ann, "expires")).isEqualTo(35);
    assertThat(layers.read(ann.key()).settings()).containsOnlyKeys("proxy", "expires");
  }

  @Test
  void aDeletedGroupIsRememberedByAllOfItsMembers() {
    LayerAddress bob = given.subscriber(acme, "bob", "sales");
    groups.delete(acme, new GroupName("sales"), Expected.ANYTHING);
    assertThat(highest(ann, "proxy")).isEqualTo(30);
    assertThat(highest(bob, "proxy")).isEqualTo(30);
  }

  @Test
  void whoComesBackUnderTheirNameRemembersWhatTheyHad() {
    set(ann, "expires", 35);
    subscribers.delete(acme, ANN, Expected.ANYTHING);
    LayerAddress back = given.subscriber(acme, "Ann");
    assertThat(highest(back, "proxy")).isEqualTo(30);
    assertThat(highest(back, "expires")).isEqualTo(35);
    assertThat(layers.read(back.key()).settings()).isEmpty();
    assertThat(node.filledTables()).doesNotContain("departed_layer");
  }

  @Test
  void whoComesAndGoesAgainAndAgainLosesNothingOfIt() {
    for (int i = 0; i < 3; i++) {
      set(given.subscriber(acme, "ann"), "expires", 31 + i);
      subscribers.delete(acme, ANN, Expected.ANYTHING);
    }
    LayerAddress back = given.subscriber(acme, "ann");
    assertThat(highest(back, "expires")).isEqualTo(33);
    assertThat(highest(back, "proxy")).isEqualTo(30);
  }

  @Test
  void aNameOfAnotherOrganizationHasNothingToDoWithIt() {
    subscribers.delete(acme, ANN, Expected.ANYTHING);
    LayerAddress other = given.subscriber(given.organization("OTHER"), "ann");
    assertThat(layers.read(other.key())).isEqualTo(AccountData.EMPTY);
  }

  private void set(LayerAddress layer, String name, int priority) {
    layers.edit(layer, data -> data.with(text(name, "60", priority)));
  }

  private int highest(LayerAddress layer, String name) {
    return layers.read(layer.key()).highest().getOrDefault(name, new MergePriority(0)).value();
  }
}
