package org.callboard.bulk.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.callboard.account.AccountEditor;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.Hiding;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.CloudId;
import org.callboard.organization.Group;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationNaming;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Expected;
import org.callboard.subscriber.MoveEditor;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.SubscriberSnapshot;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An import over what is there: it brings back what the file says, and nothing else changes. */
@DatabaseTest
class RestoreTest {

  /** Of no password in particular. */
  private static final String HASH = "bcrypt:$2y$10$" + "a".repeat(22) + "b".repeat(31);

  private static final Optional<String> PASSPHRASE = Optional.of("correct horse battery");

  @Inject private Node node;
  @Inject private Given given;
  @Inject private OrganizationImport imports;
  @Inject private OrganizationExport exports;
  @Inject private SubscriberDirectory subscribers;
  @Inject private DialDataEditor dialData;
  @Inject private AccountEditor accounts;
  @Inject private OrganizationEditor organizations;
  @Inject private MoveEditor moves;

  private OrganizationSnapshot acme;
  private LayerAddress ann;
  private LayerAddress sales;
  private List<LayerAddress> layers;

  @BeforeEach
  void makeAnOrganization() {
    acme = given.organization("ACME");
    ann = given.subscriber(acme, "ann");
    Group group = given.group(acme, "sales", "ann");
    sales = LayerAddress.ofGroup(acme, group);
    layers = List.of(LayerAddress.ofOrganization(acme), LayerAddress.ofDraft(acme), sales, ann);
    node.execute("UPDATE subscriber SET password_hash = ?", HASH);
  }

  private String export() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    exports.writeWith(PASSPHRASE.map(text -> ExportCipher.of(text, 1)), given.now(acme), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private Progress restore(String file, Optional<String> passphrase) throws IOException {
    return Restored.by(imports, given.now(acme), file, passphrase);
  }

  private void restore(String file) throws IOException {
    restore(file, PASSPHRASE);
  }

  /** A file that says this of its only group and its only subscriber, and of both shared layers. */
  private static String saying(String layer) {
    String member = layer.isEmpty() ? "" : ",\"layer\":" + layer;
    String shared =
        layer.isEmpty()
            ? ""
            : "\"layers\":{\"organization\":" + layer + ",\"draft\":" + layer + "},";
    return "{\"format\":\"callboard-organization-1\",\"organization\":{},"
        + shared
        + "\"groups\":[{\"name\":\"sales\""
        + member
        + "}],\"subscribers\":[{\"username\":\"ann\""
        + member
        + "}]}";
  }

  private void fillAll() {
    for (LayerAddress layer : layers) {
      given.items(layer, "later");
      given.setting(layer, "expires", "90");
    }
  }

  private List<String> items(LayerAddress layer) {
    return dialData.read(layer.key()).quickDial().stream().map(QuickDialItem::id).toList();
  }

  private SubscriberSnapshot subscriber(String username) {
    long id = subscribers.view(new SubscriberName(acme.id(), username)).orElseThrow().id();
    return subscribers.load(id).orElseThrow();
  }

  private static List<ReportLine> notes(Progress told) {
    return told.lines().stream().filter(line -> line.outcome() == Outcome.NOTE).toList();
  }

  @Test
  void whatWasPutIntoEmptyLayersSinceIsTakenBack() throws IOException {
    String file = export();
    fillAll();
    restore(file);
    for (LayerAddress layer : layers) {
      assertThat(items(layer)).as(layer.path()).isEmpty();
      assertThat(dialData.read(layer.key()).removals()).as(layer.path()).containsKey("later");
      assertThat(accounts.read(layer.key()).settings()).as(layer.path()).isEmpty();
      assertThat(accounts.read(layer.key()).highest()).as(layer.path()).containsKey("expires");
    }
  }

  @Test
  void whatAGroupAndAPersonDoNotGetIsExportedAndRestored() throws IOException {
    for (LayerAddress layer : List.of(sales, ann)) {
      dialData.edit(layer, data -> Hiding.action(Hiding.item(data, "gate"), "intercom"));
    }
    String file = export();
    for (LayerAddress layer : List.of(sales, ann)) {
      dialData.edit(layer, data -> Hiding.item(Hiding.noItem(data, "gate"), "later"));
    }
    restore(saying("{\"quickDial\":[]}"));
    assertThat(hidden(ann)).containsExactly("later");
    restore(file);
    for (LayerAddress layer : List.of(sales, ann)) {
      assertThat(hidden(layer)).as(layer.path()).containsExactly("gate");
      assertThat(dialData.read(layer.key()).deletions().dialActions()).containsExactly("intercom");
    }
  }

  private Set<String> hidden(LayerAddress layer) {
    return dialData.read(layer.key()).deletions().quickDial();
  }

  @Test
  void aLayerThatTheFileDoesNotHaveStays() throws IOException {
    fillAll();
    for (String nothing : List.of("", "{}", "{\"account\":{}}")) {
      restore(saying(nothing));
      for (LayerAddress layer : layers) {
        assertThat(items(layer)).as(layer.path() + nothing).containsExactly("later");
        assertThat(accounts.read(layer.key()).settings()).containsOnlyKeys("expires");
      }
    }
  }

  @Test
  void ofALayerOnlyWhatTheFileSaysChanges() throws IOException {
    fillAll();
    restore(saying("{\"account\":{\"settings\":[]}}"));
    for (LayerAddress layer : layers) {
      assertThat(items(layer)).as(layer.path()).containsExactly("later");
      assertThat(accounts.read(layer.key()).settings()).as(layer.path()).isEmpty();
    }
    fillAll();
    restore(saying("{\"quickDial\":[]}"));
    for (LayerAddress layer : layers) {
      assertThat(items(layer)).as(layer.path()).isEmpty();
      assertThat(accounts.read(layer.key()).settings())
          .as(layer.path())
          .containsOnlyKeys("expires");
    }
  }

  /** Its file has the Cloud ID of then; what phones ask by is no business of the file. */
  @Test
  void anOrganizationThatWasRenamedSinceKeepsItsCloudIds() throws IOException {
    String before = export();
    organizations.edit(
        acme.cloudId(),
        new OrganizationNaming(Optional.of(new CloudId("NEW")), Optional.empty()),
        there -> there.orElseThrow(),
        Optional.empty(),
        Expected.ANYTHING);
    fillAll();
    assertThat(export()).doesNotContain("formerIds");
    restore(before);
    assertThat(given.now(acme).cloudId()).hasToString("NEW");
    assertThat(given.now(acme).formerCloudIds()).containsExactly(acme.cloudId());
    assertThat(items(layers.get(0))).doesNotContain("later");
  }

  /** Their phones still ask here, so a namesake would lock them out. */
  @Test
  void aFileFromBeforeAMoveIsRefusedUntilTheNameIsEnded() throws IOException {
    String before = export();
    Username name = new Username("ann");
    moves.move(acme, name, given.organization("OTHER"), List.of(), Expected.ANYTHING);
    assertThatThrownBy(() -> restore(before))
        .hasMessageContaining("ann is the username of somebody who was moved");
    moves.endFormer(acme, name);
    restore(before);
    assertThat(subscriber("ann").id()).isNotEqualTo(ann.key().ownerId());
    assertThat(subscribers.load(ann.key().ownerId())).isPresent();
  }

  @Test
  void ofASubscriberOnlyWhatTheFileSaysChanges() throws IOException {
    given.subscriber(acme, "ann", Map.of("desk", "4"), "sales");
    node.execute("UPDATE subscriber SET enabled = FALSE, display_name = 'Ann'");
    restore(saying(""));
    assertThat(subscriber("ann").enabled()).isFalse();
    assertThat(subscriber("ann").displayName()).contains("Ann");
    assertThat(subscriber("ann").attributes().value("desk")).contains("4");
    assertThat(subscriber("ann").groupIds()).hasSize(1);
  }

  @Test
  void whatASubscriberGotSinceIsTakenBack() throws IOException {
    String file = export();
    given.subscriber(acme, "ann", Map.of("desk", "4"));
    node.execute("UPDATE subscriber SET enabled = FALSE, display_name = 'Ann'");
    restore(file);
    assertThat(subscriber("ann").enabled()).isTrue();
    assertThat(subscriber("ann").displayName()).isEmpty();
    assertThat(subscriber("ann").attributes().values()).isEmpty();
    assertThat(subscriber("ann").groupIds()).hasSize(1);
  }

  @Test
  void ofTheOrganizationOnlyWhatTheFileSaysChanges() throws IOException {
    node.execute("UPDATE organization SET enabled = FALSE, refresh_seconds = 120");
    restore(saying(""));
    OrganizationSnapshot now = given.now(acme);
    assertThat(now.enabled()).isFalse();
    assertThat(now.settings().refreshSeconds()).isEqualTo(120);
    assertThat(now.settings().name()).isEqualTo("ACME");
    assertThat(now.settings().replacePriority()).isPresent();
  }

  @Test
  void groupsGetTheirOrderBackAndThoseMadeSinceKeepTheirPlaces() throws IOException {
    given.group(acme, "support");
    given.group(acme, "zoo");
    String file = export();
    given.group(acme, "new");
    node.execute("UPDATE subscriber_group SET position = 10 - position WHERE name <> 'new'");
    assertThat(groups()).containsExactly("new", "zoo", "support", "sales");
    restore(file);
    assertThat(groups()).containsExactly("new", "sales", "support", "zoo");
  }

  private List<String> groups() {
    return given.now(acme).groups().stream().map(group -> group.name().text()).toList();
  }

  @Test
  void whoeverHasAPasswordIsNotSpokenOf() throws IOException {
    assertThat(notes(restore(export(), PASSPHRASE))).isEmpty();
    assertThat(notes(restore(export(), Optional.empty()))).isEmpty();
  }

  @Test
  void whoeverSignedInByACodeIsTold() throws IOException {
    node.execute("UPDATE subscriber SET password_hash = 'none'");
    List<ReportLine> notes = notes(restore(export(), PASSPHRASE));
    assertThat(notes).extracting(ReportLine::line).containsExactly(0L, 5L);
    assertThat(notes.get(0).message().orElseThrow()).startsWith("1 subscriber has no password");
    assertThat(notes.get(1).id()).contains("ann");
    assertThat(notes.get(1).message().orElseThrow()).contains("had no password when the file was");
  }

  @Test
  void whoeverCannotSignInWithoutThePassphraseIsTold() throws IOException {
    String file = export().replace("\"ann\"", "\"bob\"");
    List<ReportLine> notes = notes(restore(file, Optional.empty()));
    assertThat(notes).hasSize(2);
    assertThat(notes.get(1).id()).contains("bob");
    assertThat(notes.get(1).message().orElseThrow()).contains("not read without the passphrase");
    String none = saying("").replace("\"ann\"", "\"cyd\"");
    assertThat(notes(restore(none, Optional.empty())).get(1).message().orElseThrow())
        .contains("the file has no password");
  }

  @Test
  void theNumberOfThoseWhoCannotSignInIsToldHoweverManyTheyAre() throws IOException {
    StringBuilder file = new StringBuilder("{\"organization\":{},\"subscribers\":[");
    for (int i = 0; i < 1_200; i++) {
      file.append("{\"username\":\"new%d\"},".formatted(i));
    }
    file.setCharAt(file.length() - 1, ']');
    Progress told = restore(file.append('}').toString(), Optional.empty());
    assertThat(told.lines().get(0).message().orElseThrow())
        .startsWith("1200 subscribers have no password");
  }
}
