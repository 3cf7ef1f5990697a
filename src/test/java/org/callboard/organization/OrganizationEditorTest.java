package org.callboard.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBTransactionRequiredException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.callboard.account.AccountEditor;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.feed.DataChanged;
import org.callboard.layer.LayerAddress;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.EditRefusedException.Reason;
import org.callboard.platform.Expected;
import org.callboard.platform.Json;
import org.callboard.platform.StateVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DatabaseTest
class OrganizationEditorTest {

  private static final CloudId ACME = new CloudId("ACME");

  @Inject private Node node;
  @Inject private Given given;
  @Inject private OrganizationEditor editor;
  @Inject private OrganizationDirectory directory;
  @Inject private OrganizationRemoval removal;
  @Inject private AccountEditor accounts;

  @Test
  void everyEditIsRecordedAndTold() {
    OrganizationSnapshot created =
        editor
            .put(ACME, OrganizationSettings.named("One"), Optional.empty(), Expected.NOTHING)
            .value();
    editor.put(ACME, OrganizationSettings.named("Two"), Optional.empty(), Expected.ANYTHING);
    assertThat(directory.find(ACME).orElseThrow().name()).isEqualTo("Two");
    editor.delete(ACME, Expected.ANYTHING);
    assertThat(directory.find(ACME)).isEmpty();
    assertThat(node.rows("SELECT action, organization, target FROM audit_entry ORDER BY id"))
        .containsExactly(
            "CREATE ACME organizations/ACME",
            "UPDATE ACME organizations/ACME",
            "DELETE ACME organizations/ACME");
    assertThat(node.told(DataChanged.class))
        .containsExactly(
            DataChanged.ofOrganization(created.id()),
            DataChanged.ofOrganization(created.id()),
            DataChanged.ofEverything(created.id()));
  }

  @Test
  void officesAreKeptAndAnOlderNodesRowHasNone() {
    SignInSettings signIn =
        new SignInSettings(
            true,
            SignInSettings.SignedOut.REFUSE,
            OfficeAddresses.FORM.read(
                "allowedAddresses",
                Json.createArrayBuilder().add("192.0.2.7").add("2001:db8::/48").build()));
    OrganizationSettings named = OrganizationSettings.named("Acme");
    editor.create(
        ACME,
        new OrganizationSettings(
            "Acme",
            true,
            named.replacePriority(),
            false,
            OrganizationSettings.DEFAULT_REFRESH,
            ErrorTexts.NONE,
            signIn));
    OrganizationSnapshot stored = directory.find(ACME).orElseThrow();
    assertThat(stored.signIn()).isEqualTo(signIn);
    assertThat(stored.unreadable()).isEmpty();
    assertThat(stored.signIn().offices().contain("192.0.2.7")).isTrue();
    assertThat(stored.signIn().offices().contain("192.0.2.8")).isFalse();
    assertThat(stored.signIn().offices().contain("2001:db8:0:1::1")).isTrue();
    assertThat(stored.signIn().offices().contain("somewhere")).isFalse();
    assertThatThrownBy(
            () -> editor.put(ACME, named, Optional.of(stored.id()), Expected.ANYTHING)) // a manager
        .hasMessageContaining("allowedAddresses");
    editor.put(ACME, named, Optional.empty(), Expected.ANYTHING);
    assertThat(node.rows("SELECT COUNT(*) FROM organization WHERE allowed_addresses IS NULL"))
        .containsExactly("1");
    assertThat(directory.find(ACME).orElseThrow().settings()).isEqualTo(named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"office", "", "10.0.0.0/8", "::/0", "192.0.2.7/33", "0.0.0.0/0"})
  void whatIsNoOfficeIsRefused(String text) {
    assertThatThrownBy(
            () ->
                OfficeAddresses.FORM.read(
                    "allowedAddresses", Json.createArrayBuilder().add(text).build()))
        .hasMessageStartingWith("allowedAddresses");
  }

  @Test
  void whatIsNotWhatTheCallerHasSeenStaysAndIsNotRecorded() {
    OrganizationSettings seen = OrganizationSettings.named("Seen");
    editor.create(ACME, seen);
    Expected expected = version(seen);
    editor.put(ACME, OrganizationSettings.named("Changed"), Optional.empty(), expected);
    assertThatThrownBy(
            () -> editor.put(ACME, OrganizationSettings.named("Mine"), Optional.empty(), expected))
        .isInstanceOfSatisfying(
            EditRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.CHANGED_MEANWHILE));
    assertThatThrownBy(() -> editor.delete(ACME, expected))
        .isInstanceOf(EditRefusedException.class);
    assertThat(directory.find(ACME).orElseThrow().name()).isEqualTo("Changed");
    assertThat(node.rows("SELECT action FROM audit_entry")).containsExactly("CREATE", "UPDATE");
  }

  @Test
  void ofManyWhoReplaceTheSameStateAtOnceOneDoes() throws Exception {
    OrganizationSettings seen = OrganizationSettings.named("Seen");
    editor.create(ACME, seen);
    var ends =
        node.atOnce(
            5,
            () ->
                editor.put(
                    ACME,
                    OrganizationSettings.named(Thread.currentThread().getName()),
                    Optional.empty(),
                    version(seen)));
    assertThat(ends).filteredOn(Node::succeeded).hasSize(1);
    assertThat(node.rows("SELECT COUNT(*) FROM audit_entry WHERE action = 'UPDATE'"))
        .containsExactly("1");
  }

  @Test
  void ofManyWhoCreateTheSameOneAtOnceOneDoes() throws Exception {
    var ends = node.atOnce(5, () -> editor.create(ACME, OrganizationSettings.named("Acme")));
    assertThat(ends).filteredOn(Node::succeeded).hasSize(1);
    assertThat(directory.page(0, 10).total()).isEqualTo(1);
    assertThat(node.rows("SELECT action FROM audit_entry")).containsExactly("CREATE");
  }

  @Test
  void whoLocksAnOrganizationComesAfterWhoHasLockedIt() throws Exception {
    long acme = given.organization("ACME").id();
    List<String> order = new java.util.concurrent.CopyOnWriteArrayList<>();
    Callable<Void> edit =
        () -> {
          node.inTransaction(
              () -> {
                editor.lock(acme);
                order.add("begin");
                assertThat(directory.load(acme)).isPresent(); // time for the other one to come
                order.add("end");
              });
          return null;
        };
    assertThat(node.atOnce(4, edit)).allMatch(Node::succeeded);
    assertThat(String.join(" ", order)).isEqualTo("begin end begin end begin end begin end");
  }

  @Test
  void aLockNeedsATransactionAndAnOrganization() {
    assertThatThrownBy(() -> editor.lock(1)).isInstanceOf(EJBTransactionRequiredException.class);
    assertThatThrownBy(() -> node.inTransaction(() -> editor.lock(1)))
        .isInstanceOf(EditRefusedException.class)
        .hasMessage("There is no such organization.");
  }

  @Test
  void nothingOfADeletedOrganizationIsLeft() {
    OrganizationSnapshot acme = given.organization("ACME");
    Group sales = given.group(acme, "sales");
    LayerAddress ann = given.subscriber(acme, "ann", "sales");
    for (LayerAddress layer :
        List.of(
            LayerAddress.ofOrganization(acme),
            LayerAddress.ofDraft(acme),
            LayerAddress.ofGroup(acme, sales),
            ann)) {
      given.items(layer, "a");
      given.setting(layer, "title", "t");
    }
    given.subscriber(acme, "bob", "sales");
    node.bean(org.callboard.subscriber.SubscriberEditor.class)
        .delete(acme, new org.callboard.subscriber.Username("bob"), Expected.ANYTHING);
    editor.delete(ACME, Expected.ANYTHING);
    while (removal.deleteSome(acme.id(), 1)) {
      assertThat(directory.load(acme.id())).isEmpty();
    }
    assertThat(node.filledTables()).containsExactlyInAnyOrder("audit_entry", "change_feed");
    assertThat(accounts.read(ann.key()).settings()).isEmpty();
  }

  private static Expected version(OrganizationSettings settings) {
    return Expected.version(StateVersion.of(OrganizationJson.of(ACME, settings)));
  }
}
