package org.callboard.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.callboard.database.Given.usernames;
import static org.callboard.database.HeldTransaction.assertWaits;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.callboard.account.AccountEditor;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.job.Progress;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.job.Work;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationRemoval;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.DatabaseTrouble;
import org.callboard.platform.Expected;
import org.callboard.subscriber.GroupEditor;
import org.callboard.subscriber.SubscriberData;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberEditor;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which edits wait for an import that is under way, and what becomes of both. */
@DatabaseTest
@SuppressWarnings("try") // an import is held, not used
class EditsBesideImportsTest {

  /** More than the import writes at a time. */
  private static final int MANY = SubscriberBatches.SIZE + 20;

  private static final GroupName SALES = new GroupName("sales");

  @Inject private Node node;
  @Inject private Given given;
  @Inject private SubscriberCsv imports;
  @Inject private SubscriberEditor subscribers;
  @Inject private SubscriberDirectory directory;
  @Inject private GroupEditor groups;
  @Inject private OrganizationEditor organizations;
  @Inject private OrganizationRemoval removal;
  @Inject private DialDataEditor dialData;
  @Inject private AccountEditor accounts;

  private OrganizationSnapshot acme;
  private LayerAddress all;

  @BeforeEach
  void anOrganization() {
    acme = given.organization("ACME");
    all = LayerAddress.ofOrganization(acme);
  }

  /** One after the other, so that each that waits is named. */
  private void allGoOn(HeldImport held, Map<String, Runnable> edits) throws Exception {
    for (Map.Entry<String, Runnable> edit : edits.entrySet()) {
      Future<?> done = begin(edit.getValue());
      assertThat(done).as(edit.getKey()).succeedsWithin(20, TimeUnit.SECONDS);
    }
    assertThat(held.isUnderWay()).isTrue();
  }

  private Future<?> begin(Runnable edit) {
    return node.inBackground(
        () -> {
          edit.run();
          return null;
        });
  }

  private HeldImport begun(String csv) throws Exception {
    return new HeldImport(node, work(csv));
  }

  private Work work(String csv) throws IOException {
    return imports.work(acme, upload(csv), new ImportOptions(OnConflict.UPDATE, false), true);
  }

  private static Upload upload(String text) throws IOException {
    return Upload.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 1 << 20);
  }

  /** These lines, and then so many others that there are two slices. */
  private static String many(String header, String... first) {
    List<String> lines = new ArrayList<>(List.of(header));
    lines.addAll(Arrays.asList(first));
    String rest = header.replaceAll("[^;]", "");
    IntStream.range(0, MANY).forEach(i -> lines.add("imported%03d".formatted(i) + rest));
    return lines.stream().collect(Collectors.joining("\n"));
  }

  private void put(String username, String displayName, String... groupNames) {
    subscribers.put(
        acme,
        new Username(username),
        new SubscriberData(
            Optional.of(displayName),
            true,
            Optional.empty(),
            Optional.of(Arrays.stream(groupNames).map(GroupName::new).toList()),
            Optional.empty()),
        Expected.ANYTHING);
  }

  private long count(String table) {
    return Long.parseLong(node.rows("SELECT COUNT(*) FROM " + table).get(0));
  }

  private List<String> groupsOf(String username) {
    return directory.view(new SubscriberName(acme.id(), username)).orElseThrow().groups();
  }

  @Test
  void whoeverEditsOthersDoesNotWait() throws Exception {
    LayerAddress ann = given.subscriber(acme, "ann");
    given.subscriber(acme, "bob");
    LayerAddress sales = LayerAddress.ofGroup(acme, given.group(acme, "sales", "ann", "bob"));
    given.group(acme, "night", "bob");
    given.items(sales, "of sales");
    given.subscriber(acme, "leaver", "sales");
    try (HeldImport held = begun(many("username;groups", "leaver;", "new;fresh|sales"))) {
      Map<String, Runnable> edits = new LinkedHashMap<>();
      edits.put("a name", () -> put("ann", "Ann", "sales"));
      edits.put("other groups", () -> put("ann", "Ann", "night"));
      edits.put("own items", () -> given.items(ann, "own"));
      edits.put("an own host", () -> given.setting(ann, "host", "own"));
      edits.put("a new subscriber", () -> put("eve", "Eve", "sales"));
      edits.put(
          "a deletion", () -> subscribers.delete(acme, new Username("bob"), Expected.ANYTHING));
      edits.put("the group's items", () -> given.items(sales, "more"));
      edits.put("the organization's items", () -> given.items(all, "everybody's"));
      edits.put("the organization's host", () -> given.setting(all, "host", "all"));
      edits.put("the draft", () -> given.items(LayerAddress.ofDraft(acme), "draft"));
      edits.put("a new group", () -> groups.put(acme, name("g"), none(), Expected.ANYTHING));
      edits.put(
          "the order of groups",
          () -> groups.order(acme, List.of(name("g"), SALES, name("night")), Expected.ANYTHING));
      edits.put(
          "the organization",
          () ->
              organizations.put(
                  acme.cloudId(),
                  OrganizationSettings.named("New"),
                  Optional.empty(),
                  Expected.ANYTHING));
      allGoOn(held, edits);
      assertThat(held.end()).isTrue();
    }
    assertThat(count("subscriber")).isEqualTo(MANY + 4); // ann, eve, the leaver, the new one
    assertThat(groupsOf("new")).containsExactly("sales", "fresh");
    assertThat(dialData.read(all.key()).removals()).containsKeys("of sales", "more");
  }

  private static GroupName name(String text) {
    return new GroupName(text);
  }

  private static Optional<List<Username>> none() {
    return Optional.empty();
  }

  @Test
  void whoeverEditsASubscriberOfTheFileWaitsAndBothStay() throws Exception {
    given.subscriber(acme, "ann");
    Future<?> edit;
    try (HeldImport held = begun(many("username;attribute:desk", "ann;4"))) {
      edit = begin(() -> put("ann", "Ann"));
      assertWaits(edit);
    }
    edit.get(20, TimeUnit.SECONDS);
    var ann = directory.view(new SubscriberName(acme.id(), "ann")).orElseThrow();
    assertThat(ann.displayName()).contains("Ann");
    assertThat(ann.attributes().value("desk")).contains("4");
  }

  @Test
  void whoeverCreatesASubscriberOfTheFileWaitsAndIsToldOfTheOther() throws Exception {
    Future<?> edit;
    try (HeldImport held = begun(many("username", "ann"))) {
      edit = begin(() -> put("Ann", "Ann"));
      assertWaits(edit);
      assertThat(held.end()).isTrue();
    }
    assertThatThrownBy(() -> edit.get(20, TimeUnit.SECONDS))
        .satisfies(e -> assertThat(DatabaseTrouble.of(e)).contains(DatabaseTrouble.CONFLICT));
    put("Ann", "Ann"); // as the act does it, which tries once more
    assertThat(count("subscriber")).isEqualTo(MANY + 1);
  }

  /** Two that lock the same subscribers in different orders would wait for each other. */
  @Test
  void importsFollowEachOther() throws Exception {
    given.subscriber(acme, "ann");
    given.subscriber(acme, "bob");
    String csv = many("username;displayName", "ann;1");
    Future<Boolean> second;
    try (HeldImport first = begun(csv + "\nbob;1")) {
      Work other = work("username;displayName\nbob;2\nann;2");
      second = node.inBackground(() -> other.task().run(new Progress()));
      assertWaits(second);
      assertThat(first.end()).isTrue();
    }
    assertThat(second.get(20, TimeUnit.SECONDS)).isTrue();
    assertThat(node.rows("SELECT display_name FROM subscriber WHERE username_key = 'ann'"))
        .containsExactly("2");
  }

  @Test
  void whatAGroupGivesWhileAnImportTakesSomebodyOutIsRemembered() throws Exception {
    LayerAddress ann = given.subscriber(acme, "ann");
    LayerAddress sales = LayerAddress.ofGroup(acme, given.group(acme, "sales", "ann"));
    try (HeldImport held = begun(many("username;groups", "ann;"))) {
      given.item(sales, "x", 60);
      given.setting(sales, "expires", "90");
      assertThat(held.end()).isTrue();
    }
    assertThat(dialData.read(all.key()).removals()).containsKey("x");
    assertThat(accounts.read(ann.key()).highest()).containsKey("expires");
    assertThat(groupsOf("ann")).isEmpty();
  }

  @Test
  void aGroupIsDeletedOnlyWhenTheImportThatFillsItHasEnded() throws Exception {
    LayerAddress sales = LayerAddress.ofGroup(acme, given.group(acme, "sales"));
    given.items(sales, "x");
    LayerAddress ann = given.subscriber(acme, "ann");
    given.setting(sales, "expires", "90");
    Future<?> deletion;
    try (HeldImport held = begun(many("username;groups", "ann;sales"))) {
      deletion = begin(() -> groups.delete(acme, SALES, Expected.ANYTHING));
      assertWaits(deletion);
      assertThat(held.end()).isTrue();
    }
    deletion.get(20, TimeUnit.SECONDS);
    assertThat(groupsOf("ann")).isEmpty();
    assertThat(dialData.read(all.key()).removals()).containsKey("x");
    assertThat(accounts.read(ann.key()).highest()).containsKey("expires");
  }

  /** Whether there is a slice that sees the new title or none. */
  @Test
  void nobodyWhomAnImportCreatesIsLeftWithoutATitle() throws Exception {
    given.subscriber(acme, "ann", Map.of("desk", "4"));
    for (int size : new int[] {SubscriberBatches.SIZE, MANY}) {
      given.setting(all, "title", "Phone");
      HeldImport held = begun(firstOf(many("username"), size));
      given.setting(all, "title", "${desk}"); // ann has one
      assertThat(held.end()).isFalse();
      assertThat(held.lines().stream().filter(l -> l.outcome() == Outcome.ERROR))
          .isNotEmpty()
          .allSatisfy(
              line -> {
                assertThat(line.line() > 0).isEqualTo(size == MANY);
                assertThat(line.message().orElseThrow())
                    .contains(size == MANY ? "would have no title" : "Import again");
              });
      assertThat(count("subscriber")).isEqualTo(1);
    }
  }

  private static String firstOf(String csv, int size) {
    return csv.lines().limit(size + 1L).collect(Collectors.joining("\n"));
  }

  @Test
  void anImportIsNotRefusedForWhatHarmsNobody() throws Exception {
    given.setting(all, "title", "Phone");
    HeldImport held = begun(many("username"));
    given.setting(all, "title", "Telephone");
    given.setting(all, "host", "sip.example");
    assertThat(held.end()).isTrue();
    assertThat(count("subscriber")).isEqualTo(MANY);
  }

  @Test
  void aGroupThatSomebodyCreatesBeforeTheImportNeedsItStaysInItsPlace() throws Exception {
    try (HeldImport held = begun(many("username;groups", "ann;mine") + "\nbob;theirs|last")) {
      groups.put(acme, name("theirs"), none(), Expected.ANYTHING);
      groups.put(acme, name("another"), none(), Expected.ANYTHING);
      assertThat(held.end()).isTrue();
    }
    assertThat(node.rows("SELECT name FROM subscriber_group ORDER BY position"))
        .containsExactly("theirs", "another", "mine", "last");
    assertThat(node.rows("SELECT target FROM audit_entry WHERE target LIKE '%/groups/%'"))
        .containsExactlyInAnyOrder(
            "organizations/ACME/groups/mine",
            "organizations/ACME/groups/theirs",
            "organizations/ACME/groups/another",
            "organizations/ACME/groups/last");
    assertThat(groupsOf("bob")).containsExactly("theirs", "last");
  }

  @Test
  void thereAreNoMoreGroupsThanMayBe() throws Exception {
    String rows =
        IntStream.range(0, 999)
            .mapToObj(
                i -> "(%d, %d, 'g%d', 'g%d', %d)".formatted(1_000_000 + i, acme.id(), i, i, i))
            .collect(Collectors.joining(", "));
    node.execute(
        "INSERT INTO subscriber_group (id, organization_id, name, name_key, position) VALUES "
            + rows);
    HeldImport held = begun(many("username;groups", "ann;one"));
    groups.put(acme, name("another"), none(), Expected.ANYTHING);
    assertThat(held.end()).isFalse();
    assertThat(count("subscriber_group")).isEqualTo(1000);
    assertThat(count("subscriber")).isZero();
  }

  @Test
  void anOrganizationIsDeletedOnlyWhenItsImportHasEnded() throws Exception {
    Future<?> deletion;
    try (HeldImport held = begun(many("username;groups", "ann;sales"))) {
      deletion = begin(() -> organizations.delete(acme.cloudId(), Expected.ANYTHING));
      assertWaits(deletion);
      assertThat(held.end()).isTrue();
    }
    deletion.get(20, TimeUnit.SECONDS);
    while (removal.deleteSome(acme.id(), 1000)) {
      assertThat(removal.unfinished()).containsExactly(acme.id());
    }
    assertThat(node.filledTables())
        .doesNotContain("subscriber", "subscriber_group", "group_member", "edit_lock");
  }

  @Test
  void membersAreReplacedWhenTheImportHasEnded() throws Exception {
    given.subscriber(acme, "ann");
    given.group(acme, "sales", "ann");
    Future<?> edit;
    try (HeldImport held = begun(many("username;groups", "ann;sales"))) {
      edit = begin(() -> groups.put(acme, SALES, Optional.of(usernames("new")), Expected.ANYTHING));
      assertWaits(edit);
      put("new", "New");
    }
    edit.get(20, TimeUnit.SECONDS);
    assertThat(groupsOf("ann")).isEmpty();
    assertThat(groupsOf("new")).containsExactly("sales");
  }

  /** An older node has made the organization. */
  @Test
  void anOrganizationWithoutLocksGetsThem() throws Exception {
    node.execute("DELETE FROM edit_lock");
    assertThat(work("username\nann").task().run(new Progress())).isTrue();
    put("eve", "Eve");
    assertThat(count("edit_lock")).isEqualTo(3);
  }
}
