package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.callboard.administrator.AdministratorRole;
import org.callboard.database.Caller;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Page;
import org.callboard.security.Principals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The codes of a whole organization that nobody has used yet. */
@DatabaseTest
class CodeActsTest {

  private static final String INSERT =
      "INSERT INTO sign_in_code (id, organization_id, subscriber_id, public_id, code_hash,"
          + " expires_at) VALUES ";

  @Inject private Node node;
  @Inject private Given given;
  @Inject private CodeActs codes;
  @Inject private OnboardingActs onboarding;

  private Caller manager;
  private Caller other;

  @BeforeEach
  void twoOrganizationsWithCodes() {
    OrganizationSnapshot acme = given.organization("ACME");
    OrganizationSnapshot globex = given.organization("GLOBEX");
    manager = manager(acme);
    other = manager(globex);
    for (String username : List.of("ann", "bob")) {
      given.subscriber(acme, username);
    }
    given.subscriber(globex, "gus");
    make("ann", manager, "ACME");
    make("bob", manager, "ACME");
    make("gus", other, "GLOBEX");
  }

  @Test
  void theyAreListedWithWhoseTheyAreTheNewestFirst() {
    Page<UnusedCode> all = page(0, 10);
    assertThat(all.items())
        .extracting(code -> code.subscriber().username())
        .containsExactly("bob", "ann");
    assertThat(all.total()).isEqualTo(2);
    assertThat(all.items()).allMatch(code -> code.code().createdBy().isPresent());
    assertThat(page(1, 1).items())
        .extracting(code -> code.subscriber().username())
        .containsExactly("ann");
  }

  @Test
  void whatWasUsedOrHasEndedOrWasMadeByAnOlderNodeIsShownAsItIs() {
    node.execute("UPDATE sign_in_code SET created_by = NULL");
    assertThat(page(0, 10).items().get(0).code().createdBy()).isEmpty();
    node.execute(
        "UPDATE sign_in_code SET used_at = CURRENT_TIMESTAMP WHERE subscriber_id IN"
            + " (SELECT id FROM subscriber WHERE username = 'ann')");
    assertThat(page(0, 10).items()).hasSize(1);
    node.execute("UPDATE sign_in_code SET expires_at = CURRENT_TIMESTAMP - INTERVAL '1' SECOND");
    assertThat(page(0, 10)).isEqualTo(new Page<>(List.of(), 0));
  }

  @Test
  void oneIsEndedByWhoseBusinessItIs() {
    UnusedCode bobs = page(0, 10).items().get(0);
    assertThatThrownBy(() -> other.runs(() -> codes.delete("GLOBEX", bobs.code().id())))
        .hasMessage("There is no such code.");
    assertThatThrownBy(() -> other.runs(() -> codes.delete("ACME", bobs.code().id())))
        .hasMessage("There is no such organization.");
    manager.runs(() -> codes.delete("ACME", bobs.code().id()));
    assertThat(page(0, 10).items())
        .extracting(code -> code.subscriber().username())
        .containsExactly("ann");
    assertThat(deletions())
        .containsExactly("organizations/ACME/subscribers/bob/codes/" + bobs.code().id());
    assertThatThrownBy(() -> manager.runs(() -> codes.delete("ACME", bobs.code().id())))
        .hasMessage("There is no such code.");
  }

  @Test
  void allAreEndedAndEachIsInTheRecordAndThoseOfOthersStay() {
    manager.runs(() -> codes.deleteAll("ACME"));
    assertThat(page(0, 10).items()).isEmpty();
    assertThat(deletions()).hasSize(2);
    assertThat(node.rows("SELECT COUNT(*) FROM sign_in_code")).containsExactly("1");
    manager.runs(() -> codes.deleteAll("ACME"));
    assertThat(deletions()).hasSize(2);
  }

  @Test
  void moreThanOneTransactionHoldsAreEndedToo() {
    String ann = node.rows("SELECT id FROM subscriber WHERE username = 'ann'").get(0);
    String acme = node.rows("SELECT id FROM organization WHERE cloud_id = 'ACME'").get(0);
    String end = ", CURRENT_TIMESTAMP + INTERVAL '1' DAY)";
    node.execute(
        IntStream.range(0, 1200)
            .mapToObj(
                i ->
                    "(1000000 + " + i + "," + acme + "," + ann + ",'p" + i + "','h" + i + "'" + end)
            .collect(Collectors.joining(", ", INSERT, "")));
    assertThat(page(0, 1).total()).isEqualTo(1202);
    manager.runs(() -> codes.deleteAll("ACME"));
    assertThat(page(0, 1).total()).isZero();
    assertThat(deletions()).hasSize(1202);
  }

  private void make(String username, Caller caller, String cloudId) {
    caller.runs(
        () ->
            onboarding.createMany(
                cloudId, new Selection.Named(List.of(username)), Optional.empty(), false));
  }

  private Page<UnusedCode> page(int offset, int limit) {
    return manager.calls(() -> codes.page("ACME", offset, limit));
  }

  private List<String> deletions() {
    return node.rows("SELECT target FROM audit_entry WHERE action = 'DELETE' ORDER BY id");
  }

  private static Caller manager(OrganizationSnapshot organization) {
    return new Caller(
        Principals.manager("eve", 7, organization.id()), AdministratorRole.MANAGER.rights());
  }

  /** One organization has two codes among five thousand of another. */
  @Test
  void lookingForThemReadsAnIndexOnly() {
    String acme = node.rows("SELECT id FROM organization WHERE cloud_id = 'ACME'").get(0);
    String query =
        "EXPLAIN SELECT * FROM sign_in_code WHERE organization_id = "
            + acme
            + " AND used_at IS NULL AND expires_at > CURRENT_TIMESTAMP AND id < 9000000000"
            + " ORDER BY organization_id DESC, id DESC FETCH FIRST 100 ROWS ONLY";
    String gus = node.rows("SELECT id FROM subscriber WHERE username = 'gus'").get(0);
    String globex = node.rows("SELECT id FROM organization WHERE cloud_id = 'GLOBEX'").get(0);
    String end = ", CURRENT_TIMESTAMP + INTERVAL '1' DAY)";
    for (int slice = 0; slice < 5; slice++) {
      int from = 2_000_000 + slice * 1000;
      node.execute(
          IntStream.range(from, from + 1000)
              .mapToObj(
                  i -> "(" + i + "," + globex + "," + gus + ",'q" + i + "','g" + i + "'" + end)
              .collect(Collectors.joining(", ", INSERT, "")));
    }
    node.execute("ANALYZE");
    assertThat(node.rows(query).toString().toLowerCase(Locale.ROOT))
        .contains("sign_in_code_organization");
  }
}
