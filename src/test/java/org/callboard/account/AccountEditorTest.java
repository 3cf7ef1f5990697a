package org.callboard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.callboard.account.AccountSamples.secret;
import static org.callboard.account.AccountSamples.text;

import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.feed.DataChanged;
import org.callboard.layer.LayerAddress;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class AccountEditorTest {

  @Inject private Node node;
  @Inject private Given given;
  @Inject private AccountEditor editor;

  private OrganizationSnapshot acme;
  private LayerAddress layer;
  private LayerAddress draft;

  @BeforeEach
  void anOrganization() {
    acme = given.organization("ACME");
    layer = LayerAddress.ofOrganization(acme);
    draft = LayerAddress.ofDraft(acme);
    node.forgetTold();
  }

  @Test
  void whatIsPutIntoALayerIsReadFromItRecordedAndTold() {
    AccountData edited =
        editor.edit(layer, data -> data.with(text("host", "sip.acme.example", 30))).after();
    assertThat(editor.read(layer.key())).isEqualTo(edited);
    editor.edit(layer, data -> data.with(text("host", "new.acme.example", 25)));
    AccountData after = editor.read(layer.key());
    assertThat(after.setting("host").orElseThrow().priority()).contains(new MergePriority(25));
    assertThat(after.highest()).containsEntry("host", new MergePriority(30));
    assertThat(node.rows("SELECT target FROM audit_entry WHERE action = 'UPDATE'"))
        .containsOnly("organizations/ACME/account-settings")
        .hasSize(2);
    assertThat(node.told(DataChanged.class)).containsExactly(layer.change(), layer.change());
  }

  @Test
  void anEditThatChangesNothingLeavesNoTrace() {
    given.setting(layer, "host", "sip.acme.example");
    node.forgetTold();
    given.setting(layer, "host", "sip.acme.example");
    assertThat(node.told(DataChanged.class)).isEmpty();
    assertThat(node.rows("SELECT id FROM audit_entry WHERE action = 'UPDATE'")).hasSize(1);
  }

  @Test
  void secretsStandNowhereInClear() {
    editor.edit(
        layer,
        data -> data.with(secret("anything", "my secret")).with(text("password", "my secret")));
    assertThat(node.rows("SELECT value_json FROM account_setting"))
        .hasSize(2)
        .noneMatch(value -> value.contains("my secret"));
    assertThat(node.rows("SELECT before_state, after_state FROM audit_entry"))
        .noneMatch(states -> states.contains("my secret"));
    assertThat(editor.read(layer.key()).setting("password").orElseThrow().value())
        .isEqualTo(text("password", "my secret").value());
  }

  @Test
  void aSecretStaysOneWhoeverSetsItAnewInTheDraft() {
    editor.edit(layer, data -> data.with(secret("anything", "one")));
    editor.edit(draft, data -> data.with(text("anything", "two")));
    assertThat(editor.read(draft.key()).setting("anything").orElseThrow().secret()).isTrue();
    assertThat(node.rows("SELECT before_state, after_state FROM audit_entry"))
        .noneMatch(states -> states.contains("two"));
  }

  @Test
  void aSecretThatCannotBeReadStaysOneWhenItIsSetAnew() {
    editor.edit(layer, data -> data.with(secret("anything", "one")));
    node.execute("UPDATE account_setting SET value_json = 'spoilt'");
    assertThat(editor.read(layer.key()).whole()).isFalse();
    editor.edit(layer, data -> data.with(text("anything", "two")));
    AccountData after = editor.read(layer.key());
    assertThat(after.whole()).isTrue();
    assertThat(after.setting("anything").orElseThrow().secret()).isTrue();
  }

  @Test
  void aReferenceToWhatNobodyHasIsRefused() {
    given.subscriber(acme, "ann", Map.of("desk", "4"));
    given.setting(layer, "proxy", "${desk}.acme.example");
    assertThatThrownBy(() -> given.setting(layer, "proxy", "${floor}.acme.example"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("floor");
    given.subscriber(given.organization("OTHER"), "bob", Map.of("floor", "1"));
    assertThatThrownBy(() -> given.setting(layer, "proxy", "${floor}.acme.example"))
        .isInstanceOf(InvalidValueException.class);
    assertThat(editor.read(layer.key()).setting("proxy").orElseThrow().value())
        .isEqualTo(text("proxy", "${desk}.acme.example").value());
  }

  @Test
  void manyEditsOfOneLayerAtOnceLoseNothing() throws Exception {
    AtomicInteger number = new AtomicInteger();
    var ends =
        node.atOnce(
            8,
            () -> {
              String name = "setting" + number.getAndIncrement();
              return editor.edit(layer, data -> data.with(text(name, "x")));
            });
    assertThat(ends).allMatch(Node::succeeded);
    assertThat(editor.read(layer.key()).settings()).hasSize(8);
  }

  @Test
  void aPublishedDraftIsLiveAndEmpty() {
    given.setting(layer, "gone", "x");
    given.setting(draft, "host", "sip.acme.example");
    editor.editDraftEntry(
        acme, "gone", (live, draftData) -> new AccountDraft(live, draftData).without("gone"));
    editor.publishDraft(acme);
    assertThat(editor.read(layer.key()).settings()).containsOnlyKeys("host");
    assertThat(editor.read(layer.key()).highest()).containsKeys("gone", "host");
    assertThat(editor.read(draft.key()).saysNothing()).isTrue();
  }

  @Test
  void aDraftThatCannotBeReadIsNotPublished() {
    editor.edit(draft, data -> data.with(secret("anything", "one")));
    node.execute("UPDATE account_setting SET value_json = 'spoilt'");
    assertThatThrownBy(() -> editor.publishDraft(acme)).isInstanceOf(EditRefusedException.class);
    assertThat(editor.read(layer.key())).isEqualTo(AccountData.EMPTY);
  }

  @Test
  void withoutAKeyThereAreNoSecrets() {
    node.restart(Map.of("callboard.secrets.keys", ""));
    assertThatThrownBy(() -> editor.edit(layer, data -> data.with(secret("anything", "one"))))
        .isInstanceOf(EditRefusedException.class);
    assertThat(node.filledTables()).doesNotContain("account_setting");
  }
}
