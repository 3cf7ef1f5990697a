package org.callboard.bulk.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.callboard.account.AccountEditor;
import org.callboard.bulk.HeldImport;
import org.callboard.bulk.ImportOptions;
import org.callboard.bulk.OnConflict;
import org.callboard.bulk.SubscriberBatches;
import org.callboard.bulk.Upload;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.job.Work;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerKey;
import org.callboard.organization.CloudId;
import org.callboard.organization.Group;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberName;
import org.junit.jupiter.api.Test;

/** Imports of a whole organization in the database: all or nothing, whatever comes between. */
@DatabaseTest
@SuppressWarnings("try") // an import is held, not used
class OrganizationImportTest {

  /** Of no password in particular. */
  private static final String HASH = "bcrypt:$2y$10$" + "a".repeat(22) + "b".repeat(31);

  private static final CloudId ACME = new CloudId("ACME");
  private static final Optional<String> PASSPHRASE = Optional.of("correct horse battery");

  @Inject private Node node;
  @Inject private Given given;
  @Inject private OrganizationImport imports;
  @Inject private OrganizationExport exports;
  @Inject private OrganizationDirectory organizations;
  @Inject private SubscriberDirectory subscribers;
  @Inject private DialDataEditor dialData;
  @Inject private AccountEditor accounts;

  private Optional<OrganizationSnapshot> acme() {
    return organizations.find(ACME);
  }

  private Work work(String file, OnConflict onConflict, boolean dryRun) throws IOException {
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    Upload upload = Upload.of(new ByteArrayInputStream(bytes), 1 << 24);
    return imports.work(
        ACME, acme(), Optional.empty(), upload, new ImportOptions(onConflict, dryRun), PASSPHRASE);
  }

  private boolean run(String file, OnConflict onConflict, Progress progress) throws IOException {
    return work(file, onConflict, false).task().run(progress);
  }

  private List<String> items(LayerKey key) {
    return dialData.read(key).quickDial().stream().map(QuickDialItem::id).toList();
  }

  private long subscriber(String username) {
    return subscribers
        .view(new SubscriberName(acme().orElseThrow().id(), username))
        .orElseThrow()
        .id();
  }

  private static List<Outcome> outcomes(Progress progress) {
    return progress.lines().stream().map(ReportLine::outcome).toList();
  }

  /** Its export, encrypted at the lowest cost; the import reads the cost in the file. */
  private String full() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    exports.writeWith(PASSPHRASE.map(text -> ExportCipher.of(text, 1)), other(), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** An organization with something in each layer, whose settings refer to attributes. */
  private OrganizationSnapshot other() {
    OrganizationSnapshot other = given.organization("OTHER");
    LayerAddress ann = given.subscriber(other, "ann", Map.of("desk", "4"));
    Group sales = given.group(other, "sales", "ann");
    given.items(LayerAddress.ofOrganization(other), "all");
    given.items(LayerAddress.ofDraft(other), "draft");
    given.items(LayerAddress.ofGroup(other, sales), "sales");
    given.items(ann, "own");
    given.setting(LayerAddress.ofOrganization(other), "title", "Desk ${desk}");
    given.setting(LayerAddress.ofGroup(other, sales), "host", "sales.example");
    given.setting(ann, "expires", "90");
    node.execute("UPDATE subscriber SET password_hash = ?", HASH);
    return given.now(other);
  }

  /** Members in the order of an export, with so many subscribers. */
  private static String file(String before, int count) {
    return IntStream.range(0, count)
        .mapToObj("{\"username\":\"user%03d\"}"::formatted)
        .collect(
            Collectors.joining(
                ",",
                "{\"format\":\"callboard-organization-1\",\"organization\":{\"name\":\"Acme\"},"
                    + before
                    + "\"subscribers\":[",
                "]}"));
  }

  @Test
  void whatWasExportedIsThereWithAllItsLayers() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    exports.write(other(), PASSPHRASE, out);
    String file = out.toString(StandardCharsets.UTF_8);
    assertThat(run(file, OnConflict.FAIL, new Progress())).isTrue();
    OrganizationSnapshot acme = acme().orElseThrow();
    assertThat(items(LayerKey.ofOrganization(acme.id()))).containsExactly("all");
    assertThat(items(LayerKey.ofDraft(acme.id()))).containsExactly("draft");
    long sales = acme.groups().get(0).id();
    assertThat(items(LayerKey.ofGroup(acme.id(), sales))).containsExactly("sales");
    long ann = subscriber("ann");
    assertThat(items(LayerKey.ofSubscriber(acme.id(), ann))).containsExactly("own");
    assertThat(accounts.read(LayerKey.ofOrganization(acme.id())).settings())
        .containsOnlyKeys("title");
    assertThat(accounts.read(LayerKey.ofGroup(acme.id(), sales)).settings())
        .containsOnlyKeys("host");
    assertThat(accounts.read(LayerKey.ofSubscriber(acme.id(), ann)).settings())
        .containsOnlyKeys("expires");
    assertThat(node.rows("SELECT DISTINCT password_hash FROM subscriber")).containsExactly(HASH);
  }

  /** Whoever knows the passphrase can put any hash into the file. */
  @Test
  void aHashThatCostsFarMoreThanThoseOfThisServerIsRefusedWithItsEntry() throws IOException {
    OrganizationSnapshot other = other();
    for (String hash :
        List.of(
            "PBKDF2WithHmacSHA512:20001:" + "A".repeat(24) + ":" + "A".repeat(86) + "==",
            HASH.replace("$10$", "$11$"))) {
      node.execute("UPDATE subscriber SET password_hash = ?", hash);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      exports.writeWith(PASSPHRASE.map(text -> ExportCipher.of(text, 1)), other, out);
      Progress told = new Progress();
      assertThat(run(out.toString(StandardCharsets.UTF_8), OnConflict.FAIL, told)).isFalse();
      assertThat(told.lines())
          .filteredOn(line -> line.outcome() == Outcome.ERROR)
          .singleElement()
          .satisfies(
              line -> {
                assertThat(line.id()).contains("ann");
                assertThat(line.line()).isEqualTo(5);
                assertThat(line.message().orElseThrow()).contains("This server takes at most");
              });
      assertThat(acme()).isEmpty();
    }
  }

  @Test
  void aDryRunSaysTheSameAndLeavesNothing() throws IOException {
    String file = full();
    Progress told = new Progress();
    assertThat(work(file, OnConflict.FAIL, true).task().run(told)).isTrue();
    assertThat(outcomes(told)).containsOnly(Outcome.CREATE).hasSize(5);
    assertThat(acme()).isEmpty();
    assertThat(node.rows("SELECT * FROM audit_entry WHERE organization = 'ACME'")).isEmpty();
  }

  @Test
  void ofWhatIsThereItSaysWhatItDoes() throws IOException {
    String file = full();
    run(file, OnConflict.FAIL, new Progress());
    OrganizationSnapshot acme = acme().orElseThrow();
    LayerAddress all = LayerAddress.ofOrganization(acme);
    given.items(all, "later");
    Progress refused = new Progress();
    assertThat(run(file, OnConflict.FAIL, refused)).isFalse();
    assertThat(outcomes(refused)).containsOnly(Outcome.ERROR).hasSize(5);
    Progress skipped = new Progress();
    assertThat(run(file, OnConflict.SKIP, skipped)).isTrue();
    assertThat(outcomes(skipped)).containsOnly(Outcome.SKIP);
    assertThat(items(all.key())).containsExactly("all", "later");
    assertThat(run(file, OnConflict.UPDATE, new Progress())).isTrue();
    assertThat(items(all.key())).containsExactly("all");
    assertThat(dialData.read(all.key()).removals()).containsKey("later");
  }

  @Test
  void whateverHappensBetweenSlicesLeavesNothing() {
    Progress broken =
        new Progress() {
          @Override
          public void checkpoint() {
            if (counts().created() > SubscriberBatches.SIZE) {
              throw new IllegalStateException("out of order");
            }
          }
        };
    String file =
        file(
            "\"layers\":{\"organization\":{}},\"groups\":[{\"name\":\"sales\"}],",
            SubscriberBatches.SIZE + 10);
    assertThatThrownBy(() -> run(file, OnConflict.FAIL, broken)).hasMessage("out of order");
    assertThat(node.filledTables())
        .doesNotContain("organization", "subscriber", "subscriber_group", "audit_entry");
  }

  @Test
  void aLayerThatIsRefusedWhenAllSubscribersAreWrittenLeavesNothing() throws IOException {
    String wrong =
        "\"layers\":{\"organization\":{\"account\":{\"settings\":"
            + "[{\"id\":\"title\",\"value\":\"${nobodys}\"}]}}},";
    Progress told = new Progress();
    assertThat(run(file(wrong, 3), OnConflict.FAIL, told)).isFalse();
    assertThat(told.lines())
        .filteredOn(line -> line.outcome() == Outcome.ERROR)
        .singleElement()
        .satisfies(line -> assertThat(line.line()).isEqualTo(2))
        .satisfies(line -> assertThat(line.message().orElseThrow()).contains("nobodys"));
    assertThat(node.filledTables()).doesNotContain("organization", "subscriber");
  }

  @Test
  void anAttributeThatWouldFillANameWithSomethingUnseenIsToldByItsName() throws IOException {
    OrganizationSnapshot acme = given.organization("ACME");
    given.subscriber(acme, "bob", Map.of("site", "a.example"));
    String own =
        "\"layer\":{\"account\":{\"settings\":[{\"id\":\"host\",\"value\":\"${site}\"}]}}}";
    for (String host : List.of("organization", "own")) {
      String ann = "{\"username\":\"ann\",\"attributes\":{\"site\":\"acme\\n.example\"}";
      if (host.equals("organization")) {
        given.setting(LayerAddress.ofOrganization(acme), "host", "${site}");
      }
      Progress told = new Progress();
      String file =
          "{\"organization\":{\"name\":\"Acme\"},\"subscribers\":[{\"username\":\"bob\"},"
              + ann
              + (host.equals("own") ? "," + own : "}")
              + "]}";
      assertThat(run(file, OnConflict.UPDATE, told)).isFalse();
      assertThat(told.lines())
          .filteredOn(line -> line.outcome() == Outcome.ERROR)
          .singleElement()
          .satisfies(line -> assertThat(line.line()).isEqualTo(3))
          .satisfies(line -> assertThat(line.id()).contains("ann"))
          .satisfies(
              line ->
                  assertThat(line.message().orElseThrow())
                      .contains("attributes.site has an invisible character inside (U+000A)"));
      given.setting(LayerAddress.ofOrganization(acme), "host", "a.example");
    }
  }

  @Test
  void aSharedLayerThatRefersToSomethingUnseenIsToldInItsEntry() throws IOException {
    String file =
        "{\"organization\":{\"name\":\"Acme\"},\"layers\":{\"organization\":{\"account\":"
            + "{\"settings\":[{\"id\":\"proxy\",\"value\":\"${site}\"}]}}},\"subscribers\":["
            + "{\"username\":\"ann\",\"attributes\":{\"site\":\"acme\\n.example\"}}]}";
    Progress told = new Progress();
    assertThat(run(file, OnConflict.FAIL, told)).isFalse();
    assertThat(told.lines())
        .filteredOn(line -> line.outcome() == Outcome.ERROR)
        .singleElement()
        .satisfies(line -> assertThat(line.line()).isEqualTo(2))
        .satisfies(line -> assertThat(line.message().orElseThrow()).contains("site", "ann"));
  }

  @Test
  void aFileThatEndsTooSoonLeavesNothing() throws IOException {
    String file = full();
    for (int length : new int[] {file.length() - 1, file.length() / 2, 80}) {
      assertThat(run(file.substring(0, length), OnConflict.FAIL, new Progress())).isFalse();
    }
    assertThat(acme()).isEmpty();
  }

  @Test
  void whatCannotBeReadIsReplacedByWhatTheFileSays() throws IOException {
    String file = full();
    run(file, OnConflict.FAIL, new Progress());
    node.execute("UPDATE quick_dial_item SET priority = 0");
    node.execute("UPDATE subscriber SET attributes = '{oops'");
    assertThat(run(file, OnConflict.UPDATE, new Progress())).isTrue();
    OrganizationSnapshot acme = acme().orElseThrow();
    assertThat(dialData.read(LayerKey.ofOrganization(acme.id())).whole()).isTrue();
    assertThat(items(LayerKey.ofSubscriber(acme.id(), subscriber("ann")))).containsExactly("own");
    assertThat(subscribers.load(subscriber("ann")).orElseThrow().attributes().value("desk"))
        .contains("4");
  }

  @Test
  void whoeverEditsWhatIsNotWrittenYetDoesNotWait() throws Exception {
    OrganizationSnapshot acme = given.organization("ACME");
    LayerAddress ann = given.subscriber(acme, "ann");
    LayerAddress sales = LayerAddress.ofGroup(acme, given.group(acme, "sales", "ann"));
    LayerAddress all = LayerAddress.ofOrganization(acme);
    given.items(all, "first");
    String file =
        file(
            "\"layers\":{\"organization\":{\"quickDial\":[]}},\"groups\":[{\"name\":\"sales\"}],",
            SubscriberBatches.SIZE + 10);
    try (HeldImport held = new HeldImport(node, work(file, OnConflict.UPDATE, false))) {
      for (LayerAddress layer : List.of(ann, sales, all)) {
        assertThat(
                node.inBackground(
                    () -> {
                      given.items(layer, "new");
                      given.setting(layer, "expires", "90");
                      return true;
                    }))
            .as(layer.path())
            .succeedsWithin(20, TimeUnit.SECONDS);
      }
      assertThat(held.isUnderWay()).isTrue();
      assertThat(held.end()).isTrue();
    }
    assertThat(items(ann.key())).containsExactly("new");
    assertThat(items(all.key())).isEmpty();
    assertThat(dialData.read(all.key()).removals()).containsKeys("first", "new");
  }

  @Test
  void aLayerThatSomebodyHasFilledMeanwhileIsInTheWay() throws Exception {
    OrganizationSnapshot acme = given.organization("ACME");
    LayerAddress all = LayerAddress.ofOrganization(acme);
    String file = file("\"layers\":{\"organization\":{}},", SubscriberBatches.SIZE + 10);
    HeldImport held = new HeldImport(node, work(file, OnConflict.SKIP, false));
    given.items(all, "new");
    assertThat(held.end()).isFalse();
    assertThat(items(all.key())).containsExactly("new");
    assertThat(node.filledTables()).doesNotContain("subscriber");
  }
}
