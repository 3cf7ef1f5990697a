package org.callboard.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.Hiding;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.job.CancelledException;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.OrganizationSnapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports of quick dial items in the database. */
@DatabaseTest
class QuickDialImportTest {

  private static final String CSV = "id;displayName;uri\na;A;1\nnew;New;2\n";

  @Inject private Node node;
  @Inject private Given given;
  @Inject private QuickDialImport imports;
  @Inject private DialDataEditor editor;

  private LayerAddress all;

  @BeforeEach
  void aLayer() {
    OrganizationSnapshot acme = given.organization("ACME");
    all = LayerAddress.ofOrganization(acme);
    given.items(all, "z", "a");
  }

  private boolean run(String csv, OnConflict onConflict, boolean dryRun, Progress progress)
      throws IOException {
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    try (Upload upload = Upload.of(new ByteArrayInputStream(bytes), 1 << 20)) {
      return imports.work(all, upload, new ImportOptions(onConflict, dryRun)).task().run(progress);
    }
  }

  private DialData layer() {
    return editor.read(all.key());
  }

  private List<String> names() {
    return layer().quickDial().stream().map(QuickDialItem::displayName).toList();
  }

  @Test
  void newItemsComeBehindTheOthersAndOfThoseThatAreThereItSaysWhatItDoes() throws IOException {
    Progress refused = new Progress();
    assertThat(run(CSV, OnConflict.FAIL, false, refused)).isFalse();
    assertThat(refused.lines().stream().map(ReportLine::outcome))
        .containsExactly(Outcome.ERROR, Outcome.CREATE);
    assertThat(names()).containsExactly("z", "a");
    assertThat(run(CSV, OnConflict.SKIP, false, new Progress())).isTrue();
    assertThat(names()).containsExactly("z", "a", "New");
    assertThat(run(CSV, OnConflict.UPDATE, false, new Progress())).isTrue();
    assertThat(names()).containsExactly("z", "A", "New");
  }

  /** A file has no hidden entries; one that gives an id of its own to a hidden one ends that. */
  @Test
  void whatAPersonDoesNotGetStaysHiddenWhenTheirListIsReplaced() throws IOException {
    LayerAddress organization = all;
    all = given.subscriber(organization.organization(), "ann");
    editor.edit(all, data -> Hiding.item(Hiding.item(data, "z"), "a"));
    assertThat(run("id;displayName;uri\na;A;1\n", OnConflict.REPLACE, false, new Progress()))
        .isTrue();
    assertThat(layer().deletions().quickDial()).containsExactly("z");
  }

  private QuickDialItem item(String id) {
    return layer().item(id).orElseThrow();
  }

  private void update(String csv) throws IOException {
    Progress told = new Progress();
    assertThat(run(csv, OnConflict.UPDATE, false, told)).describedAs("%s", told.lines()).isTrue();
  }

  @Test
  void anUpdateKeepsWhatTheFileHasNoColumnFor() throws IOException {
    update("id;displayName;uri;portraitUrl;priority\na;A;1;https://x.example/a;50\n");
    update("id;displayName;uri\na;B;2\n");
    assertThat(item("a").displayName()).isEqualTo("B");
    assertThat(item("a").portrait()).contains("https://x.example/a");
    assertThat(item("a").priority().value()).isEqualTo(50);
    assertThat(layer().removals()).isEmpty();
    update("id;portraitUrl\na;https://x.example/b\n");
    update("uri;id\n3;a\n");
    assertThat(item("a").displayName()).isEqualTo("B");
    assertThat(item("a").uri()).isEqualTo("3");
    assertThat(item("a").portrait()).contains("https://x.example/b");
  }

  /** As the table in docs/bulk.md has it. */
  @Test
  void anEmptyCellTakesThePictureAwayKeepsThePriorityAndIsNoNameOrNumber() throws IOException {
    update("id;displayName;uri;portraitUrl;priority\na;A;1;https://x.example/a;50\n");
    update("id;portraitUrl;priority\na;;\nz;;\n");
    assertThat(item("a").portrait()).isEmpty();
    assertThat(item("a").priority().value()).isEqualTo(50);
    assertThat(item("z").priority().value()).isEqualTo(20);
    for (String csv : List.of("id;displayName\na;\n", "id;uri\na;\n", "id;portraitUrl\nc;\n")) {
      assertThat(run(csv, OnConflict.UPDATE, false, new Progress())).describedAs(csv).isFalse();
    }
  }

  @Test
  void aColumnIsMissingOnlyWhereItsValueIs() throws IOException {
    for (OnConflict onConflict : List.of(OnConflict.FAIL, OnConflict.SKIP)) {
      Progress told = new Progress();
      assertThat(run("id;uri\nnew;1\n", onConflict, false, told)).isFalse();
      assertThat(told.lines()).extracting(ReportLine::line).containsExactly(1L);
    }
    Progress told = new Progress();
    assertThat(run("id;uri\na;1\nnew;1\n", OnConflict.UPDATE, false, told)).isFalse();
    assertThat(told.lines())
        .filteredOn(line -> line.outcome() == Outcome.ERROR)
        .extracting(ReportLine::line)
        .containsExactly(3L);
  }

  /** So it finds what only the edit finds: that the layer or the organization is too large. */
  @Test
  void aDryRunFailsAsTheImportWould() throws IOException {
    String many =
        IntStream.range(0, 9_999)
            .mapToObj(i -> "i" + i + ";I;1")
            .collect(Collectors.joining("\n", "id;displayName;uri\n", "\n"));
    given.items(LayerAddress.ofOrganization(all.organization()), "third");
    for (boolean dryRun : new boolean[] {true, false}) {
      Progress told = new Progress();
      assertThat(run(many, OnConflict.FAIL, dryRun, told)).isFalse();
      assertThat(told.lines())
          .filteredOn(line -> line.outcome() == Outcome.ERROR)
          .extracting(ReportLine::line)
          .containsExactly(0L);
    }
    assertThat(names()).hasSize(3);
  }

  @Test
  void aDryRunSaysTheSameAndLeavesNothing() throws IOException {
    long before = node.rows("SELECT id FROM audit_entry").size();
    Progress told = new Progress();
    assertThat(run(CSV, OnConflict.UPDATE, true, told)).isTrue();
    assertThat(told.lines().stream().map(ReportLine::outcome))
        .containsExactly(Outcome.UPDATE, Outcome.CREATE);
    assertThat(names()).containsExactly("z", "a");
    assertThat(node.rows("SELECT id FROM audit_entry")).hasSize((int) before);
  }

  @Test
  void oneLineThatIsWrongLeavesNothing() throws IOException {
    Progress told = new Progress();
    assertThat(run(CSV + "b;B;\na;A;1\n", OnConflict.UPDATE, false, told)).isFalse();
    assertThat(told.lines())
        .filteredOn(line -> line.outcome() == Outcome.ERROR)
        .extracting(ReportLine::line)
        .containsExactly(4L, 5L);
    assertThat(names()).containsExactly("z", "a");
  }

  /** A job notes its end in the transaction of its edit. */
  @Test
  void anImportWhoseEndCannotBeNotedHasChangedNothing() {
    Progress broken =
        new Progress() {
          @Override
          public void done() {
            throw new IllegalStateException("no job");
          }
        };
    assertThatThrownBy(() -> run(CSV, OnConflict.UPDATE, false, broken))
        .hasStackTraceContaining("no job");
    assertThat(names()).containsExactly("z", "a");
  }

  /** A job hears of it when it tells how far it is. */
  @Test
  void anImportThatIsCancelledInItsEditIsToldAsThatAndHasChangedNothing() {
    Progress cancelled =
        new Progress() {
          @Override
          public void report(ReportLine line) {
            throw new CancelledException();
          }
        };
    assertThatThrownBy(() -> run(CSV, OnConflict.UPDATE, false, cancelled))
        .isInstanceOf(CancelledException.class);
    assertThat(names()).containsExactly("z", "a");
  }

  @Test
  void anItemThatCannotBeReadStaysUnlessTheFileSaysIt() throws IOException {
    node.execute("UPDATE quick_dial_item SET priority = 0 WHERE entry_id IN ('z', 'a')");
    assertThat(run(CSV, OnConflict.FAIL, false, new Progress())).isTrue();
    assertThat(names()).containsExactly("A", "New");
    assertThat(layer().whole()).isFalse();
    assertThat(node.rows("SELECT priority FROM quick_dial_item WHERE entry_id = 'z'"))
        .containsExactly("0");
  }

  // --- the file is the list ----------------------------------------------------------------------

  private Progress replace(LayerAddress layer, String csv) throws IOException {
    return replace(layer, csv, CsvOptions.NONE);
  }

  private Progress replace(LayerAddress layer, String csv, CsvOptions options) throws IOException {
    Progress told = new Progress();
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    try (Upload upload = Upload.of(new ByteArrayInputStream(bytes), 1 << 20)) {
      ImportOptions how = new ImportOptions(OnConflict.REPLACE, false, options);
      imports.work(layer, upload, how).task().run(told);
    }
    return told;
  }

  private List<String> ids(LayerAddress layer) {
    return editor.read(layer.key()).quickDial().stream().map(QuickDialItem::id).toList();
  }

  @Test
  void whatIsGoneFromTheFileGoesAndItsOrderCounts() throws IOException {
    given.item(all, "old", 50);
    given.item(all, "a", 50);
    Progress told = replace(all, "id;displayName;uri\nnew;New;2\na;A;1\n");
    assertThat(ids(all)).containsExactly("new", "a");
    assertThat(item("a").priority().value()).isEqualTo(50);
    assertThat(layer().removals().keySet()).containsExactly("old", "z");
    assertThat(told.lines())
        .containsExactly(
            ReportLine.of(0, Outcome.DELETE, "old"),
            ReportLine.of(0, Outcome.DELETE, "z"),
            ReportLine.of(2, Outcome.CREATE, "new"),
            ReportLine.of(3, Outcome.UPDATE, "a"));
    assertThat(told.counts().deleted()).isEqualTo(2);
  }

  @Test
  void aWrongLineReplacesNothing() throws IOException {
    assertThat(replace(all, "id;displayName;uri\nnew;New;\n").hasErrors()).isTrue();
    assertThat(ids(all)).containsExactly("z", "a");
  }

  @Test
  void namesMakeIdsThatStayTheSame() throws IOException {
    String csv = "Name,Phone\nFront Desk,1\nAnn,2\nann,3\n";
    CsvOptions options =
        new CsvOptions(Optional.empty(), ColumnMap.of("Name:displayName,Phone:uri"), false);
    replace(all, csv, options);
    List<String> first = ids(all);
    assertThat(first).hasSize(3).contains("front-desk").doesNotHaveDuplicates();
    DialData before = layer();
    Progress again = replace(all, csv, options);
    assertThat(layer()).isEqualTo(before);
    assertThat(again.counts().updated()).isEqualTo(3);
    replace(all, "Name,Phone\nann,3\nAnn,2\n Front  Desk ,4\n", options);
    assertThat(ids(all)).containsExactly(first.get(2), first.get(1), "front-desk");
    assertThat(item("front-desk").uri()).isEqualTo("4");
    replace(all, "Name,Phone\nFront Desk,4\n", options);
    assertThat(ids(all)).containsExactly("front-desk");
    assertThat(replace(all, "Name,Phone\nAnn,2\nANN,2\n", options).lines())
        .filteredOn(line -> line.outcome() == Outcome.ERROR)
        .extracting(ReportLine::line)
        .containsExactly(3L);
  }

  @Test
  void anItemWithoutIdGetsOneAndOneWithoutNameIsToldOnce() throws IOException {
    update("id;displayName;uri\na;A;1\n;Front Desk;2\n");
    assertThat(item("front-desk").uri()).isEqualTo("2");
    Progress told = new Progress();
    assertThat(run("Display Name;URI\n;5\nx;\n", OnConflict.SKIP, false, told)).isFalse();
    assertThat(told.lines())
        .filteredOn(line -> line.outcome() == Outcome.ERROR)
        .extracting(line -> line.line() + " " + line.message().orElseThrow())
        .containsExactly("2 Display Name must not be empty.", "3 URI must not be empty.");
  }

  @Test
  void groupsAndSubscribersHaveListsOfTheirOwn() throws IOException {
    OrganizationSnapshot acme = all.organization();
    LayerAddress sales = LayerAddress.ofGroup(acme, given.group(acme, "sales"));
    LayerAddress ann = given.subscriber(acme, "ann");
    for (LayerAddress layer : List.of(sales, ann)) {
      given.items(layer, "x", "y");
      replace(layer, "id;displayName;uri\ny;Y;1\n");
      assertThat(ids(layer)).containsExactly("y");
    }
    assertThat(ids(all)).containsExactly("z", "a");
  }

  /** Published, it makes the live list that of the file. */
  @Test
  void aDraftTakesAwayWhatIsLiveAndNotInTheFile() throws IOException {
    given.item(all, "a", 50);
    LayerAddress draft = LayerAddress.ofDraft(all.organization());
    given.items(draft, "soon");
    Progress told = replace(draft, "id;displayName;uri\na;A;1\nnew;New;2\n");
    assertThat(told.lines())
        .filteredOn(line -> line.outcome() == Outcome.DELETE)
        .extracting(line -> line.id().orElseThrow())
        .containsExactly("soon", "z");
    assertThat(ids(all)).containsExactly("z", "a");
    assertThat(ids(draft)).containsExactly("a", "new");
    assertThat(editor.read(draft.key()).item("a").orElseThrow().priority().value())
        .as("of the live item")
        .isEqualTo(50);
    assertThat(replace(draft, "id;displayName;uri\na;A;1\nnew;New;2\n").counts().deleted())
        .isZero();
    editor.publishDraft(all.organization());
    assertThat(ids(all)).containsExactly("a", "new");
  }

  @Test
  void aDraftHasTheOrderOfTheFile() throws IOException {
    LayerAddress draft = LayerAddress.ofDraft(all.organization());
    replace(draft, "id;displayName;uri\na;A;1\nnew;New;2\nz;Z;3\n");
    assertThat(ids(all)).containsExactly("z", "a");
    editor.publishDraft(all.organization());
    assertThat(ids(all)).containsExactly("a", "new", "z");
  }

  @Test
  void aDraftTakesAwayAlsoTheLiveItemsThatItHadOfItsOwn() throws IOException {
    LayerAddress draft = LayerAddress.ofDraft(all.organization());
    given.items(draft, "a");
    for (int i = 0; i < 2; i++) {
      assertThat(replace(draft, "id;displayName;uri\nnew;New;2\n").hasErrors()).isFalse();
      assertThat(editor.read(draft.key()).deletions().quickDial()).containsExactly("a", "z");
    }
    editor.publishDraft(all.organization());
    assertThat(ids(all)).containsExactly("new");
  }

  @Test
  void moreThanALayerHoldsLeavesNothingAndIsToldInTheReport() throws IOException {
    String many =
        IntStream.range(0, 9_999)
            .mapToObj(i -> "i" + i + ";I;1")
            .collect(Collectors.joining("\n", "id;displayName;uri\n", "\n"));
    Progress told = new Progress();
    assertThat(run(many, OnConflict.FAIL, false, told)).isFalse();
    assertThat(told.lines())
        .filteredOn(line -> line.outcome() == Outcome.ERROR)
        .extracting(ReportLine::line)
        .containsExactly(0L);
    assertThat(names()).containsExactly("z", "a");
  }

  @Test
  void whatASpreadsheetHasSpoiltIsSaidInItsLine() throws IOException {
    Progress told = new Progress();
    run("id;displayName;Uri\nb;B;=\"0123\"\nc;C;4.41E+11\n", OnConflict.SKIP, false, told);
    assertThat(item("b").uri()).isEqualTo("0123");
    assertThat(told.lines().get(0).message()).isEmpty();
    assertThat(told.lines().get(1).message().orElseThrow()).contains("Uri 4.41E+11 looks");
  }

  /** No address could name it alone. What is called so stays. */
  @Test
  void nothingNewIsCalledByDotsAlone() throws IOException {
    node.execute("UPDATE quick_dial_item SET entry_id = '...' WHERE entry_id = 'z'");
    Progress told = new Progress();
    assertThat(run("ID;displayName;uri\n....;D;1\n...;E;1\n", OnConflict.UPDATE, false, told))
        .isFalse();
    assertThat(told.lines())
        .filteredOn(line -> line.outcome() == Outcome.ERROR)
        .extracting(line -> line.line() + " " + line.message().orElseThrow())
        .containsExactly("2 ID must not be three or more dots, alone or behind a slash.");
    update("id;displayName\n...;E\n");
    assertThat(names()).containsExactly("E", "a");
  }

  private List<String> faults(String csv, OnConflict onConflict) throws IOException {
    Progress told = new Progress();
    run(csv, onConflict, true, told);
    return told.lines().stream()
        .filter(line -> line.outcome() == Outcome.ERROR)
        .map(line -> line.line() + " " + line.message().orElseThrow())
        .toList();
  }

  @Test
  void anItemThatIsInTheFileTwiceIsToldInItsWordsWithTheEarlierLine() throws IOException {
    assertThat(faults("Id;displayName;uri\nx;A;1\ny;B;2\nx\u00a0;C;3\n", OnConflict.FAIL))
        .containsExactly("4 Id is already in line 2.");
    assertThat(faults("Display Name;URI\nDesk;1\nHall;2\n desk ;1\n", OnConflict.FAIL))
        .containsExactly("4 Display Name is already in line 2, with the same URI.");
    assertThat(faults("Id;displayName;uri\n;Desk;1\n;Desk;1\n;Desk;1\n", OnConflict.FAIL))
        .containsExactly(
            "3 displayName is already in line 2, with the same uri.",
            "4 displayName is already in line 2, with the same uri.");
    assertThat(faults("displayName\na\na\n", OnConflict.UPDATE))
        .contains("3 displayName is already in line 2. uri must not be empty.");
    assertThat(faults("id;displayName;uri\ndesk;Hall;1\n;Desk;1\n", OnConflict.FAIL))
        .containsExactly("3 displayName makes the id desk, which line 2 already has.");
    assertThat(faults("id;displayName;uri\n;Desk;1\ndesk;Hall;1\n", OnConflict.FAIL))
        .containsExactly("3 id is the one that line 2 gets, which has none.");
  }

  @Test
  void allThatIsWrongWithALineIsToldAtOnce() throws IOException {
    String csv =
        "id;displayName;uri;portraitUrl;priority\n"
            + "x;X;1;;\n"
            + "x;;1\u200b2;ftp://x;high\n"
            + "b\u200bb;"
            + "y".repeat(251)
            + ";;https://x\u2060y/;2000\n"
            + "a;;1;;x\n"
            + "..;;;;\n";
    List<String> faults = faults(csv, OnConflict.FAIL);
    assertThat(faults).hasSize(4);
    assertThat(faults.get(0))
        .startsWith("3 id is already in line 2. priority must be a whole number. uri has an invis")
        .contains("displayName must not be empty.", "portraitUrl must be an http or https");
    assertThat(faults.get(1))
        .contains("uri must not be empty.", "portraitUrl has an invisible", "displayName must have")
        .contains("id has an invisible character inside (U+200B).")
        .contains("priority must");
    assertThat(faults.get(2))
        .startsWith("5 priority must be a whole number. displayName must not be empty.")
        .endsWith(" This item exists already.");
    assertThat(faults.get(3))
        .containsOnlyOnce("id must")
        .contains("displayName must not", "uri must not");
  }

  /** A file of an earlier version, or an export of such a layer. */
  @Test
  void anIdIsTheOneThatIsStoredSoOrElseWithoutWhatNobodySeesAtItsEnds() throws IOException {
    node.execute("UPDATE quick_dial_item SET entry_id = 'z' || CHR(160) WHERE entry_id = 'z'");
    node.restart(java.util.Map.of());
    update("id;displayName\nz\u00a0;Z\na\u00a0;A\n");
    assertThat(names()).containsExactly("Z", "A");
    assertThat(faults("id;displayName;uri\nz;1;1\nz\u00a0;2;2\n", OnConflict.UPDATE)).isEmpty();
    assertThat(faults("id;displayName;uri\na;1;1\n a;2;2\n", OnConflict.UPDATE))
        .containsExactly("3 id is already in line 2.");
  }
}
