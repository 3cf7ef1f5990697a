package org.callboard.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBTransactionRequiredException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.callboard.audit.Actor;
import org.callboard.audit.CurrentActor;
import org.callboard.feed.ChangeFeed;
import org.callboard.feed.DataChanged;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;
import org.junit.jupiter.api.Test;

/** What tests on the databases may expect of their node. */
@DatabaseTest
class NodeTest {

  private static final DataChanged CHANGE = DataChanged.ofOrganization(1);

  @Inject private Node node;
  @Inject private Given given;
  @Inject private ChangeFeed feed;
  @Inject private OrganizationDirectory directory;
  @Inject private CurrentActor actor;
  @Inject private Settings settings;

  @Test
  void eachTestFindsTheTablesEmpty() {
    leavesARow();
  }

  @Test
  void andSoDoesTheNextOne() {
    leavesARow();
  }

  private void leavesARow() {
    assertThat(feedRows()).isEmpty();
    node.inTransaction(() -> feed.record(CHANGE));
    assertThat(feedRows()).containsExactly("1");
  }

  @Test
  void whatIsCommittedIsToldAfterwards() {
    node.inTransaction(
        () -> {
          feed.record(CHANGE);
          assertThat(node.told(DataChanged.class)).isEmpty();
          assertThat(feedRows()).isEmpty();
        });
    assertThat(node.told(DataChanged.class)).containsExactly(CHANGE);
  }

  @Test
  void whatIsRolledBackIsToldToNobody() {
    assertThatThrownBy(
            () ->
                node.inTransaction(
                    () -> {
                      feed.record(CHANGE);
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(node.told(DataChanged.class)).isEmpty();
    assertThat(feedRows()).isEmpty();
  }

  @Test
  void aMethodThatNeedsATransactionIsRefusedWithoutOne() {
    assertThatThrownBy(() -> feed.record(CHANGE))
        .isInstanceOf(EJBTransactionRequiredException.class);
  }

  @Test
  void aNewTransactionIsNotTheOneAroundIt() {
    node.inTransaction(
        () -> {
          given.organization("ACME");
          assertThat(directory.ids()).isEmpty();
        });
    assertThat(directory.ids()).hasSize(1);
  }

  @Test
  void eachRequestHasItsOwnActor() throws Exception {
    actor.set(new Actor("ann", ""));
    var others = node.atOnce(2, () -> actor.get());
    assertThat(others.get(0).get()).isEqualTo(Actor.SERVER);
    assertThat(actor.get().administrator()).isEqualTo("ann");
  }

  @Test
  void aRestartEmptiesTheCachesAndReadsSettingsAgain() {
    assertThat(settings.get(Setting.MAX_DEVICES)).isEqualTo(10);
    node.restart(Map.of("callboard.devices.max", "3"));
    assertThat(settings.get(Setting.MAX_DEVICES)).isEqualTo(3);
  }

  private List<String> feedRows() {
    return node.rows("SELECT organization_id FROM change_feed");
  }
}
