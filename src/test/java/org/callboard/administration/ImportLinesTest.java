package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.callboard.administrator.AdministratorRole;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditDirectory;
import org.callboard.audit.AuditEntry;
import org.callboard.audit.AuditFilter;
import org.callboard.audit.AuditLine;
import org.callboard.audit.AuditTarget;
import org.callboard.bulk.ImportOptions;
import org.callboard.bulk.OnConflict;
import org.callboard.bulk.QuickDialImport;
import org.callboard.bulk.SubscriberCsv;
import org.callboard.bulk.Upload;
import org.callboard.bulk.file.OrganizationImport;
import org.callboard.bulk.sample.VendorSample;
import org.callboard.database.Caller;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.job.Progress;
import org.callboard.job.Work;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Json;
import org.callboard.security.Principals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each line of an import changed, as the record keeps it. */
@DatabaseTest
class ImportLinesTest {

  private static final String PEOPLE =
      """
      username;displayName;groups;attribute:desk;SIP password
      ann;Ann;sales;4;s3cret
      bob;Bob;;;
      """;

  @Inject private Node node;
  @Inject private Given given;
  @Inject private SubscriberCsv people;
  @Inject private QuickDialImport quickDial;
  @Inject private OrganizationImport files;
  @Inject private VendorSample samples;
  @Inject private RecordActs records;
  @Inject private AuditDirectory directory;

  private final Caller operator =
      new Caller(Principals.operator("olga", 1), AdministratorRole.OPERATOR.rights());

  private OrganizationSnapshot acme;

  @BeforeEach
  void anOrganization() {
    acme = given.organization("ACME");
  }

  @Test
  void aLineOfPeopleHasWhatItMadeAndWhatItChangedAndNoSecret() throws IOException {
    given.subscriber(acme, "ann");
    importPeople(PEOPLE, false);
    AuditEntry entry = newestImport();
    assertThat(entry.lines()).isEqualTo(2);
    List<AuditLine> lines = lines(entry);
    assertThat(lines).extracting(AuditLine::line).containsExactly(2L, 3L);
    assertThat(lines.get(0).target()).isEqualTo("organizations/ACME/subscribers/ann");
    JsonObject before = json(lines.get(0).before());
    JsonObject after = json(lines.get(0).after());
    assertThat(before.keySet())
        .containsExactlyInAnyOrder("displayName", "groups", "attributes", "accountSettings");
    assertThat(after.keySet()).isEqualTo(before.keySet());
    assertThat(before.isNull("displayName")).isTrue();
    assertThat(after.getString("displayName")).isEqualTo("Ann");
    assertThat(after.getJsonArray("groups").getString(0)).isEqualTo("sales");
    assertThat(after.getJsonObject("attributes").getString("desk")).isEqualTo("4");
    JsonObject secret = after.getJsonArray("accountSettings").getJsonObject(0);
    assertThat(secret.getString("id")).isEqualTo("password");
    assertThat(secret.getBoolean("secret")).isTrue();
    assertThat(lines.get(1).before()).isEmpty();
    assertThat(json(lines.get(1).after()).getString("username")).isEqualTo("bob");
    assertThat(lines.toString()).doesNotContain("s3cret");
  }

  @Test
  void aLineThatChangesNothingIsNone() throws IOException {
    importPeople("username,displayName\nann,Ann\nbob,Bob\n", false);
    importPeople("username,displayName\nann,Ann\nbob,Robert\n", false);
    AuditEntry entry = newestImport();
    assertThat(entry.lines()).isEqualTo(1);
    assertThat(lines(entry)).extracting(AuditLine::line).containsExactly(3L);
    assertThat(json(lines(entry).get(0).before())).hasToString("{\"displayName\":\"Bob\"}");
    importPeople("username,displayName\nann,Ann\n", false);
    assertThat(newestImport().lines()).isZero();
    assertThat(lines(newestImport())).isEmpty();
  }

  @Test
  void whatIsTriedOrRefusedLeavesNeitherAnEntryNorLines() throws IOException {
    importPeople(PEOPLE, true);
    importPeople("username,displayName\nann,Ann\nann,Ann\n", false);
    assertThat(node.rows("SELECT id FROM audit_line")).isEmpty();
    assertThat(node.rows("SELECT id FROM audit_entry WHERE action = 'IMPORT'")).isEmpty();
  }

  @Test
  void aListFromCsvHasAnEntryOfItsOwnBesideTheEditThatCanBeUndone() throws IOException {
    LayerAddress draft = LayerAddress.ofDraft(acme);
    given.items(draft, "a", "b");
    String csv = "id,displayName,uri\nb,Bistro,5001\nc,Canteen,5000\n";
    run(csv, upload -> quickDial.work(draft, upload, how(OnConflict.REPLACE, false)));
    AuditEntry entry = newestImport();
    assertThat(entry.target()).isEqualTo("organizations/ACME/draft/quick-dial.csv");
    assertThat(RecordSentence.of(entry))
        .isEqualTo(
            "The server imported quick-dial.csv into the draft of ACME: 2 lines, 1 created, 1"
                + " updated, 1 deleted.");
    List<AuditLine> lines = lines(entry);
    assertThat(lines)
        .extracting(AuditLine::line, AuditLine::target)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0L, "organizations/ACME/draft/quick-dial/a"),
            org.assertj.core.groups.Tuple.tuple(2L, "organizations/ACME/draft/quick-dial/b"),
            org.assertj.core.groups.Tuple.tuple(3L, "organizations/ACME/draft/quick-dial/c"));
    assertThat(lines.get(0).after()).isEmpty();
    assertThat(json(lines.get(1).before()).getString("displayName")).isEqualTo("b");
    assertThat(json(lines.get(1).after()).getString("displayName")).isEqualTo("Bistro");
    assertThat(lines.get(2).before()).isEmpty();
    assertThat(node.rows("SELECT action FROM audit_entry WHERE target LIKE '%/draft' ORDER BY id"))
        .endsWith("UPDATE");
    run(csv, upload -> quickDial.work(draft, upload, how(OnConflict.REPLACE, true)));
    assertThat(newestImport()).isEqualTo(entry);
  }

  @Test
  void anOrganizationsFileHasALineForEachPerson() throws IOException {
    String file =
        """
        {"organization": {"name": "Acme"},
         "subscribers": [{"username": "ann", "layer": {
           "quickDial": [{"id": "a", "displayName": "A", "uri": "1"}],
           "account": {"settings": [{"id": "expires", "value": "90"}]}}}]}""";
    run(
        file,
        upload ->
            files.work(
                acme.cloudId(),
                Optional.of(acme),
                Optional.empty(),
                upload,
                how(OnConflict.UPDATE, false),
                Optional.empty()));
    List<AuditLine> lines = lines(newestImport());
    assertThat(lines)
        .extracting(AuditLine::target)
        .containsExactly("organizations/ACME/subscribers/ann");
    assertThat(
            json(lines.get(0).after())
                .getJsonArray("accountSettings")
                .getJsonObject(0)
                .getString("value"))
        .isEqualTo("90");
    assertThat(ofSubscriber("ann"))
        .extracting(AuditEntry::target)
        .contains("organizations/ACME/import", "organizations/ACME/subscribers/ann");
  }

  @Test
  void aSampleHasALineForEachUser() throws IOException {
    run(
        "cloud_username,username,password,display_name\nann,1001,s3cret,Ann\n",
        upload ->
            samples.work(
                acme,
                upload,
                "<account><username>{username}</username><password>{password}</password></account>",
                how(OnConflict.FAIL, false)));
    List<AuditLine> lines = lines(newestImport());
    assertThat(lines).extracting(AuditLine::line).containsExactly(2L);
    assertThat(lines.toString()).contains("1001").doesNotContain("s3cret");
  }

  @Test
  void whoeverAsksForAPersonFindsTheImportsThatChangedSomethingOfThem() throws IOException {
    OrganizationSnapshot other = given.organization("OTHER");
    OrganizationSnapshot own = acme;
    importPeople("username,displayName\nann,Ann\nbob,Bob\n", false);
    importPeople("username,displayName\nann,Ann\nbob,Robert\n", false);
    acme = other;
    importPeople("username\nann\n", false);
    acme = own;
    given.subscriber(acme, "ann"); // an edit of her own
    assertThat(ofSubscriber("ann"))
        .extracting(AuditEntry::organization, AuditEntry::action)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                Optional.of("ACME"), Optional.of(AuditAction.IMPORT)),
            org.assertj.core.groups.Tuple.tuple(
                Optional.of("OTHER"), Optional.of(AuditAction.IMPORT)));
    Caller manager =
        new Caller(Principals.manager("max", 2, acme.id()), AdministratorRole.MANAGER.rights());
    List<AuditEntry> seen = manager.calls(() -> records.page(of("ann"), 0, 10).items());
    assertThat(seen).extracting(AuditEntry::organization).containsOnly(Optional.of("ACME"));
    assertThat(seen)
        .filteredOn(entry -> entry.action().equals(Optional.of(AuditAction.IMPORT)))
        .hasSize(1);
    assertThat(manager.calls(() -> records.page(of("bob"), 0, 10).total())).isEqualTo(2);
    assertThat(ofSubscriber("nobody")).isEmpty();
  }

  @Test
  void othersLinesAreNotThere() throws IOException {
    importPeople("username\nann\n", false);
    long id = newestImport().id();
    OrganizationSnapshot other = given.organization("OTHER");
    for (Caller stranger :
        List.of(
            new Caller(
                Principals.manager("max", 2, other.id()), AdministratorRole.MANAGER.rights()),
            new Caller(
                Principals.of(AdministratorRole.RECEPTION, "rita", 3, Optional.of(acme.id())),
                AdministratorRole.RECEPTION.rights()))) {
      assertThatThrownBy(() -> stranger.calls(() -> records.lines(id, 0, 10)))
          .isInstanceOf(EditRefusedException.class)
          .hasMessage("There is no such entry of the record.");
    }
    assertThatThrownBy(() -> operator.calls(() -> records.lines(id + 1000, 0, 10)))
        .isInstanceOf(EditRefusedException.class);
  }

  @Test
  void linesComeInPages() throws IOException {
    importPeople(many(120), false);
    AuditEntry entry = newestImport();
    assertThat(entry.lines()).isEqualTo(120);
    var page = operator.calls(() -> records.lines(entry.id(), 100, 50));
    assertThat(page.total()).isEqualTo(120);
    assertThat(page.items())
        .extracting(AuditLine::line)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(102, 121).mapToObj(i -> (long) i).toList());
  }

  @Test
  void linesGoWithTheirEntryWhenThatIsOld() throws IOException {
    importPeople(many(1100), false);
    node.execute("UPDATE audit_entry SET recorded_at = CURRENT_TIMESTAMP - INTERVAL '31' DAY");
    importPeople("username,displayName\nnew,New\n", false);
    int slices = 0;
    while (directory.deleteSomeOlderThan(Duration.ofDays(30)) > 0) {
      slices++;
    }
    assertThat(slices).isEqualTo(3);
    assertThat(node.rows("SELECT target FROM audit_line"))
        .containsExactly("organizations/ACME/subscribers/new");
    assertThat(newestImport().lines()).isEqualTo(1);
  }

  @Test
  void beyondTheDaysShareALineSaysHowLongItsStateWas() throws IOException {
    node.restart(java.util.Map.of("callboard.organization.record-mb", "1"));
    String desk = ";" + "x".repeat(450);
    String csv =
        IntStream.range(0, 400)
            .mapToObj(i -> "user%03d%s\n".formatted(i, desk.repeat(8)))
            .collect(
                Collectors.joining(
                    "",
                    "username;attribute:a;attribute:b;attribute:c;attribute:d;"
                        + "attribute:e;attribute:f;attribute:g;attribute:h\n",
                    ""));
    importPeople(csv, false);
    assertThat(node.rows("SELECT COUNT(*) FROM audit_line WHERE after_state LIKE '{\"tooLong%'"))
        .isNotEqualTo(List.of("0"));
    assertThat(newestImport().lines()).isEqualTo(400);
  }

  @Test
  void bothAreFoundByTheirIndexes() throws IOException {
    boolean isPostgres = isPostgres();
    if (isPostgres) {
      fill();
    }
    assertThat(plan("SELECT id FROM audit_line WHERE entry_id = 77 ORDER BY id"))
        .contains("audit_line_entry")
        .doesNotContain("seq scan");
    assertThat(
            plan(
                "SELECT DISTINCT e.id FROM audit_entry e, audit_line l WHERE l.entry_id = e.id"
                    + " AND l.subscriber = '77' AND e.organization_id = 5 ORDER BY e.id DESC"))
        .contains("audit_line_subscriber")
        .doesNotContain("seq scan on audit_line");
    if (isPostgres) { // H2 reads rows for an OR, and is for small installations
      assertThat(
              plan(
                  "SELECT id FROM audit_entry WHERE (kind = 'subscriber' AND about = '77'"
                      + " OR id IN (1, 2, 3)) ORDER BY id DESC"))
          .contains("audit_entry_about")
          .doesNotContain("seq scan");
    }
  }

  private boolean isPostgres() {
    return node.rows("SELECT table_name FROM information_schema.tables").toString().contains("pg_");
  }

  private String plan(String query) {
    return node.rows("EXPLAIN " + query + " FETCH FIRST 100 ROWS ONLY")
        .toString()
        .toLowerCase(Locale.ROOT);
  }

  private void fill() {
    node.execute(
        "INSERT INTO audit_entry (id, administrator, address, action, target, kind, about,"
            + " organization_id) SELECT n, 'a', '', 'UPDATE', 'x', 'subscriber',"
            + " CAST(n AS VARCHAR(10)), n % 10 FROM generate_series(100000, 200000) n");
    node.execute(
        "INSERT INTO audit_line (entry_id, line, target, subscriber)"
            + " SELECT 100000 + n / 1000, n, 'x', CAST(n AS VARCHAR(10))"
            + " FROM generate_series(1, 100000) n");
    node.execute("ANALYZE audit_entry");
    node.execute("ANALYZE audit_line");
  }

  private interface Import {
    Work of(Upload upload);
  }

  private void run(String file, Import kind) throws IOException {
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    try (Upload upload = Upload.of(new ByteArrayInputStream(bytes), 1 << 22)) {
      kind.of(upload).task().run(new Progress());
    }
  }

  private void importPeople(String csv, boolean dryRun) throws IOException {
    run(csv, upload -> people.work(acme, upload, how(OnConflict.UPDATE, dryRun), true));
  }

  private static ImportOptions how(OnConflict onConflict, boolean dryRun) {
    return new ImportOptions(onConflict, dryRun);
  }

  private static String many(int count) {
    return IntStream.range(0, count)
        .mapToObj("user%05d"::formatted)
        .collect(Collectors.joining("\n", "username\n", "\n"));
  }

  private AuditEntry newestImport() {
    AuditFilter imports =
        new AuditFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(AuditAction.IMPORT),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return operator.calls(() -> records.page(imports, 0, 1).items().get(0));
  }

  private List<AuditLine> lines(AuditEntry entry) {
    return operator.calls(() -> records.lines(entry.id(), 0, 100).items());
  }

  private List<AuditEntry> ofSubscriber(String username) {
    return operator.calls(() -> records.page(of(username), 0, 100).items());
  }

  private static AuditFilter of(String username) {
    return new AuditFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(AuditTarget.SUBSCRIBER),
        Optional.of(username),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static JsonObject json(Optional<String> stored) {
    return Json.storedObject(stored.orElseThrow()).orElseThrow();
  }
}
