package org.callboard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.callboard.database.HeldTransaction.assertDoesNotWait;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.callboard.Injection;
import org.callboard.database.DatabaseTest;
import org.callboard.database.HeldTransaction;
import org.callboard.database.Node;
import org.callboard.platform.RequestId;
import org.junit.jupiter.api.Test;

/** Following the record, with transactions side by side. */
@DatabaseTest
@SuppressWarnings("try") // a transaction is held, not used
class ChangesTest {

  private static final RecordedOrganization ACME = new RecordedOrganization(1, "ACME");
  private static final RecordedOrganization OTHER = new RecordedOrganization(2, "OTHER");

  @Inject private Node node;
  @Inject private AuditLog log;
  @Inject private AuditDirectory directory;
  @Inject private ChangeDirectory changes;
  @Inject private RecordEnds ends;
  @Inject private EntityManager entities;

  @Test
  void aCommitIsReadHoweverLongItsTransactionWasAndWhateverItsId() throws InterruptedException {
    long cursor;
    try (HeldTransaction longOne = new HeldTransaction(node, () -> add(ACME, "long"))) {
      record(ACME, "short");
      ends.givePlaces();
      assertThat(targets(0)).containsExactly("short");
      cursor = changes.end();
      assertThat(targets(cursor)).isEmpty();
    }
    assertThat(targets(cursor)).isEmpty();
    ends.givePlaces();
    assertThat(targets(cursor)).containsExactly("long");
    assertThat(targets(0)).containsExactly("short", "long");
  }

  @Test
  void whoeverFollowsSeesEachCommitOnceWhileManyEditAndRollBack() throws Exception {
    AtomicBoolean editing = new AtomicBoolean(true);
    List<Future<List<String>>> editors = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String name = "e" + i;
      editors.add(node.inBackground(() -> edits(name)));
    }
    Future<Void> placing =
        node.inBackground(
            () -> {
              while (editing.get()) {
                ends.givePlaces();
              }
              return null;
            });
    List<String> seen = new ArrayList<>();
    List<String> done = new ArrayList<>();
    long cursor = 0;
    for (Future<List<String>> editor : editors) {
      while (!editor.isDone()) {
        cursor = follow(cursor, seen);
      }
      done.addAll(editor.get());
    }
    editing.set(false);
    placing.get();
    ends.givePlaces();
    follow(cursor, seen);
    assertThat(seen).containsExactlyInAnyOrderElementsOf(done).hasSizeGreaterThan(50);
  }

  private long follow(long cursor, List<String> seen) {
    long now = cursor;
    boolean more = true;
    while (more) {
      ChangePage page = changes.since(Optional.of(1L), now, 3).orElseThrow();
      page.items().forEach(change -> seen.add(change.target()));
      now = page.cursor();
      more = page.more();
    }
    return now;
  }

  private List<String> edits(String name) {
    Random random = new Random(name.hashCode());
    List<String> done = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String target = name + "-" + i;
      if (random.nextInt(4) == 0) {
        node.rolledBack(() -> add(ACME, target));
      } else {
        node.inTransaction(
            () -> {
              add(ACME, target);
              for (int turn = 0; turn < random.nextInt(2000); turn++) {
                Thread.onSpinWait();
              }
            });
        done.add(target);
      }
    }
    return done;
  }

  @Test
  void anOrganizationsChangesAreItsOwnAndItsCursorKeepsUpWithAll() {
    record(ACME, "a");
    record(OTHER, "b");
    node.inTransaction(() -> add(Optional.empty(), "administrators/eve"));
    ends.givePlaces();
    assertThat(of(2, 0)).containsExactly("b");
    ChangePage page = changes.since(Optional.of(3L), 0, 10).orElseThrow();
    assertThat(page).isEqualTo(new ChangePage(List.of(), changes.end(), false));
    assertThat(targets(0)).containsExactly("a", "b", "administrators/eve");
  }

  @Test
  void pagesFollowEachOther() {
    for (int i = 0; i < 5; i++) {
      record(ACME, "t" + i);
    }
    ends.givePlaces();
    ChangePage first = changes.since(Optional.of(1L), 0, 3).orElseThrow();
    assertThat(first.items()).extracting(Change::target).containsExactly("t0", "t1", "t2");
    assertThat(first.more()).isTrue();
    ChangePage rest = changes.since(Optional.of(1L), first.cursor(), 3).orElseThrow();
    assertThat(rest.items()).extracting(Change::target).containsExactly("t3", "t4");
    assertThat(rest.more()).isFalse();
  }

  @Test
  void whatOnlyShowsIsNoChange() {
    for (AuditAction action : AuditAction.values()) {
      node.inTransaction(
          () ->
              log.record(
                  action, Optional.of(ACME), action.name(), Optional.empty(), Optional.empty()));
    }
    ends.givePlaces();
    assertThat(targets(0))
        .containsExactly("CREATE", "UPDATE", "DELETE", "IMPORT", "PUBLISH", "MOVE");
  }

  @Test
  void aChangeSaysByWhichRequestAndWhatTheThingIsCalledNow() {
    RequestId.set(Optional.of("abc"));
    node.inTransaction(
        () ->
            log.record(
                AuditAction.UPDATE,
                Optional.of(ACME),
                "organizations/ACME/subscribers/ann",
                Optional.of(Json.createObjectBuilder().add("id", "ann").build()),
                Optional.of(Json.createObjectBuilder().add("id", "anna").build())));
    RequestId.set(Optional.empty());
    record(ACME, "x");
    ends.givePlaces();
    List<Change> items = changes.since(Optional.of(1L), 0, 10).orElseThrow().items();
    assertThat(items.get(0).requestId()).contains("abc");
    assertThat(items.get(0).renamedTo()).contains("anna");
    assertThat(items.get(1).requestId()).isEmpty();
    assertThat(items.get(1).renamedTo()).isEmpty();
    assertThat(directory.find(items.get(0).id(), Optional.empty()).orElseThrow().requestId())
        .contains("abc");
  }

  @Test
  void whoeverMissedWhatIsForgottenIsTold() {
    record(ACME, "old");
    ends.givePlaces();
    long old = changes.end();
    node.execute("UPDATE audit_entry SET recorded_at = TIMESTAMP '2020-01-01 00:00:00'");
    record(ACME, "new");
    ends.givePlaces();
    assertThat(directory.deleteSomeOlderThan(Duration.ofHours(1))).isEqualTo(1);
    assertThat(changes.since(Optional.of(2L), 0, 10)).isEmpty();
    assertThat(changes.since(Optional.of(1L), old - 1, 10)).isEmpty();
    assertThat(targets(old)).containsExactly("new");
  }

  @Test
  void aCursorOfANewerDatabaseIsRefused() {
    record(ACME, "x");
    ends.givePlaces();
    assertThat(changes.since(Optional.empty(), changes.end(), 10)).isPresent();
    assertThat(changes.since(Optional.empty(), changes.end() + 1, 10)).isEmpty();
  }

  @Test
  void aNodeThatHangsWhileItGivesPlacesHoldsUpNobody() {
    record(ACME, "one");
    RecordEnds hanging = Injection.with(new RecordEnds(), "entities", entities);
    node.rolledBack(
        () -> {
          hanging.givePlaces();
          entities.flush();
          assertDoesNotWait(
              node.inBackground(
                  () -> {
                    record(ACME, "two");
                    ends.givePlaces();
                    assertThat(targets(0)).isEmpty();
                    return null;
                  }));
        });
    ends.givePlaces();
    assertThat(targets(0)).containsExactly("one", "two");
  }

  @Test
  void manyAreGivenTheirPlacesSomeAtATime() {
    fill();
    assertThat(ends.givePlaces()).isTrue();
    while (ends.givePlaces()) {
      // goes on
    }
    assertThat(
            node.rows(
                "SELECT COUNT(*), COUNT(DISTINCT place), MAX(place) - (SELECT place FROM record_end)"
                    + " FROM audit_entry WHERE place < "
                    + RecordEnds.UNPLACED))
        .hasToString("[10000 10000 0]");
  }

  @Test
  void bothAreFoundByAnIndex() {
    fill();
    while (ends.givePlaces()) {
      // goes on
    }
    node.execute("ANALYZE");
    assertThat(plan("place > 9000 AND place <= 20000 AND action NOT IN ('REVEAL') ORDER BY place"))
        .contains("audit_entry_place");
    assertThat(plan("place = " + RecordEnds.UNPLACED + " ORDER BY place, id"))
        .contains("audit_entry_place");
    assertThat(plan("organization_id = 7 AND place > 10 AND place <= 20000 ORDER BY place"))
        .contains("audit_entry_own_place");
    assertThat(plan("request_id = 'abc' ORDER BY id DESC")).contains("audit_entry_request");
  }

  private String plan(String condition) {
    return node.rows(
            "EXPLAIN SELECT id, target FROM audit_entry WHERE "
                + condition
                + " FETCH FIRST 100 ROWS ONLY")
        .toString()
        .toLowerCase(Locale.ROOT);
  }

  private void fill() {
    String digits = "(VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9))";
    node.execute(
        "INSERT INTO audit_entry (id, administrator, address, action, target, organization_id)"
            + " SELECT nextval('callboard_order'), 'a', '', 'UPDATE', 'x',"
            + " a.x * 1000 + b.x * 100 + c.x * 10 + d.x FROM "
            + String.join(
                " CROSS JOIN ",
                List.of("a", "b", "c", "d").stream().map(n -> digits + " " + n + "(x)").toList()));
  }

  private void record(RecordedOrganization organization, String target) {
    node.inTransaction(() -> add(organization, target));
  }

  private void add(RecordedOrganization organization, String target) {
    add(Optional.of(organization), target);
  }

  private void add(Optional<RecordedOrganization> organization, String target) {
    log.record(AuditAction.UPDATE, organization, target, Optional.empty(), Optional.empty());
    entities.flush();
  }

  private List<String> targets(long place) {
    return targets(Optional.empty(), place);
  }

  private List<String> of(long organizationId, long place) {
    return targets(Optional.of(organizationId), place);
  }

  private List<String> targets(Optional<Long> organizationId, long place) {
    return changes.since(organizationId, place, 100).orElseThrow().items().stream()
        .map(Change::target)
        .toList();
  }
}
