package org.callboard.dialdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import org.callboard.account.AccountEditor;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.feed.DataChanged;
import org.callboard.layer.DraftEditor;
import org.callboard.layer.LayerAddress;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class DraftEditorTest {

  @Inject private Node node;
  @Inject private Given given;
  @Inject private DraftEditor editor;
  @Inject private DialDataEditor layers;
  @Inject private AccountEditor accounts;

  private OrganizationSnapshot acme;
  private LayerAddress live;
  private LayerAddress draft;

  @BeforeEach
  void anOrganizationWithADraft() {
    acme = given.organization("ACME");
    live = LayerAddress.ofOrganization(acme);
    draft = LayerAddress.ofDraft(acme);
    given.items(live, "old", "kept");
    given.items(draft, "new");
  }

  @Test
  void aPublishedDraftIsLiveWithAllThatItHasAndEmpty() {
    given.setting(draft, "title", "Acme");
    deleteInDraft("old");
    node.forgetTold();
    editor.publish(acme, () -> {});
    DialData after = layers.read(live.key());
    assertThat(after.quickDial()).extracting(QuickDialItem::id).containsExactly("kept", "new");
    assertThat(after.removals()).containsEntry("old", MergePriority.PROVISIONED);
    assertThat(layers.read(draft.key()).saysNothing()).isTrue();
    assertThat(accounts.read(live.key()).setting("title")).isPresent();
    assertThat(accounts.read(draft.key()).saysNothing()).isTrue();
    assertThat(node.told(DataChanged.class)).contains(live.change());
  }

  @Test
  void whatADraftTakesAwayIsLiveUntilItIsPublished() {
    deleteInDraft("old");
    deleteInDraft("new");
    assertThat(layers.read(live.key()).item("old")).isPresent();
    assertThat(layers.read(draft.key()).deletions().quickDial()).containsExactly("old");
    assertThatThrownBy(() -> deleteInDraft("nothing")).isInstanceOf(EditRefusedException.class);
  }

  @Test
  void aDroppedDraftChangesNothingThatIsLiveAndIsRememberedByItsPhones() {
    given.setting(draft, "title", "Acme");
    deleteInDraft("old");
    editor.drop(acme, () -> {});
    assertThat(layers.read(live.key()).quickDial())
        .extracting(QuickDialItem::id)
        .containsExactly("old", "kept");
    DialData dropped = layers.read(draft.key());
    assertThat(dropped.saysNothing()).isTrue();
    assertThat(dropped.removals()).containsOnlyKeys("new");
    assertThat(accounts.read(draft.key()).saysNothing()).isTrue();
  }

  @Test
  void whatOnlyTheDraftsPhonesWereToldIsNotRememberedLive() {
    deleteInDraft("new");
    given.items(draft, "newer");
    editor.publish(acme, () -> {});
    assertThat(layers.read(live.key()).removals()).isEmpty();
    assertThat(layers.read(draft.key()).removals()).containsKeys("new", "newer");
  }

  @Test
  void anEditorWhoHasSeenAnotherDraftChangesNothing() {
    assertThatThrownBy(
            () ->
                editor.publish(
                    acme,
                    () -> {
                      throw EditRefusedException.conflict("not what I saw");
                    }))
        .hasMessage("not what I saw");
    assertThat(layers.read(live.key()).item("new")).isEmpty();
    assertThat(layers.read(draft.key()).item("new")).isPresent();
  }

  @Test
  void aDraftThatCannotBeReadIsNotPublished() {
    node.execute("UPDATE quick_dial_item SET display_name = ' ' WHERE entry_id = 'new'");
    assertThatThrownBy(() -> editor.publish(acme, () -> {}))
        .isInstanceOf(EditRefusedException.class)
        .hasMessageContaining("cannot be read");
    assertThat(layers.read(live.key()).item("old")).isPresent();
  }

  /** It is in the draft that was published, or in the one after it. */
  @Test
  void anItemPutIntoTheDraftWhileItIsPublishedIsNotLost() throws Exception {
    for (int i = 0; i < 8; i++) {
      String id = "late" + i;
      List<Callable<Object>> both =
          List.of(
              () -> {
                editor.publish(acme, () -> {});
                return null;
              },
              () -> {
                given.items(draft, id);
                return null;
              });
      assertThat(node.atOnce(both)).allMatch(Node::succeeded);
      boolean isLive = layers.read(live.key()).item(id).isPresent();
      boolean isDraft = layers.read(draft.key()).item(id).isPresent();
      assertThat(isLive).isNotEqualTo(isDraft);
    }
  }

  private void deleteInDraft(String id) {
    layers.editDraftEntry(
        acme, id, (liveData, draftData) -> new Draft(liveData, draftData).withoutItem(id));
  }
}
