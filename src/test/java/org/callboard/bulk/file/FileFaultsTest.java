package org.callboard.bulk.file;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.callboard.bulk.ImportOptions;
import org.callboard.bulk.OnConflict;
import org.callboard.bulk.Upload;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.dialdata.Deletions;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerKey;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.organization.OrganizationSnapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Each fault of an organization's file is told once, in its entry; and what is no fault is none.
 */
@DatabaseTest
class FileFaultsTest {

  private static final CloudId ACME = new CloudId("ACME");
  private static final String INVISIBLE = "\u200b";

  @Inject private Node node;
  @Inject private Given given;
  @Inject private OrganizationImport imports;
  @Inject private OrganizationExport exports;
  @Inject private OrganizationDirectory organizations;
  @Inject private DialDataEditor dialData;

  private OrganizationSnapshot acme;
  private LayerAddress everybody;
  private LayerAddress draft;

  @BeforeEach
  void anOrganization() {
    acme = given.organization("ACME");
    everybody = LayerAddress.ofOrganization(acme);
    draft = LayerAddress.ofDraft(acme);
  }

  private Progress run(byte[] file, CloudId to, OnConflict onConflict, Optional<Long> within)
      throws IOException {
    Progress told = new Progress();
    Upload upload = Upload.of(new ByteArrayInputStream(file), 1 << 24);
    boolean done =
        imports
            .work(
                to,
                organizations.find(to),
                within,
                upload,
                new ImportOptions(onConflict, false),
                Optional.empty())
            .task()
            .run(told);
    assertThat(done).isEqualTo(!told.hasErrors());
    return told;
  }

  private static String file(String members) {
    return "{\"organization\":{\"name\":\"Acme\"}" + (members.isEmpty() ? "" : ",") + members + "}";
  }

  private Progress run(String members) throws IOException {
    return run(
        file(members).getBytes(StandardCharsets.UTF_8), ACME, OnConflict.UPDATE, Optional.empty());
  }

  private void good(String members) throws IOException {
    Progress told = run(members);
    assertThat(told.hasErrors()).as("%s", told.lines()).isFalse();
  }

  private void wrong(String members, long entry, String id, String... message) throws IOException {
    wrong(run(members), entry, id, message);
  }

  private static void wrong(Progress told, long entry, String id, String... message) {
    assertThat(told.lines())
        .filteredOn(line -> line.outcome() != Outcome.NOTE)
        .filteredOn(line -> line.line() == entry || line.outcome() == Outcome.ERROR)
        .singleElement()
        .satisfies(line -> assertThat(line.outcome()).isEqualTo(Outcome.ERROR))
        .satisfies(line -> assertThat(line.line()).isEqualTo(entry))
        .satisfies(line -> assertThat(line.id()).contains(id))
        .satisfies(line -> assertThat(line.message().orElseThrow()).contains(message));
    assertThat(told.counts().wrong()).isEqualTo(1);
  }

  @Test
  void theOrganizationIsToldOnceWhateverIsWrongWithIt() throws IOException {
    byte[] wrong =
        "{\"organization\":{\"name\":\"Acme\",\"colour\":1}}".getBytes(StandardCharsets.UTF_8);
    for (OnConflict how : new OnConflict[] {OnConflict.FAIL, OnConflict.UPDATE}) {
      wrong(run(wrong, ACME, how, Optional.empty()), 1, "ACME", "colour");
    }
    CloudId other = new CloudId("OTHER");
    wrong(run(wrong, other, OnConflict.FAIL, Optional.empty()), 1, "OTHER", "colour");
    byte[] disabled = "{\"organization\":{\"enabled\":false}}".getBytes(StandardCharsets.UTF_8);
    wrong(run(disabled, ACME, OnConflict.UPDATE, Optional.of(acme.id())), 1, "ACME", "enabled");
    byte[] same = file("").getBytes(StandardCharsets.UTF_8);
    wrong(run(same, ACME, OnConflict.FAIL, Optional.empty()), 1, "ACME", "exists already");
  }

  @Test
  void whatIsFoundWhenLayersAreWrittenTakesThePlaceOfWhatWasToldOfThem() throws IOException {
    String layer = "{\"account\":{\"settings\":[{\"id\":\"host\",\"value\":\"${nope}\"}]}}";
    wrong("\"layers\":{\"organization\":" + layer + "}", 2, "organization", "nope");
    wrong("\"layers\":{\"draft\":" + layer + "}", 2, "draft", "nope");
    wrong("\"groups\":[{\"name\":\"Sales\",\"layer\":" + layer + "}]", 2, "Sales", "nope");
    String dots = "{\"quickDial\":[{\"id\":\"...\",\"displayName\":\"A\",\"uri\":\"1\"}]}";
    wrong("\"layers\":{\"organization\":" + dots + "}", 2, "organization", "three or more dots");
    wrong("\"subscribers\":[{\"username\":\"bob\",\"layer\":" + dots + "}]", 2, "bob", "dots");
  }

  @Test
  void aReferenceToWhatNobodyHasIsToldInTheEntryOfItsSubscriber() throws IOException {
    wrong(
        "\"subscribers\":[{\"username\":\"ann\"},{\"username\":\"bob\",\"layer\":{\"account\":"
            + "{\"settings\":[{\"id\":\"proxy\",\"value\":\"${nope}\"}]}}}]",
        3,
        "bob",
        "proxy refers to ${nope}");
    good(
        "\"subscribers\":[{\"username\":\"bob\",\"layer\":{\"account\":{\"settings\":["
            + "{\"id\":\"proxy\",\"value\":\"${site}\"}]}}},"
            + "{\"username\":\"ann\",\"attributes\":{\"site\":\"x\"}},"
            + "{\"username\":\"bob2\",\"attributes\":{\"site\":\"x\"}}]"
                .replace(
                    "{\"username\":\"bob\",",
                    "{\"username\":\"bob\",\"attributes\":{\"site\":\"y\"},"));
  }

  @Test
  void aSettingOfASubscriberThatIsRefusedWhenItIsWrittenIsToldInItsEntry() throws IOException {
    LayerAddress ann = given.subscriber(acme, "ann");
    given.setting(ann, "password", "secret");
    given.setting(ann, "expires", "90");
    StringBuilder many = new StringBuilder();
    for (int i = 0; i <= 1000; i++) {
      many.append(i == 0 ? "" : ",").append("{\"id\":\"x" + i + "\",\"value\":\"1\"}");
    }
    wrong(
        "\"subscribers\":[{\"username\":\"bob\"},{\"username\":\"ann\",\"layer\":{\"account\":"
            + "{\"settings\":["
            + many
            + "]}}}]",
        3,
        "ann",
        "settings must be at most 1000");
  }

  @Test
  void aNewGroupThatCannotBeAskedForIsToldInItsEntry() throws IOException {
    for (String name : List.of("...", "a/....", ".", "..")) {
      wrong("\"groups\":[{\"name\":\"" + name + "\"}]", 2, name, "dots");
    }
    wrong("\"subscribers\":[{\"username\":\"...\"}]", 2, "...", "dots");
  }

  @Test
  void theSameThingTwiceIsAFault() throws IOException {
    wrong(
        "\"groups\":[{\"name\":\"ZG\"},{\"name\":\"zg\"}]",
        3,
        "zg",
        "name already belongs to entry 2");
    wrong(
        "\"groups\":[{\"name\":\"zg\"},{\"name\":\"zg\\u200b\"}]",
        3,
        "zg" + INVISIBLE,
        "name already belongs to entry 2");
    given.group(acme, "zg");
    wrong("\"groups\":[{\"name\":\"ZG\"},{\"name\":\"zg\"}]", 3, "zg", "entry 2");
    String twice =
        "{\"account\":{\"settings\":[{\"id\":\"host\",\"value\":\"a\"},{\"id\":\"host\",\"value\":\"a\"}]}}";
    wrong("\"layers\":{\"organization\":" + twice + "}", 2, "organization", "host twice");
    wrong("\"groups\":[{\"name\":\"zg\",\"layer\":" + twice + "}]", 2, "zg", "host twice");
    wrong(
        "\"subscribers\":[{\"username\":\"ann\",\"layer\":" + twice + "}]", 2, "ann", "host twice");
    wrong("\"layers\":{\"draft\":{},\"draft\":{}}", 3, "draft", "entry 2");
    wrong("\"subscribers\":[{\"username\":\"ann\"},{\"username\":\"ANN\"}]", 3, "ANN", "entry 2");
  }

  private static String items(String... ids) {
    StringBuilder all = new StringBuilder();
    for (String id : ids) {
      all.append(all.isEmpty() ? "" : ",")
          .append("{\"id\":\"" + id + "\",\"displayName\":\"A\",\"uri\":\"1\"}");
    }
    return "{\"quickDial\":[" + all + "]}";
  }

  private static String live(String layer) {
    return "\"layers\":{\"organization\":" + layer + "}";
  }

  private List<String> ids(LayerAddress layer) {
    return dialData.read(layer.key()).quickDial().stream().map(QuickDialItem::id).toList();
  }

  @Test
  void idsAreTheSameWithoutWhatNobodySeesAtTheirEnds() throws IOException {
    for (String written : List.of(" a ", "a\\n", "a\u00a0", INVISIBLE + "a", "\ufeffa")) {
      good(live(items(written)));
      assertThat(ids(everybody)).containsExactly("a");
      wrong(live(items("a", written)), 2, "organization", "a occurs twice");
      wrong(
          "\"subscribers\":[{\"username\":\"ann\",\"layer\":" + items(written, "a") + "}]",
          2,
          "ann",
          "a occurs twice");
      String action = "{\"dialActions\":[{\"id\":\"" + written + "\",\"nodes\":[]}]}";
      good(live(action));
      assertThat(dialData.read(everybody.key()).dialActions())
          .extracting(DialAction::id)
          .containsExactly("a");
    }
    wrong(live(items("a" + INVISIBLE + "b")), 2, "organization", "U+200B");
  }

  @Test
  void anItemKeepsWhatTheFileDoesNotMentionWhateverIsAtTheEndsOfItsId() throws IOException {
    given.item(everybody, "a", 50);
    good(live("{\"quickDial\":[{\"id\":\"a\u00a0\",\"uri\":\"2\"}]}"));
    QuickDialItem item = dialData.read(everybody.key()).item("a").orElseThrow();
    assertThat(item.priority().value()).isEqualTo(50);
    assertThat(item.displayName()).isEqualTo("a");
    assertThat(item.uri()).isEqualTo("2");
  }

  /** As it was stored before ids were cut. */
  private void storedTwins() {
    given.items(everybody, "a", "b");
    given.items(draft, "c");
    node.execute("UPDATE quick_dial_item SET entry_id = ? WHERE entry_id = 'b'", "a" + INVISIBLE);
  }

  @Test
  void storedIdsAreRestoredAsTheyAre() throws IOException {
    storedTwins();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    exports.write(given.now(acme), Optional.empty(), out);
    given.items(everybody, "later");
    run(out.toByteArray(), ACME, OnConflict.UPDATE, Optional.empty());
    assertThat(ids(everybody)).containsExactly("a", "a" + INVISIBLE);
    assertThat(ids(draft)).containsExactly("c");
  }

  @Test
  void inAnotherOrganizationAStoredIdBecomesTheOneThatIsMeantAndPhonesDropTheOther()
      throws IOException {
    given.items(everybody, "b");
    node.execute("UPDATE quick_dial_item SET entry_id = ? WHERE entry_id = 'b'", "a" + INVISIBLE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    exports.write(given.now(acme), Optional.empty(), out);
    CloudId other = new CloudId("OTHER");
    assertThat(run(out.toByteArray(), other, OnConflict.FAIL, Optional.empty()).hasErrors())
        .isFalse();
    DialData there =
        dialData.read(LayerKey.ofOrganization(organizations.find(other).orElseThrow().id()));
    assertThat(there.quickDial()).extracting(QuickDialItem::id).containsExactly("a");
    assertThat(there.removals()).containsKey("a" + INVISIBLE);
  }

  @Test
  void moreThanOneByteOrderMarkDoesNotCount() throws IOException {
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      for (String marks : List.of("", "\ufeff", "\ufeff\ufeff", "\ufeff\ufeff\ufeff")) {
        if (marks.isEmpty() && charset != StandardCharsets.UTF_8) {
          continue;
        }
        byte[] bytes = (marks + file("")).getBytes(charset);
        assertThat(run(bytes, ACME, OnConflict.UPDATE, Optional.empty()).hasErrors())
            .as("%s %s", charset, marks.length())
            .isFalse();
      }
    }
  }

  private Deletions deletions() {
    return dialData.read(draft.key()).deletions();
  }

  @Test
  void oneListOfDeletionsDoesNotNeedTheOther() throws IOException {
    given.items(everybody, "a", "b");
    dialData.edit(everybody, data -> data.with(new DialAction("x", List.of())));
    good("\"layers\":{\"draft\":{\"deletions\":{\"quickDial\":[\"a\u00a0\"]}}}");
    assertThat(deletions().quickDial()).containsExactly("a");
    good("\"layers\":{\"draft\":{\"deletions\":{\"dialActions\":[\"x\"]}}}");
    assertThat(deletions().quickDial()).containsExactly("a");
    assertThat(deletions().dialActions()).containsExactly("x");
    good("\"layers\":{\"draft\":{\"deletions\":{\"quickDial\":[]}}}");
    assertThat(deletions().quickDial()).isEmpty();
    assertThat(deletions().dialActions()).containsExactly("x");
    good("\"layers\":{\"draft\":{\"deletions\":{}}}");
    assertThat(deletions().dialActions()).containsExactly("x");
  }

  @Test
  void onlyADraftHasAnOrderAndOneListOfItDoesNotNeedTheOther() throws IOException {
    good("\"layers\":{\"draft\":{\"order\":{\"quickDial\":[\"b\",\"a\"]}}}");
    good("\"layers\":{\"draft\":{\"order\":{\"dialActions\":[\"x\"]}}}");
    assertThat(dialData.read(draft.key()).order().quickDial()).containsExactly("b", "a");
    assertThat(dialData.read(draft.key()).order().dialActions()).containsExactly("x");
    good("\"layers\":{\"draft\":{\"quickDial\":[]}}");
    assertThat(dialData.read(draft.key()).order().quickDial()).containsExactly("b", "a");
    good("\"layers\":{\"draft\":{\"order\":{\"quickDial\":[],\"dialActions\":[]}}}");
    assertThat(dialData.read(draft.key()).order().isNone()).isTrue();
    String twice = "{\"order\":{\"quickDial\":[\"b\",\"b\"]}}";
    wrong("\"layers\":{\"draft\":" + twice + "}", 2, "draft", "b twice");
    String live = "{\"order\":{\"quickDial\":[\"b\"]}}";
    wrong("\"layers\":{\"organization\":" + live + "}", 2, "organization", "only for drafts");
  }

  @Test
  void anEntryKeepsItsNameNumberAndNodesAndANewItemNeedsBoth() throws IOException {
    given.item(everybody, "a", 50);
    KeyNode title =
        new KeyNode("title", new KeyNodeValue.Plain("X"), Optional.empty(), Optional.empty());
    dialData.edit(everybody, data -> data.with(new DialAction("x", List.of(title))));
    good(live("{\"quickDial\":[{\"id\":\"a\"}],\"dialActions\":[{\"id\":\"x\"}]}"));
    DialData there = dialData.read(everybody.key());
    assertThat(there.item("a").orElseThrow())
        .isEqualTo(new QuickDialItem("a", "a", "sip:a", Optional.empty(), new MergePriority(50)));
    assertThat(there.action("x").orElseThrow().nodes()).containsExactly(title);
    wrong(
        live("{\"quickDial\":[{\"id\":\"new\",\"uri\":\"1\"}]}"),
        2,
        "organization",
        "displayName is missing for the new item new");
    wrong(
        "\"subscribers\":[{\"username\":\"ann\",\"layer\":{\"quickDial\":[{\"id\":\"new\"}]}}]",
        2,
        "ann",
        "displayName is missing for the new item new.",
        "uri is missing");
    good(live("{\"dialActions\":[{\"id\":\"y\"}]}"));
    assertThat(dialData.read(everybody.key()).action("y").orElseThrow().nodes()).isEmpty();
  }
}
