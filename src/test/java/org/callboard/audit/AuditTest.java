package org.callboard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBTransactionRequiredException;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Node;
import org.callboard.platform.Bounds;
import org.junit.jupiter.api.Test;

/** The record: what is written into it, and what is read from it. */
@DatabaseTest
class AuditTest {

  private static final AuditFilter ALL =
      new AuditFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final RecordedOrganization ACME = new RecordedOrganization(1, "ACME");

  @Inject private Node node;
  @Inject private AuditLog log;
  @Inject private AuditDirectory directory;
  @Inject private CurrentActor actor;

  @Test
  void anEntrySaysWhoDidWhatAndWhatItWasBefore() {
    actor.set(new Actor("ann", "192.0.2.1", Optional.of("token-id")));
    JsonObject state = Json.createObjectBuilder().add("name", "Zoë <&\u0000>").build();
    record(Optional.of(ACME), "organizations/ACME", Optional.of(state));
    AuditEntry entry = entries(ALL).get(0);
    assertThat(entry.actor()).isEqualTo(new Actor("ann", "192.0.2.1", Optional.of("token-id")));
    assertThat(entry.action()).contains(AuditAction.UPDATE);
    assertThat(entry.organization()).contains("ACME");
    assertThat(entry.target()).isEqualTo("organizations/ACME");
    assertThat(entry.before()).isEmpty();
    assertThat(entry.after()).contains(state.toString());
    assertThat(entry.time())
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
  }

  @Test
  void withoutARequestItIsTheServer() throws Exception {
    record(Optional.empty(), "x", Optional.empty());
    assertThat(entries(ALL).get(0).actor()).isEqualTo(Actor.SERVER);
  }

  @Test
  void thereIsNoEntryWithoutItsEdit() {
    assertThatThrownBy(
            () ->
                log.record(
                    AuditAction.CREATE, Optional.empty(), "x", Optional.empty(), Optional.empty()))
        .isInstanceOf(EJBTransactionRequiredException.class);
    assertThatThrownBy(
            () ->
                node.inTransaction(
                    () -> {
                      log.record(
                          AuditAction.CREATE,
                          Optional.empty(),
                          "x",
                          Optional.empty(),
                          Optional.empty());
                      throw new IllegalStateException("the edit failed");
                    }))
        .hasMessage("the edit failed");
    assertThat(entries(ALL)).isEmpty();
  }

  @Test
  void aStateThatIsTooLongIsRecordedByItsLength() {
    JsonObject state = Json.createObjectBuilder().add("name", "x".repeat(1_000_001)).build();
    record(Optional.empty(), "y".repeat(2000), Optional.of(state));
    AuditEntry entry = entries(ALL).get(0);
    assertThat(entry.after()).contains("{\"tooLong\":" + state.toString().length() + "}");
    assertThat(entry.target()).hasSize(1000);
  }

  /** The record must not make an edit fail. */
  @Test
  void whatNoDatabaseKeepsIsReplacedInATarget() {
    record(Optional.empty(), "a\0" + "y".repeat(997) + "\ud83d\ude00", Optional.empty());
    assertThat(entries(ALL).get(0).target()).isEqualTo("a\ufffd" + "y".repeat(997) + "\ufffd");
  }

  @Test
  void entriesAreFoundByTheirOrganizationTheirAdministratorAndTheirTime() {
    record(Optional.of(ACME), "first", Optional.empty());
    node.execute("UPDATE audit_entry SET recorded_at = CURRENT_TIMESTAMP - INTERVAL '2' DAY");
    actor.set(new Actor("ann", ""));
    record(Optional.of(ACME), "second", Optional.empty());
    record(Optional.of(new RecordedOrganization(2, "OTHER")), "third", Optional.empty());
    Optional<Instant> yesterday = Optional.of(Instant.now().minus(Duration.ofDays(1)));
    assertThat(targets(ALL)).containsExactly("third", "second", "first");
    assertThat(targets(filter(Optional.of("ACME"), Optional.empty())))
        .containsExactly("second", "first");
    assertThat(targets(filter(Optional.of("ACME"), Optional.of("ann")))).containsExactly("second");
    assertThat(
            targets(
                new AuditFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    yesterday,
                    Optional.empty())))
        .containsExactly("third", "second");
    assertThat(
            targets(
                new AuditFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    yesterday)))
        .containsExactly("first");
    assertThat(targets(filter(Optional.of("acme' OR '1'='1"), Optional.empty()))).isEmpty();
  }

  @Test
  void entriesOfACloudIdAreFoundByTheRowThatHadItToo() {
    record(Optional.of(ACME), "former", Optional.empty());
    record(Optional.of(new RecordedOrganization(7, "ACME")), "now", Optional.empty());
    assertThat(targets(filter(Optional.of("ACME"), Optional.empty())))
        .containsExactly("now", "former");
    assertThat(
            targets(
                new AuditFilter(
                    Optional.empty(),
                    Optional.of(7L),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())))
        .containsExactly("now");
  }

  @Test
  void pagesFollowEachOtherAndTellHowManyThereAre() {
    for (int i = 0; i < 5; i++) {
      record(Optional.empty(), "t" + i, Optional.empty());
    }
    assertThat(directory.page(ALL, 1, 2).items())
        .extracting(AuditEntry::target)
        .containsExactly("t3", "t2");
    assertThat(directory.page(ALL, 1, 2).total()).isEqualTo(5);
    assertThat(directory.page(ALL, 5, 2).items()).isEmpty();
  }

  @Test
  void onlyWhatIsOlderThanItIsKeptIsDeleted() {
    record(Optional.empty(), "old", Optional.empty());
    node.execute("UPDATE audit_entry SET recorded_at = CURRENT_TIMESTAMP - INTERVAL '31' DAY");
    record(Optional.empty(), "young", Optional.empty());
    assertThat(directory.deleteSomeOlderThan(Duration.ofDays(30))).isEqualTo(1);
    assertThat(directory.deleteSomeOlderThan(Duration.ofDays(30))).isZero();
    assertThat(targets(ALL)).containsExactly("young");
  }

  @Test
  void theSameSecretShownAgainIsCounted() {
    actor.set(new Actor("ann", "192.0.2.1"));
    reveal("x");
    assertThat(entries(ALL).get(0).repeated()).isEqualTo(1);
    assertThat(entries(ALL).get(0).last()).isEmpty();
    reveal("x");
    reveal("x");
    assertThat(entries(ALL)).hasSize(1);
    AuditEntry entry = entries(ALL).get(0);
    assertThat(entry.action()).contains(AuditAction.REVEAL);
    assertThat(entry.repeated()).isEqualTo(3);
    assertThat(entry.last().orElseThrow()).isAfterOrEqualTo(entry.time());
  }

  @Test
  void anotherSecretAnotherCallerAnotherAddressAndAnotherTokenAreEntriesOfTheirOwn() {
    actor.set(new Actor("ann", "192.0.2.1"));
    reveal("x");
    reveal("y");
    actor.set(new Actor("bob", "192.0.2.1"));
    reveal("x");
    actor.set(new Actor("ann", "192.0.2.2"));
    reveal("x");
    actor.set(new Actor("ann", "192.0.2.1", Optional.of("token")));
    reveal("x");
    assertThat(entries(ALL)).hasSize(5).allMatch(entry -> entry.repeated() == 1);
  }

  @Test
  void whatWasRolledBackIsNotCountedOn() {
    assertThatThrownBy(
            () ->
                node.inTransaction(
                    () -> {
                      log.recordReveal(ACME, "x");
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    reveal("x");
    assertThat(entries(ALL)).hasSize(1);
  }

  @Test
  void aNodeThatRestartsBeginsAnotherEntry() {
    reveal("x");
    node.restart(Map.of());
    reveal("x");
    assertThat(entries(ALL)).hasSize(2);
  }

  @Test
  void beyondADaysShareStatesAreRecordedByTheirLength() {
    node.restart(Map.of(Bounds.RECORD_BYTES.key(), "1"));
    JsonObject state = Json.createObjectBuilder().add("name", "x".repeat(600_000)).build();
    JsonObject small = Json.createObjectBuilder().add("name", "x").build();
    record(Optional.of(ACME), "first", Optional.of(state));
    record(Optional.of(ACME), "second", Optional.of(state));
    record(Optional.of(ACME), "small", Optional.of(small));
    record(Optional.of(new RecordedOrganization(2, "OTHER")), "other", Optional.of(state));
    assertThat(entries(ALL))
        .extracting(entry -> entry.after().orElseThrow())
        .containsExactly(
            state.toString(),
            small.toString(),
            "{\"tooLong\":" + state.toString().length() + "}",
            state.toString());
  }

  @Test
  void onlyWhatIsWrittenCountsTowardADaysShare() {
    node.restart(Map.of(Bounds.RECORD_BYTES.key(), "1"));
    JsonObject tooLong = Json.createObjectBuilder().add("name", "x".repeat(1_000_001)).build();
    JsonObject first = Json.createObjectBuilder().add("name", "x".repeat(600_000)).build();
    JsonObject last = Json.createObjectBuilder().add("name", "x".repeat(400_000)).build();
    record(Optional.of(ACME), "nothing of it", Optional.of(tooLong));
    record(Optional.of(ACME), "first", Optional.of(first));
    record(Optional.of(ACME), "no room", Optional.of(first));
    record(Optional.of(ACME), "last", Optional.of(last));
    assertThat(entries(ALL).subList(0, 3))
        .extracting(entry -> entry.after().orElseThrow())
        .containsExactly(
            last.toString(), "{\"tooLong\":" + first.toString().length() + "}", first.toString());
  }

  @Test
  void shortStatesAreAlwaysKeptAndCountToo() {
    node.restart(Map.of(Bounds.RECORD_BYTES.key(), "1"));
    JsonObject small = Json.createObjectBuilder().add("name", "x".repeat(1_900)).build();
    JsonObject state = Json.createObjectBuilder().add("name", "x".repeat(3_000)).build();
    node.inTransaction(
        () -> {
          for (int i = 0; i < 600; i++) {
            log.record(
                AuditAction.UPDATE,
                Optional.of(ACME),
                "small",
                Optional.empty(),
                Optional.of(small));
          }
        });
    record(Optional.of(ACME), "long", Optional.of(state));
    assertThat(entries(ALL).subList(0, 2))
        .extracting(entry -> entry.after().orElseThrow())
        .containsExactly("{\"tooLong\":" + state.toString().length() + "}", small.toString());
  }

  @Test
  void whatIsOnlyTriedIsNotRecorded() {
    actor.setTrying(true);
    record(Optional.of(ACME), "tried", Optional.empty());
    actor.setTrying(false);
    record(Optional.of(ACME), "done", Optional.empty());
    assertThat(targets(ALL)).containsExactly("done");
  }

  private void reveal(String target) {
    node.inTransaction(() -> log.recordReveal(ACME, target));
  }

  private void record(
      Optional<RecordedOrganization> organization, String target, Optional<JsonObject> after) {
    node.inTransaction(
        () -> log.record(AuditAction.UPDATE, organization, target, Optional.empty(), after));
  }

  private static AuditFilter filter(Optional<String> organization, Optional<String> administrator) {
    return new AuditFilter(
        organization, Optional.empty(), administrator, Optional.empty(), Optional.empty());
  }

  private List<AuditEntry> entries(AuditFilter filter) {
    return directory.page(filter, 0, 100).items();
  }

  private List<String> targets(AuditFilter filter) {
    return entries(filter).stream().map(AuditEntry::target).toList();
  }
}
