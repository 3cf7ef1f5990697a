package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.callboard.administrator.AdministratorDirectory;
import org.callboard.administrator.AdministratorEditor;
import org.callboard.administrator.AdministratorRole;
import org.callboard.administrator.AdministratorSnapshot;
import org.callboard.bulk.ImportOptions;
import org.callboard.bulk.OnConflict;
import org.callboard.bulk.Upload;
import org.callboard.bulk.file.OrganizationImport;
import org.callboard.database.Caller;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.organization.CloudId;
import org.callboard.organization.ErrorTexts;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationNaming;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.SignInSettings;
import org.callboard.password.NewPasswords;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.EditRefusedException.Reason;
import org.callboard.platform.Expected;
import org.callboard.security.Principals;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator has decided, a manager does not undo, by whatever way. */
@DatabaseTest
class OperatorsDecisionsTest {

  private static final CloudId ACME = new CloudId("ACME");
  private static final Username BOB = new Username("bob");
  private static final Optional<String> PASSWORD = Optional.of("a very long password");

  @Inject private Node node;
  @Inject private Given given;
  @Inject private OrganizationActs organizations;
  @Inject private OrganizationEditor organizationEditor;
  @Inject private OrganizationImport imports;
  @Inject private org.callboard.administration.Caller callers;
  @Inject private AdministratorDirectory directory;
  @Inject private AdministratorEditor editor;

  private final Caller operator = caller(1, Optional.empty(), AdministratorRole.OPERATOR);
  private AdministratorActs administrators;
  private Caller manager;
  private OrganizationSnapshot acme;

  @BeforeEach
  void anOrganizationWithManagers() {
    NewPasswords passwords =
        new NewPasswords() {
          @Override
          public String hash(String password) {
            return "hash";
          }
        };
    administrators = new AdministratorActs(callers, directory, editor, passwords);
    acme = given.organization("ACME");
    manager = caller(2, Optional.of(acme.id()), AdministratorRole.MANAGER);
    operator.runs(() -> put(new Username("root"), AdministratorRole.OPERATOR, true));
    operator.runs(() -> put(BOB, AdministratorRole.MANAGER, true));
  }

  @Test
  void aManagerDoesNotEnableAnOrganizationThatAnOperatorHasDisabled() {
    operator.runs(() -> put("Acme", false));
    assertForbidden(() -> manager.runs(() -> put("Acme", true)));
    assertThat(acme().enabled()).isFalse();
    operator.runs(() -> put("Acme", true));
    assertThat(acme().enabled()).isTrue();
  }

  @Test
  void aManagerDoesNotDisableAnOrganization() {
    assertForbidden(() -> manager.runs(() -> put("Acme", false)));
    assertThat(acme().enabled()).isTrue();
  }

  @Test
  void aManagerOfADisabledOrganizationEditsEverythingElse() {
    operator.runs(() -> put("Acme", false));
    manager.runs(() -> put("Acme Ltd.", false));
    assertThat(acme().name()).isEqualTo("Acme Ltd.");
  }

  /** The check of the act came before, so it is the editor that must see it. */
  @Test
  void aManagerEditsNoOtherOrganizationThatGotTheCloudIdMeanwhile() {
    organizationEditor.delete(ACME, Expected.ANYTHING);
    Optional<Long> former = Optional.of(acme.id());
    ThrowingCallable edit =
        () ->
            organizationEditor.put(
                ACME, OrganizationSettings.named("Mine"), former, Expected.ANYTHING);
    assertThatThrownBy(edit).hasMessage("There is no such organization.");
    given.organization("ACME");
    assertThatThrownBy(edit).hasMessage("There is no such organization.");
    assertThat(acme().name()).isEqualTo("ACME");
  }

  @Test
  void aManagersImportDoesNotEnableTheOrganizationEither() throws Exception {
    operator.runs(() -> put("Acme", false));
    Progress progress = new Progress();
    assertThat(run(true, Optional.of(acme.id()), progress)).isFalse();
    assertThat(progress.lines())
        .filteredOn(line -> line.outcome() == ReportLine.Outcome.ERROR)
        .extracting(ReportLine::line, line -> line.message().orElseThrow())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                1L,
                "Only an operator may enable or disable an organization. This one is disabled."));
    assertThat(acme().enabled()).isFalse();
    assertThat(acme().name()).isEqualTo("Acme");
  }

  @Test
  void aManagersImportThatRepeatsOrLeavesOutWhetherItIsEnabledIsFine() throws Exception {
    operator.runs(() -> put("Acme", false));
    assertThat(run(false, Optional.of(acme.id()), new Progress())).isTrue();
    assertThat(acme().name()).isEqualTo("Imported");
    String untold = "{\"organization\":{\"name\":\"Untold\"}}";
    assertThat(run(untold, Optional.of(acme.id()), new Progress())).isTrue();
    assertThat(acme().name()).isEqualTo("Untold");
    assertThat(acme().enabled()).isFalse();
  }

  /** Between the reading of the file and its end. */
  @Test
  void aManagersImportDoesNotEnableWhatAnOperatorDisablesMeanwhile() throws Exception {
    Progress progress =
        new Progress() {
          @Override
          public void read() {
            super.read();
            operator.runs(() -> put("Acme", false));
          }
        };
    assertThat(run(true, Optional.of(acme.id()), progress)).isFalse();
    assertThat(acme().enabled()).isFalse();
  }

  @Test
  void anOperatorsImportEnables() throws Exception {
    operator.runs(() -> put("Acme", false));
    assertThat(run(true, Optional.empty(), new Progress())).isTrue();
    assertThat(acme().enabled()).isTrue();
  }

  @Test
  void aManagerNeitherEnablesNorDeletesAManagerWhomAnOperatorHasDisabled() {
    operator.runs(() -> put(BOB, AdministratorRole.MANAGER, false));
    assertForbidden(() -> manager.runs(() -> put(BOB, AdministratorRole.MANAGER, true)));
    assertForbidden(() -> manager.runs(() -> administrators.delete("bob", Expected.ANYTHING)));
    manager.runs(() -> put(BOB, AdministratorRole.MANAGER, false));
    assertForbidden(() -> manager.runs(() -> put(BOB, AdministratorRole.MANAGER, true)));
    assertThat(bob().enabled()).isFalse();
    assertThat(bob().disabledByOperator()).isTrue();
    operator.runs(() -> put(BOB, AdministratorRole.MANAGER, true));
    assertThat(bob().enabled()).isTrue();
    manager.runs(() -> administrators.delete("bob", Expected.ANYTHING));
  }

  @Test
  void whomAnOlderNodeHasEnabledIsNoLongerDisabledByAnybody() {
    operator.runs(() -> put(BOB, AdministratorRole.MANAGER, false));
    node.execute("UPDATE administrator SET enabled = TRUE");
    assertThat(bob().disabledByOperator()).isFalse();
    manager.runs(() -> put(BOB, AdministratorRole.MANAGER, false));
    manager.runs(() -> put(BOB, AdministratorRole.MANAGER, true));
    assertThat(bob().enabled()).isTrue();
  }

  @Test
  void managersDisableAndEnableEachOther() {
    manager.runs(() -> put(BOB, AdministratorRole.MANAGER, false));
    assertThat(bob().disabledByOperator()).isFalse();
    manager.runs(() -> put(BOB, AdministratorRole.MANAGER, true));
    assertThat(bob().enabled()).isTrue();
  }

  @Test
  void anOperatorWhoSaysSoMakesAManagersDecisionTheirOwn() {
    manager.runs(() -> put(BOB, AdministratorRole.MANAGER, false));
    operator.runs(() -> put(BOB, AdministratorRole.MANAGER, false));
    assertForbidden(() -> manager.runs(() -> put(BOB, AdministratorRole.MANAGER, true)));
  }

  @Test
  void whatAnOperatorHasDisabledStaysSoInAnotherRole() {
    operator.runs(() -> put(BOB, AdministratorRole.OPERATOR, false));
    operator.runs(() -> put(BOB, AdministratorRole.MANAGER, false));
    assertForbidden(() -> manager.runs(() -> put(BOB, AdministratorRole.MANAGER, true)));
  }

  /** It would outlive the token, or outrank it. */
  @Test
  void nobodyMakesChangesOrDeletesAnAdministratorByAToken() {
    Caller token =
        new Caller(
            Principals.of(
                AdministratorRole.OPERATOR, "root", 1, Optional.empty(), Optional.of("token id")),
            AdministratorRole.OPERATOR.rights());
    List<Runnable> edits =
        List.of(
            () -> put(new Username("new"), AdministratorRole.OPERATOR, true),
            () -> put(new Username("root"), AdministratorRole.OPERATOR, true),
            () -> put(BOB, AdministratorRole.OPERATOR, true),
            () -> administrators.delete("bob", Expected.ANYTHING));
    for (Runnable edit : edits) {
      assertThatThrownBy(() -> token.runs(edit))
          .isInstanceOfSatisfying(
              EditRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FORBIDDEN))
          .hasMessage(
              "Nobody may edit administrators by an API token. Sign in with your password.");
    }
    assertThat(token.<Boolean>calls(() -> administrators.get("bob").enabled())).isTrue();
    edits.forEach(operator::runs);
  }

  private void put(String name, boolean enabled) {
    OrganizationSettings settings =
        new OrganizationSettings(
            name,
            enabled,
            Optional.empty(),
            false,
            OrganizationSettings.DEFAULT_REFRESH,
            ErrorTexts.NONE,
            SignInSettings.DEFAULT);
    organizations.edit("ACME", OrganizationNaming.KEPT, before -> settings, Expected.ANYTHING);
  }

  private void put(Username username, AdministratorRole role, boolean enabled) {
    Optional<String> organization =
        Optional.of("ACME").filter(cloudId -> role == AdministratorRole.MANAGER);
    administrators.put(
        username,
        AdministratorChange.of(role.label(), organization, enabled, PASSWORD),
        Expected.ANYTHING);
  }

  private boolean run(boolean enabled, Optional<Long> within, Progress progress)
      throws IOException {
    return run(
        "{\"organization\":{\"name\":\"Imported\",\"enabled\":" + enabled + "}}", within, progress);
  }

  private boolean run(String file, Optional<Long> within, Progress progress) throws IOException {
    Upload upload =
        Upload.of(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), 1 << 20);
    ImportOptions how = new ImportOptions(OnConflict.UPDATE, false);
    return imports
        .work(ACME, Optional.of(acme()), within, upload, how, Optional.empty())
        .task()
        .run(progress);
  }

  private OrganizationSnapshot acme() {
    return operator.calls(() -> organizations.get("ACME"));
  }

  private AdministratorSnapshot bob() {
    return directory.find(BOB).orElseThrow();
  }

  private static Caller caller(long id, Optional<Long> organization, AdministratorRole role) {
    return new Caller(Principals.of(role, "caller" + id, id, organization), role.rights());
  }

  private static void assertForbidden(ThrowingCallable edit) {
    assertThatThrownBy(edit)
        .isInstanceOfSatisfying(
            EditRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FORBIDDEN))
        .hasMessageContaining("nly an operator may");
  }
}
