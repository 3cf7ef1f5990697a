package org.callboard.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.callboard.account.AccountEditor;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.feed.DataChanged;
import org.callboard.job.CancelledException;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.Group;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.SubscriberView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports of subscribers in the database: all or nothing, whatever comes between. */
@DatabaseTest
@SuppressWarnings("try") // an import is held, not used
class SubscriberImportTest {

  @Inject private Node node;
  @Inject private Given given;
  @Inject private SubscriberCsv imports;
  @Inject private SubscriberDirectory directory;
  @Inject private AccountEditor accounts;

  private final Progress progress = new Progress();
  private OrganizationSnapshot acme;

  @BeforeEach
  void anOrganization() {
    acme = given.organization("ACME");
  }

  private boolean run(String csv, OnConflict onConflict) throws IOException {
    return run(csv, new ImportOptions(onConflict, false), progress);
  }

  private boolean run(String csv, ImportOptions how, Progress told) throws IOException {
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    try (Upload upload = Upload.of(new ByteArrayInputStream(bytes), 1 << 20)) {
      return imports.work(acme, upload, how, true).task().run(told);
    }
  }

  private List<String> usernames() {
    return node.rows("SELECT username FROM subscriber ORDER BY username_key");
  }

  private List<Outcome> outcomes() {
    return progress.lines().stream().map(ReportLine::outcome).toList();
  }

  private SubscriberView view(String username) {
    return directory.view(new SubscriberName(acme.id(), username)).orElseThrow();
  }

  /** More than one slice. */
  private static String many() {
    return IntStream.range(0, SubscriberBatches.SIZE + 10)
        .mapToObj("user%03d"::formatted)
        .collect(Collectors.joining("\n", "username\n", "\n"));
  }

  @Test
  void whatTheFileSaysIsThereWithOneRecordAndOneEntryOfTheFeed() throws IOException {
    given.group(acme, "sales");
    node.forgetTold();
    assertThat(
            run(
                """
                username;displayName;groups;attribute:desk;expires
                ann;Ann;sales|night;4;90
                bob;Bob;;;
                """,
                OnConflict.FAIL))
        .isTrue();
    assertThat(view("ann").displayName()).contains("Ann");
    assertThat(view("ann").groups()).containsExactly("sales", "night");
    assertThat(view("ann").attributes().values()).isEqualTo(Map.of("desk", "4"));
    assertThat(
            accounts
                .read(LayerAddress.ofSubscriber(acme, view("ann").id(), "ann").key())
                .settings())
        .containsOnlyKeys("expires");
    assertThat(progress.counts().created()).isEqualTo(2);
    assertThat(node.told(DataChanged.class))
        .containsOnlyOnce(DataChanged.ofEverything(acme.id()))
        .noneMatch(change -> change.equals(DataChanged.ofSubscriber(acme.id(), view("ann").id())));
    assertThat(node.rows("SELECT target FROM audit_entry WHERE action = 'IMPORT'"))
        .containsExactly("organizations/ACME/subscribers.csv");
  }

  @Test
  void aColumnThatWouldFillANameWithSomethingUnseenIsToldByItsName() throws IOException {
    given.subscriber(acme, "bob", Map.of("site", "a.example"));
    given.setting(LayerAddress.ofOrganization(acme), "host", "${site}");
    String csv = "username;attribute:site\nbob;a.example\nann;\"acme\u200b.example\"\n";
    assertThat(run(csv, OnConflict.UPDATE)).isFalse();
    assertThat(progress.lines())
        .filteredOn(line -> line.outcome() == Outcome.ERROR)
        .singleElement()
        .satisfies(line -> assertThat(line.line()).isEqualTo(3))
        .satisfies(line -> assertThat(line.id()).contains("ann"))
        .satisfies(
            line ->
                assertThat(line.message().orElseThrow())
                    .startsWith("attribute:site has an invisible character inside (U+200B)")
                    .contains("host"));
    assertThat(usernames()).containsExactly("bob");
  }

  @Test
  void aColumnThatRefersToSomethingUnseenIsToldInItsLine() throws IOException {
    given.subscriber(acme, "bob", Map.of("site", "acme\u200b.example"));
    assertThat(run("username;host\nbob;${site}\n", OnConflict.UPDATE)).isFalse();
    assertThat(progress.lines())
        .singleElement()
        .satisfies(line -> assertThat(line.line()).isEqualTo(2))
        .satisfies(line -> assertThat(line.message().orElseThrow()).contains("site", "host"));
  }

  @Test
  void ofWhatIsThereItSaysWhatItDoes() throws IOException {
    given.subscriber(acme, "ann", Map.of("desk", "4"));
    String csv = "username;displayName\nann;New\nbob;Bob\n";
    assertThat(run(csv, OnConflict.FAIL)).isFalse();
    assertThat(outcomes()).containsExactly(Outcome.ERROR, Outcome.CREATE);
    assertThat(usernames()).containsExactly("ann");
    assertThat(run(csv, new ImportOptions(OnConflict.SKIP, false), new Progress())).isTrue();
    assertThat(view("ann").displayName()).isEmpty();
    assertThat(usernames()).containsExactly("ann", "bob");
    assertThat(run(csv, new ImportOptions(OnConflict.UPDATE, false), new Progress())).isTrue();
    assertThat(view("ann").displayName()).contains("New");
    assertThat(view("ann").attributes().values()).isEqualTo(Map.of("desk", "4"));
  }

  /** The organization's settings are what they are after an import of the vendor's sample. */
  @Test
  void aDryRunWithoutColumnsOfAccountsFindsWhoWouldHaveNoUsername() throws IOException {
    given.subscriber(acme, "ann", Map.of("sip_username", "1001"));
    given.setting(LayerAddress.ofOrganization(acme), "username", "${sip_username}");
    String csv = "username;displayName\nann;Ann\nbob;Bob\n";
    for (boolean dryRun : new boolean[] {true, false}) {
      Progress told = new Progress();
      assertThat(run(csv, new ImportOptions(OnConflict.UPDATE, dryRun), told)).isFalse();
      assertThat(told.lines())
          .filteredOn(line -> line.outcome() == Outcome.ERROR)
          .singleElement()
          .isEqualTo(ReportLine.error(3, "bob", "The account of bob would have no username."));
      assertThat(told.lines()).extracting(ReportLine::line).containsExactly(2L, 3L);
      assertThat(told.counts().created()).isZero();
      assertThat(told.counts().updated()).isEqualTo(1);
      assertThat(told.counts().failed()).isEqualTo(1);
    }
    assertThat(usernames()).containsExactly("ann");
    assertThat(view("ann").displayName()).isEmpty();
  }

  @Test
  void aReferenceToWhatNobodyHasIsReportedOnceInItsLine() throws IOException {
    String csv =
        "username;Attribute:desk;setting:room;setting:floor\n"
            + many().lines().skip(1).map(name -> name + ";;;\n").collect(Collectors.joining())
            + "zoe;;${desk};\nzac;;;${desk}\n";
    Progress told = told(csv.getBytes(StandardCharsets.UTF_8), DRY);
    assertThat(told.lines())
        .filteredOn(line -> line.line() == 0 || line.outcome() == Outcome.ERROR)
        .containsExactly(
            ReportLine.error(
                SubscriberBatches.SIZE + 12L,
                "zoe",
                "setting:room refers to ${desk}, which no subscriber has."));
    assertThat(told.counts().created()).isEqualTo(SubscriberBatches.SIZE + 11L);
    assertThat(told.lines()).doesNotHaveDuplicates().hasSize(SubscriberBatches.SIZE + 12);
  }

  @Test
  void aDryRunFindsWhoWouldLoseTheirHostWithTheirGroup() throws IOException {
    given.setting(
        LayerAddress.ofGroup(given.now(acme), given.group(acme, "sales")), "host", "s.example");
    given.subscriber(given.now(acme), "ann", "sales");
    for (boolean dryRun : new boolean[] {true, false}) {
      Progress told = new Progress();
      ImportOptions how = new ImportOptions(OnConflict.UPDATE, dryRun);
      assertThat(run("username;groups\nann;\n", how, told)).isFalse();
    }
    assertThat(view("ann").groups()).containsExactly("sales");
  }

  /** It is tried out and taken back. */
  @Test
  void aDryRunSaysTheSameAndLeavesNothing() throws IOException {
    given.subscriber(acme, "ann");
    long before = node.rows("SELECT id FROM change_feed").size();
    for (String csv :
        List.of("username;groups\nann;new\nbob;\n", "username;attribute:desk\nann;4\nbob;5\n")) {
      Progress told = new Progress();
      assertThat(run(csv, new ImportOptions(OnConflict.UPDATE, true), told)).isTrue();
      assertThat(told.lines().stream().map(ReportLine::outcome))
          .containsExactly(Outcome.UPDATE, Outcome.CREATE);
    }
    assertThat(usernames()).containsExactly("ann");
    assertThat(view("ann").attributes().values()).isEmpty();
    assertThat(node.filledTables()).doesNotContain("subscriber_group");
    assertThat(node.rows("SELECT id FROM change_feed")).hasSize((int) before);
  }

  private Progress told(byte[] bytes, ImportOptions how) throws IOException {
    Progress told = new Progress();
    try (Upload upload = Upload.of(new ByteArrayInputStream(bytes), 1 << 20)) {
      imports.work(acme, upload, how, true).task().run(told);
    }
    return told;
  }

  private static final ImportOptions DRY = new ImportOptions(OnConflict.FAIL, true);

  @Test
  void inWhichEncodingAFileWasReadIsInTheReportAndNoEntry() throws IOException {
    String csv = "username;displayName\nann;Zoë\n";
    Progress marked = told(("\ufeff" + csv).getBytes(StandardCharsets.UTF_16LE), DRY);
    CsvOptions options = new CsvOptions(Optional.of(FileEncoding.named("windows-1252")));
    Progress said = told(csv.getBytes(Charset.forName("windows-1252")), DRY.with(options));
    for (Progress each : List.of(marked, said)) {
      assertThat(each.hasErrors()).isFalse();
      assertThat(each.lines())
          .extracting(ReportLine::outcome)
          .containsExactly(Outcome.NOTE, Outcome.CREATE);
      assertThat(each.lines()).extracting(ReportLine::line).containsExactly(1L, 2L);
      assertThat(each.counts().created()).isEqualTo(1);
    }
    assertThat(marked.lines().get(0).message().orElseThrow()).contains("UTF-16LE");
    assertThat(said.lines().get(0).message().orElseThrow()).contains("windows-1252");
  }

  @Test
  void whatASpreadsheetHasSpoiltIsSaidInItsLineAndImported() throws IOException {
    Progress told =
        told(
            "User_Name;sip_username;password\n=\"0123\";4.41E+11;1.23E+15\nb;1;12345678\n"
                .getBytes(StandardCharsets.UTF_8),
            DRY);
    assertThat(told.hasErrors()).isFalse();
    assertThat(told.lines().get(0).id()).contains("0123");
    assertThat(told.lines().get(0).message().orElseThrow())
        .contains("sip_username 4.41E+11 looks", "password looks")
        .doesNotContain("1.23E+15");
    assertThat(told.lines().get(1).message()).isEmpty();
  }

  @Test
  void faultsNameColumnsAsTheFileDoes() throws IOException {
    String csv =
        "User Name;Kennwort\n".replace("Kennwort", "PASS_WORD;Display Name;Enabled;attribute:desk")
            + "two\u0007;short;"
            + "x".repeat(300)
            + ";maybe;"
            + "y".repeat(501)
            + "\n"
            + "ann;ann;;;\nANN;12345678;;;\n";
    List<String> messages =
        told(csv.getBytes(StandardCharsets.UTF_8), DRY).lines().stream()
            .filter(line -> line.outcome() == Outcome.ERROR)
            .map(line -> line.message().orElseThrow())
            .toList();
    assertThat(messages).hasSize(3);
    assertThat(messages.get(0))
        .contains("User Name has", "Display Name must", "Enabled must", "attribute:desk must")
        .doesNotContain("attributes.", "displayName");
    assertThat(messages.get(1)).startsWith("PASS_WORD must");
    assertThat(messages.get(2)).startsWith("User Name is already in line 3");
  }

  @Test
  void aLineThatIsWrongBehindManyThatAreRightLeavesNothing() throws IOException {
    assertThat(run(many() + "two words\nuser003\n", OnConflict.FAIL)).isFalse();
    assertThat(progress.lines())
        .filteredOn(line -> line.outcome() == Outcome.ERROR)
        .extracting(ReportLine::line)
        .contains(SubscriberBatches.SIZE + 13L);
    assertThat(usernames()).isEmpty();
  }

  @Test
  void whoeverCancelsItBetweenSlicesFindsNothing() {
    assertEndsBetweenSlices(new CancelledException());
  }

  @Test
  void whateverHappensBetweenSlicesLeavesNothing() {
    assertEndsBetweenSlices(new IllegalStateException("out of order"));
  }

  private void assertEndsBetweenSlices(RuntimeException end) {
    given.subscriber(acme, "user001");
    given.group(acme, "sales", "user001");
    String csv = many().replace("\n", ";night\n").replaceFirst(";night", ";groups");
    Progress told =
        new Progress() {
          @Override
          public void checkpoint() {
            if (counts().created() > 0) {
              assertThat(counts().created()).isEqualTo(SubscriberBatches.SIZE - 1);
              throw end;
            }
          }
        };
    assertThatThrownBy(() -> run(csv, new ImportOptions(OnConflict.UPDATE, false), told))
        .isSameAs(end);
    assertThat(usernames()).containsExactly("user001");
    assertThat(view("user001").groups()).containsExactly("sales");
    assertThat(node.rows("SELECT name FROM subscriber_group")).containsExactly("sales");
    assertThat(node.rows("SELECT * FROM audit_entry WHERE action = 'IMPORT'")).isEmpty();
  }

  /** The node dies, or the database takes the connection away. */
  @Test
  void aConnectionThatBreaksBetweenSlicesLeavesNothing() throws Exception {
    HeldImport held =
        new HeldImport(
            node,
            imports.work(
                acme,
                Upload.of(
                    new ByteArrayInputStream(many().getBytes(StandardCharsets.UTF_8)), 1 << 20),
                new ImportOptions(OnConflict.FAIL, false),
                true));
    assertThat(node.breakTransactions()).isPositive();
    assertThatThrownBy(held::end).isInstanceOf(ExecutionException.class);
    assertThat(usernames()).isEmpty();
    assertThat(run("username\nann\n", OnConflict.FAIL)).isTrue();
  }

  @Test
  void whatCannotBeReadStaysUnlessTheFileSaysIt() throws IOException {
    given.subscriber(acme, "ann", Map.of("desk", "4"));
    Group night = given.group(acme, "night", "ann");
    node.execute("UPDATE subscriber SET attributes = '{oops'");
    node.execute("UPDATE subscriber_group SET name = 'a|b' WHERE id = ?", night.id());
    assertThat(run("username;displayName\nann;New\n", OnConflict.UPDATE)).isTrue();
    assertThat(node.rows("SELECT attributes FROM subscriber")).containsExactly("{oops");
    assertThat(view("ann").displayName()).contains("New");
    assertThat(node.rows("SELECT COUNT(*) FROM group_member")).containsExactly("1");
    assertThat(
            run(
                "username;attribute:desk\nann;5\n",
                new ImportOptions(OnConflict.UPDATE, false),
                new Progress()))
        .isTrue();
    assertThat(view("ann").attributes().values()).isEqualTo(Map.of("desk", "5"));
  }

  /** No address could name it alone. */
  @Test
  void nobodyNewIsCalledByDotsAlone() throws IOException {
    String csv = "User;groups\n...;\n....;\na/...;\n.. .;\n...a;\nbob;....|sales\n";
    Progress told =
        told(
            csv.getBytes(StandardCharsets.UTF_8),
            DRY.with(new CsvOptions(Optional.empty(), ColumnMap.of("User:username"), false)));
    assertThat(told.lines())
        .filteredOn(line -> line.outcome() == Outcome.ERROR)
        .extracting(line -> line.line() + " " + line.message().orElseThrow())
        .allMatch(text -> text.matches("\\d (User|groups) must not be three or more dots.*"))
        .hasSize(4);
    given.subscriber(acme, "ann");
    node.execute("UPDATE subscriber SET username = '...', username_key = '...'");
    assertThat(run("username;displayName\n...;Ann\n", OnConflict.UPDATE)).isTrue();
    assertThat(view("...").displayName()).contains("Ann");
  }

  @Test
  void allThatIsWrongWithALineIsToldAtOnce() throws IOException {
    Progress told = new Progress();
    String csv =
        "Username;Pass_Word;Enabled;Groups;attribute:a;expires\n"
            + "ann;12345678;;;;\n"
            + "bobbob12;bobbob12;maybe;a\u200bb|c|d\u2060e;"
            + "x".repeat(501)
            + ";soon\n"
            + "ann;1;2;;;\n";
    assertThat(run(csv, new ImportOptions(OnConflict.FAIL, true), told)).isFalse();
    assertThat(told.lines().get(1).message().orElseThrow())
        .contains("Pass_Word must not be the username.", "Enabled must be true or false.")
        .contains("(U+200B)", "(U+2060)", "attribute:a must have at most 500", "expires ");
    assertThat(told.lines().get(2).message().orElseThrow())
        .contains("Username is already in line 2", "Pass_Word must have at least", "Enabled must");
  }
}
