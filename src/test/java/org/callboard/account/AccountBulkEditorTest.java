package org.callboard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.callboard.account.AccountSamples.secret;
import static org.callboard.account.AccountSamples.text;

import jakarta.ejb.EJBTransactionRequiredException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.callboard.account.AccountBulkEditor.Written;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.layer.LayerAddress;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class AccountBulkEditorTest {

  @Inject private Node node;
  @Inject private Given given;
  @Inject private AccountBulkEditor editor;
  @Inject private AccountEditor layers;

  private OrganizationSnapshot acme;
  private LayerAddress ann;
  private LayerAddress bob;

  @BeforeEach
  void twoSubscribers() {
    acme = given.organization("ACME");
    ann = given.subscriber(acme, "ann", Map.of("desk", "4"));
    bob = given.subscriber(acme, "bob");
  }

  @Test
  void settingsAreWrittenAndOthersStay() {
    layers.edit(ann, data -> data.with(text("proxy", "old", 30)).with(text("expires", "60")));
    write(Map.of(ann, List.of(text("proxy", "new")), bob, List.of(text("proxy", "bob's"))));
    AccountData anns = layers.read(ann.key());
    assertThat(anns.settings()).containsOnlyKeys("proxy", "expires");
    assertThat(anns.setting("proxy").orElseThrow()).isEqualTo(text("proxy", "new", 30));
    assertThat(layers.read(bob.key()).settings()).containsOnlyKeys("proxy");
  }

  @Test
  void aSecretStaysASecret() {
    layers.edit(ann, data -> data.with(secret("anything", "old")));
    write(Map.of(ann, List.of(text("anything", "new secret"))));
    assertThat(layers.read(ann.key()).setting("anything").orElseThrow())
        .isEqualTo(secret("anything", "new secret"));
    assertThat(node.rows("SELECT value_json FROM account_setting"))
        .noneMatch(value -> value.contains("new secret"));
  }

  @Test
  void aReferenceMayBeToAnAttributeThatIsWrittenLaterButNotToNone() {
    write(Map.of(bob, List.of(text("proxy", "${desk}.acme.example"))));
    assertThatThrownBy(() -> write(Map.of(bob, List.of(text("proxy", "${floor}")))))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("${floor}");
    assertThat(layers.read(bob.key()).setting("proxy").orElseThrow())
        .isEqualTo(text("proxy", "${desk}.acme.example"));
  }

  @Test
  void nobodyGetsATitleThatIsEmptyForThem() {
    write(Map.of(ann, List.of(text("title", "${desk}"))));
    assertThatThrownBy(() -> write(Map.of(bob, List.of(text("title", "${desk}")))))
        .isInstanceOf(EditRefusedException.class)
        .hasMessageContaining("bob")
        .hasMessageContaining("title");
    write(Map.of(bob, List.of(text("title", "${desk} phone"))));
  }

  @Test
  void theLastTitleOfSomebodyCannotBeTakenAway() {
    write(Map.of(ann, List.of(text("title", "Ann"))));
    UnaryOperator<AccountData> take = data -> data.without("title");
    assertThatThrownBy(() -> edit(Map.of(ann, take)))
        .isInstanceOf(EditRefusedException.class)
        .hasMessageContaining("ann")
        .hasMessageContaining("title");
    given.setting(LayerAddress.ofOrganization(acme), "title", "Acme");
    edit(Map.of(ann, take));
    assertThat(layers.read(ann.key()).settings()).isEmpty();
  }

  @Test
  void howHighASettingEverWasIsRemembered() {
    write(Map.of(ann, List.of(text("proxy", "x", 35))));
    edit(Map.of(ann, data -> data.without("proxy")));
    write(Map.of(ann, List.of(text("proxy", "y"))));
    assertThat(layers.read(ann.key()).highest()).containsEntry("proxy", new MergePriority(35));
  }

  @Test
  void namesOfSettingsAndAttributesAreKnownWithoutSecrets() {
    write(
        Map.of(
            ann, List.of(text("proxy", "x"), secret("anything", "y")),
            bob, List.of(text("expires", "60"))));
    assertThat(editor.ownSettingNames(acme)).containsExactly("expires", "proxy");
    assertThat(editor.attributeNames(acme)).containsExactly("desk");
  }

  @Test
  void aBulkEditIsTheTransactionOfWhoCalls() {
    assertThatThrownBy(() -> editor.write(acme, Map.of(), new Written()))
        .isInstanceOf(EJBTransactionRequiredException.class);
  }

  private void write(Map<LayerAddress, List<AccountSetting>> settings) {
    node.inTransaction(
        () -> {
          Written written = new Written();
          Map<Long, List<AccountSetting>> byId = new java.util.HashMap<>();
          settings.forEach((layer, list) -> byId.put(layer.key().ownerId(), list));
          editor.write(acme, byId, written);
          editor.check(acme, written);
        });
  }

  private void edit(Map<LayerAddress, UnaryOperator<AccountData>> edits) {
    node.inTransaction(
        () -> {
          Written written = new Written();
          Map<Long, UnaryOperator<AccountData>> byId = new java.util.HashMap<>();
          edits.forEach((layer, edit) -> byId.put(layer.key().ownerId(), edit));
          editor.edit(acme, byId, written);
          editor.check(acme, written);
        });
  }
}
