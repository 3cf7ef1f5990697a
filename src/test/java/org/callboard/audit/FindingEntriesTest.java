package org.callboard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.json.Json;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Node;
import org.junit.jupiter.api.Test;

/** By what entries of the record are found. */
@DatabaseTest
class FindingEntriesTest {

  private static final AuditFilter ALL =
      new AuditFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final RecordedOrganization ACME = new RecordedOrganization(1, "ACME");

  private static final String ANN = "organizations/ACME/subscribers/ann";

  @Inject private Node node;
  @Inject private AuditLog log;
  @Inject private AuditDirectory directory;
  @Inject private CurrentActor actor;

  @Test
  void entriesAreFoundByTheBeginningOfTheirPath() {
    record("organizations/ACME");
    record("organizations/ACME/draft");
    record(ANN);
    record(ANN + "/account-settings");
    record("organizations/ACME/subscribers/anna");
    record("organizations/OTHER/subscribers/ann");
    record("administrators/ann");
    assertThat(below(ANN)).containsExactly(ANN + "/account-settings", ANN);
    assertThat(below("organizations/ACME/subscribers")).hasSize(3);
    assertThat(below("organizations/ACME")).hasSize(5);
    assertThat(below("administrators")).containsExactly("administrators/ann");
    assertThat(below("organizations/ACME/sub")).isEmpty();
    assertThat(below("organizations/ACM%")).isEmpty();
  }

  @Test
  void entriesAreFoundBySubscriberKindAndAction() {
    record(ANN);
    record("organizations/ACME/subscribers/a/b/devices/1");
    record("organizations/ACME/groups/ann");
    record(AuditAction.EXPORT, ANN + "/quick-dial.csv", "{}");
    assertThat(found(filter(null, "subscriber", "ann", null)))
        .containsExactly(ANN + "/quick-dial.csv", ANN);
    assertThat(found(filter(null, "subscriber", "a/b", null))).hasSize(1);
    assertThat(found(filter(null, "group", null, null)))
        .containsExactly("organizations/ACME/groups/ann");
    assertThat(found(filter(AuditAction.EXPORT, null, null, null))).hasSize(1);
  }

  @Test
  void aTextIsFoundInAnyCaseWhereverItStands() {
    record(AuditAction.UPDATE, ANN, "{\"displayName\":\"Zoë 100%_!\"}");
    record("organizations/ACME/groups/Sales");
    assertThat(found(filter(null, null, null, "zoë 100%_!"))).containsExactly(ANN);
    assertThat(found(filter(null, null, null, "SALES"))).hasSize(1);
    assertThat(found(filter(null, null, null, "s%es"))).isEmpty();
  }

  @Test
  void aTextIsLookedForInTheNewestEntriesAndThePageSaysHowFar() {
    record(AuditAction.UPDATE, ANN, "{\"old\":\"needle\"}");
    fill();
    record(AuditAction.UPDATE, ANN, "{\"new\":\"needle\"}");
    AuditPage all = directory.page(filter(null, null, null, "needle"), 0, 10);
    assertThat(all.total()).isEqualTo(1);
    assertThat(all.searchedBackTo()).isPresent();
    AuditPage ofAnn = directory.page(filter(null, "subscriber", "ann", "needle"), 0, 10);
    assertThat(ofAnn.total()).isEqualTo(2);
    assertThat(ofAnn.searchedBackTo()).isEmpty();
  }

  @Test
  void entriesOfOnePersonAreFoundByAnIndexAmongHundredThousand() {
    fill();
    node.execute("ANALYZE");
    assertThat(plan("kind = 'subscriber' AND about = '12345'")).contains("audit_entry_about");
    assertThat(plan("action = 'REVEAL'")).contains("audit_entry_action");
  }

  @Test
  void theUpgradeSaysWhatOldEntriesAreAbout() {
    List<String> paths =
        List.of(
            "organizations/ACME",
            "organizations/ACME/account-settings",
            "organizations/ACME/draft/account-settings",
            "organizations/ACME/groups",
            "organizations/ACME/groups/a/b",
            "organizations/ACME/groups/Sales/account-settings",
            ANN,
            ANN + "/account-settings/password",
            ANN + "/devices/7",
            ANN + "/codes/7",
            ANN + "/preview",
            ANN + "/quick-dial.csv",
            "administrators/eve",
            "tokens/x");
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      entries.add(
          "INSERT INTO audit_entry (id, administrator, address, action, target) VALUES ("
              + (100 + i)
              + ", 'a', '', 'UPDATE', '"
              + paths.get(i)
              + "')");
    }
    assertThat(
            node.upgraded(
                "26",
                entries,
                "28.1",
                "SELECT CONCAT(kind, ' ', about) FROM audit_entry ORDER BY id"))
        .containsExactlyElementsOf(
            paths.stream()
                .map(AuditTarget::of)
                .map(target -> target.kind() + " " + target.about().orElse(""))
                .toList());
  }

  @Test
  void oneSignInAnHourIsRecordedForEachNameAndAddress() {
    for (String address : List.of("192.0.2.1", "192.0.2.1", "192.0.2.2")) {
      actor.set(new Actor("eve", address));
      node.inTransaction(() -> log.recordSignIn(Optional.empty()));
    }
    assertThat(directory.page(ALL, 0, 10).items()).isEmpty();
    assertThat(directory.page(filter(AuditAction.SIGN_IN, null, null, null), 0, 10).items())
        .extracting(entry -> entry.actor().address())
        .containsExactly("192.0.2.2", "192.0.2.1");
    assertThat(found(filter(AuditAction.SIGN_IN, null, null, null)))
        .containsExactly("administrators/eve", "administrators/eve");
  }

  private String plan(String condition) {
    return node.rows(
            "EXPLAIN SELECT id FROM audit_entry WHERE "
                + condition
                + " ORDER BY id DESC FETCH FIRST 100 ROWS ONLY")
        .toString()
        .toLowerCase(Locale.ROOT);
  }

  private void fill() {
    String digits = "(VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9))";
    node.execute(
        "INSERT INTO audit_entry (id, administrator, address, action, target, kind, about)"
            + " SELECT nextval('callboard_order'), 'a', '', 'UPDATE', 'x', 'subscriber',"
            + " CAST(a.x * 10000 + b.x * 1000 + c.x * 100 + d.x * 10 + e.x AS VARCHAR(10)) FROM "
            + String.join(
                " CROSS JOIN ",
                List.of("a", "b", "c", "d", "e").stream()
                    .map(n -> digits + " " + n + "(x)")
                    .toList()));
  }

  private void record(String target) {
    record(AuditAction.UPDATE, target, "{}");
  }

  private void record(AuditAction action, String target, String after) {
    node.inTransaction(
        () ->
            log.record(
                action,
                Optional.of(target.contains("OTHER") ? new RecordedOrganization(2, "OTHER") : ACME)
                    .filter(o -> target.startsWith("organizations")),
                target,
                Optional.empty(),
                Optional.of(Json.createReader(new StringReader(after)).readObject())));
  }

  private static AuditFilter filter(AuditAction action, String kind, String about, String text) {
    return new AuditFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(action),
        Optional.ofNullable(kind),
        Optional.ofNullable(about),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(text),
        Optional.empty(),
        Optional.empty());
  }

  private List<String> below(String path) {
    return found(
        new AuditFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(path),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private List<String> found(AuditFilter filter) {
    return directory.page(filter, 0, 100).items().stream().map(AuditEntry::target).toList();
  }
}
