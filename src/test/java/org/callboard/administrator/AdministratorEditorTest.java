package org.callboard.administrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.callboard.database.HeldTransaction.assertWaits;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.HeldTransaction;
import org.callboard.database.Node;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationEditor;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
@SuppressWarnings("try") // transactions are held open, not used
class AdministratorEditorTest {

  private static final Username ROOT = new Username("root");
  private static final Username ANN = new Username("ann");

  @Inject private Node node;
  @Inject private Given given;
  @Inject private OrganizationEditor organizations;
  @Inject private AdministratorEditor editor;
  @Inject private AdministratorDirectory directory;
  @Inject private TokenEditor tokens;
  @Inject private TokenDirectory tokenDirectory;

  @BeforeEach
  void oneOperator() {
    put(ROOT, operator("root's hash"));
  }

  @Test
  void everyEditIsRecordedWithoutThePasswordsHash() {
    given.organization("ACME");
    put(ANN, manager("ACME", "ann's hash"));
    put(ANN, new AdministratorData(Optional.of(new CloudId("ACME")), false, Optional.empty()));
    delete(ANN);
    assertThat(
            node.rows(
                "SELECT action, organization, target FROM audit_entry"
                    + " WHERE target LIKE 'administrators/ann' ORDER BY id"))
        .containsExactly(
            "CREATE ACME administrators/ann",
            "UPDATE ACME administrators/ann",
            "DELETE ACME administrators/ann");
    assertThat(node.rows("SELECT before_state, after_state FROM audit_entry"))
        .noneMatch(states -> states.contains("hash"));
  }

  @Test
  void aManagerIsOfItsOrganization() {
    long acme = given.organization("ACME").id();
    put(ANN, manager("ACME", "h"));
    AdministratorSnapshot ann = directory.find(ANN).orElseThrow();
    assertThat(ann.role()).contains(AdministratorRole.MANAGER);
    assertThat(ann.organizationId()).contains(acme);
    assertThatThrownBy(() -> put(new Username("bob"), manager("NOWHERE", "h")))
        .isInstanceOf(InvalidValueException.class);
    node.execute("DELETE FROM organization");
    assertThat(directory.find(ANN)).isEmpty();
  }

  @Test
  void whoIsNewNeedsAPassword() {
    assertThatThrownBy(
            () -> put(ANN, new AdministratorData(Optional.empty(), true, Optional.empty())))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("password");
    assertThat(directory.find(ANN)).isEmpty();
  }

  @Test
  void theLastOperatorCanNeitherBeDeletedNorDisabledNorBecomeAManager() {
    given.organization("ACME");
    put(ANN, new AdministratorData(Optional.empty(), false, Optional.of("h")));
    assertRefused(() -> delete(ROOT));
    assertRefused(
        () -> put(ROOT, new AdministratorData(Optional.empty(), false, Optional.empty())));
    assertRefused(() -> put(ROOT, manager("ACME", "h")));
    put(ANN, operator("h"));
    delete(ROOT);
    assertThat(directory.find(ROOT)).isEmpty();
  }

  @Test
  void ofTwoOperatorsWhoRemoveEachOtherAtOnceOneStays() throws Exception {
    for (int i = 0; i < 8; i++) {
      put(ROOT, operator("h"));
      put(ANN, operator("h"));
      List<Callable<Object>> both = List.of(() -> delete(ROOT), () -> delete(ANN));
      assertThat(node.atOnce(both)).filteredOn(Node::succeeded).hasSize(1);
      assertThat(directory.page(Optional.empty(), 0, 10).total()).isEqualTo(1);
    }
  }

  @Test
  void aManagerSeesNobodyOfAnotherOrganization() {
    given.organization("OTHER");
    Optional<Long> acme = Optional.of(given.organization("ACME").id());
    put(ANN, manager("OTHER", "h"));
    assertThatThrownBy(() -> editor.delete(ANN, acme, Expected.ANYTHING))
        .isInstanceOf(EditRefusedException.class)
        .hasMessage("There is no such administrator.");
    assertThatThrownBy(() -> editor.put(ANN, manager("ACME", "h"), acme, Expected.ANYTHING))
        .isInstanceOf(EditRefusedException.class)
        .hasMessageContaining("cannot be used");
    assertThat(directory.find(ANN)).isPresent();
  }

  @Test
  void aNewPasswordEndsTokensAndNothingElseDoes() {
    long root = directory.find(ROOT).orElseThrow().id();
    NewToken token =
        tokens.create(root, "script", TokenBounds.NONE, Instant.now().plus(Duration.ofDays(1)));
    put(ROOT, new AdministratorData(Optional.empty(), true, Optional.empty()));
    editor.replaceHash(root, "root's hash", "slower");
    assertThat(tokenDirectory.ownerOf(token.secret())).isPresent();
    put(ROOT, operator("new"));
    assertThat(tokenDirectory.ownerOf(token.secret())).isEmpty();
  }

  @Test
  void aSlowHashThatIsMadeMeanwhileNeverReplacesANewPassword() {
    long root = directory.find(ROOT).orElseThrow().id();
    put(ROOT, operator("new"));
    editor.replaceHash(root, "root's hash", "slower");
    assertThat(directory.find(ROOT).orElseThrow().passwordHash()).isEqualTo("new");
  }

  @Test
  void manyWhoCreateTheSameOneAtOnceCreateOne() throws Exception {
    node.atOnce(5, () -> put(ANN, operator("h")));
    assertThat(node.rows("SELECT username FROM administrator ORDER BY username"))
        .containsExactly("ann", "root");
  }

  @Test
  void nobodyIsMadeAManagerOfAnOrganizationThatIsBeingDeleted() throws Exception {
    given.organization("ACME");
    Future<Object> creation;
    try (HeldTransaction deletion = new HeldTransaction(node, this::deleteAcme)) {
      creation = node.inBackground(() -> put(ANN, manager("ACME", "h")));
      assertWaits(creation);
    }
    assertThatThrownBy(() -> creation.get(20, TimeUnit.SECONDS))
        .cause()
        .isInstanceOf(EditRefusedException.class)
        .hasMessage(EditRefusedException.notFound("organization").getMessage());
    assertThat(node.rows("SELECT username FROM administrator")).containsExactly("root");
  }

  @Test
  void aManagerWhoWasBeingMadeIsDeletedWithTheOrganization() throws Exception {
    given.organization("ACME");
    Future<?> deletion;
    try (HeldTransaction creation =
        new HeldTransaction(node, () -> put(ANN, manager("ACME", "h")))) {
      deletion =
          node.inBackground(
              () -> {
                deleteAcme();
                return null;
              });
      assertWaits(deletion);
    }
    deletion.get(20, TimeUnit.SECONDS);
    assertThat(node.rows("SELECT username FROM administrator")).containsExactly("root");
  }

  private void deleteAcme() {
    organizations.delete(new CloudId("ACME"), Expected.ANYTHING);
  }

  private Object put(Username username, AdministratorData data) {
    return editor.put(username, data, Optional.empty(), Expected.ANYTHING);
  }

  private Object delete(Username username) {
    editor.delete(username, Optional.empty(), Expected.ANYTHING);
    return username;
  }

  private static AdministratorData operator(String hash) {
    return new AdministratorData(Optional.empty(), true, Optional.of(hash));
  }

  private static AdministratorData manager(String cloudId, String hash) {
    return new AdministratorData(Optional.of(new CloudId(cloudId)), true, Optional.of(hash));
  }

  private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable edit) {
    assertThatThrownBy(edit)
        .isInstanceOf(EditRefusedException.class)
        .hasMessageContaining("last operator");
  }

  /** No address could name them alone. */
  @Test
  void nobodyNewIsCalledByDotsAlone() {
    assertThatThrownBy(() -> put(new Username("..."), operator("hash")))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("three or more dots");
  }
}
