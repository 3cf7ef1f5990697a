package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.callboard.account.AccountEditor;
import org.callboard.administrator.AdministratorRole;
import org.callboard.audit.Actor;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditEntry;
import org.callboard.audit.AuditFilter;
import org.callboard.audit.CurrentActor;
import org.callboard.database.Caller;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.layer.DraftEditor;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.PublishPlan;
import org.callboard.layer.PublishPlans;
import org.callboard.organization.OrganizationEditor;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.UndoConflictException;
import org.callboard.security.Principals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drafts that the clock publishes. */
@DatabaseTest
class PublishPlansTest {

  private static final long MAX = 2;

  @Inject private Node node;
  @Inject private Given given;
  @Inject private DraftActs acts;
  @Inject private UndoActs undo;
  @Inject private RecordActs records;
  @Inject private PublishClock clock;
  @Inject private PublishPlans plans;
  @Inject private DraftEditor drafts;
  @Inject private DialDataEditor lists;
  @Inject private AccountEditor accounts;
  @Inject private OrganizationEditor organizations;
  @Inject private CurrentActor actor;

  private final Caller operator =
      new Caller(Principals.operator("olga", 1), AdministratorRole.OPERATOR.rights());

  private OrganizationSnapshot acme;
  private LayerAddress live;
  private LayerAddress draft;
  private Caller manager;

  @BeforeEach
  void anOrganizationWithADraft() {
    acme = given.organization("ACME");
    live = LayerAddress.ofOrganization(acme);
    draft = LayerAddress.ofDraft(acme);
    given.items(live, "old");
    given.items(draft, "new");
    node.execute(
        "INSERT INTO administrator"
            + " (id, username, username_key, password_hash, role, organization_id)"
            + " VALUES (?, 'max', 'max', 'hash', 'MANAGER', ?)",
        MAX,
        acme.id());
    manager =
        new Caller(Principals.manager("max", MAX, acme.id()), AdministratorRole.MANAGER.rights());
    actor.set(new Actor("max", "192.0.2.1"));
  }

  @Test
  void aDraftIsPublishedWhenItsMomentHasComeAndNotBefore() {
    plan(inAnHour());
    clock.publishDue();
    assertThat(ids()).containsExactly("old");
    given.items(draft, "newer"); // what is edited after that is published too
    isDue();
    clock.publishDue();
    assertThat(ids()).containsExactly("old", "new", "newer");
    assertThat(draft().plan()).isEmpty();
    AuditEntry entry = newest();
    assertThat(entry.action()).contains(AuditAction.PUBLISH);
    assertThat(entry.actor()).isEqualTo(new Actor("max", ""));
    assertThat(RecordSentence.of(entry))
        .isEqualTo("The clock, for max, published the draft of ACME.");
  }

  @Test
  void itIsPublishedOnceWhateverNodesTry() throws Exception {
    plan(inAnHour());
    isDue();
    Callable<Object> tick =
        () -> {
          clock.publishDue();
          return null;
        };
    assertThat(node.atOnce(Collections.nCopies(4, tick))).allMatch(Node::succeeded);
    assertThat(published()).hasSize(1);
    assertThat(ids()).containsExactly("old", "new");
  }

  @Test
  void whatADyingNodeHadBegunIsDoneByTheNext() {
    plan(inAnHour());
    isDue();
    PublishPlan plan = plans.due().get(0);
    node.rolledBack(() -> assertThat(drafts.publish(acme, plan)).isTrue());
    assertThat(ids()).containsExactly("old");
    clock.publishDue();
    assertThat(ids()).containsExactly("old", "new");
  }

  @Test
  void aPlanThatWasChangedMeanwhileIsNotCarriedOut() {
    plan(inAnHour());
    isDue();
    PublishPlan seen = plans.due().get(0);
    plan(inAnHour());
    assertThat(drafts.publish(acme, seen)).isFalse();
    plans.refuse(acme.recorded(), seen, "No.");
    assertThat(ids()).containsExactly("old");
    assertThat(draft().plan()).isPresent();
  }

  @Test
  void aPublishByTheClockIsUndoneAsEveryOther() {
    plan(inAnHour());
    isDue();
    clock.publishDue();
    actor.set(new Actor("max", "192.0.2.1"));
    undoNewest();
    assertThat(ids()).containsExactly("old");
    assertThat(lists.read(draft.key()).quickDial())
        .extracting(QuickDialItem::id)
        .containsExactly("new");
  }

  @Test
  void ofManyThatAreDueOneThatIsRefusedKeepsNoOtherWaiting() {
    OrganizationSnapshot other = given.organization("OTHER");
    operator.calls(() -> acts.plan("OTHER", inAnHour(), Expected.ANYTHING));
    plan(inAnHour());
    node.execute("UPDATE publish_plan SET due_at = due_at - INTERVAL '2' HOUR");
    node.execute(
        "UPDATE publish_plan SET due_at = due_at - INTERVAL '1' HOUR WHERE organization_id = ?",
        other.id());
    clock.publishDue();
    assertThat(ids()).containsExactly("old", "new");
    assertThat(plans.due()).isEmpty();
  }

  @Test
  void anEmptyDraftIsToldAndNotTriedAgain() {
    plan(inAnHour());
    lists.edit(draft, data -> data.withoutItem("new"));
    refused("There was nothing in the draft");
    given.items(draft, "late");
    clock.publishDue();
    assertThat(ids()).containsExactly("old");
  }

  @Test
  void whatARuleRefusesIsTold() {
    given.setting(live, "host", "sip.example.com");
    accounts.edit(draft, data -> data.deleting("host"));
    given.subscriber(acme, "ann");
    plan(inAnHour());
    refused("ann");
    assertThat(accounts.read(live.key()).setting("host")).isPresent();
    assertThat(ids()).containsExactly("old");
  }

  @Test
  void aSuspendedOrganizationsDraftIsNotPublished() {
    plan(inAnHour());
    node.execute("UPDATE organization SET enabled = FALSE WHERE id = ?", acme.id());
    refused("The organization was disabled");
  }

  @Test
  void whoeverMayNotPublishAnyMoreHasNothingPublished() {
    for (String change :
        List.of("enabled = FALSE", "role = 'RECEPTION', enabled = TRUE", "role = 'NEW'")) {
      plan(inAnHour());
      node.withoutChecks(
          "administrator",
          () -> {
            node.execute("UPDATE administrator SET " + change + " WHERE id = ?", MAX);
            refused("The administrator who had set it may not publish any more");
            node.execute("UPDATE administrator SET role = 'MANAGER' WHERE id = ?", MAX);
          });
      node.execute(
          "INSERT INTO administrator"
              + " (id, username, username_key, password_hash, role, organization_id)"
              + " VALUES (?, 'max', 'max', 'hash', 'MANAGER', ?)",
          MAX,
          acme.id());
    }
  }

  @Test
  void whoeverIsGoneHasNothingPublished() {
    plan(inAnHour());
    node.execute("DELETE FROM administrator WHERE id = ?", MAX);
    refused("The administrator who had set it was deleted");
  }

  @Test
  void aManagerOfAnotherOrganizationByThenHasNothingPublished() {
    OrganizationSnapshot other = given.organization("OTHER");
    plan(inAnHour());
    node.execute("UPDATE administrator SET organization_id = ? WHERE id = ?", other.id(), MAX);
    refused("The administrator who had set it may not publish any more");
  }

  @Test
  void withItsOrganizationAPlanIsCalledOff() {
    plan(inAnHour());
    isDue();
    organizations.delete(acme.cloudId(), Expected.ANYTHING);
    assertThat(plans.due()).isEmpty();
    clock.publishDue();
    assertThat(sentences()).anyMatch(told -> told.startsWith("max called off that the draft"));
  }

  @Test
  void publishingOrDroppingTheDraftCallsItOff() {
    plan(inAnHour());
    manager.calls(() -> acts.publish("ACME", Expected.ANYTHING));
    assertThat(draft().plan()).isEmpty();
    given.items(draft, "newer");
    plan(inAnHour());
    manager.runs(() -> acts.drop("ACME", Expected.ANYTHING));
    assertThat(draft().plan()).isEmpty();
    assertThat(sentences())
        .filteredOn(told -> told.startsWith("max called off that the draft of ACME is published"))
        .hasSize(2);
  }

  @Test
  void itIsChangedAndCalledOffAndTheRecordTellsAndUndoesThat() {
    plan(inAnHour());
    Instant first = moment();
    plan(Instant.now().plus(2, ChronoUnit.DAYS).toString());
    Instant second = moment();
    undoNewest();
    assertThat(moment()).isEqualTo(first);
    undoNewest();
    assertThat(moment()).isEqualTo(second);
    manager.runs(() -> acts.callOff("ACME", Expected.ANYTHING));
    assertThat(draft().plan()).isEmpty();
    assertThatThrownBy(() -> manager.runs(() -> acts.callOff("ACME", Expected.ANYTHING)))
        .isInstanceOf(EditRefusedException.class)
        .hasMessageContaining("moment to publish");
    AuditEntry calledOff = newest();
    undoNewest();
    assertThat(moment()).isEqualTo(second);
    assertThatThrownBy(() -> manager.calls(() -> undo.undo(calledOff.id())))
        .isInstanceOf(UndoConflictException.class);
    undoNewest();
    assertThat(draft().plan()).isEmpty();
  }

  @Test
  void aMomentThatHasPassedIsNotPutBack() {
    plan(inAnHour());
    manager.runs(() -> acts.callOff("ACME", Expected.ANYTHING));
    node.execute(
        "UPDATE audit_entry SET before_state = '{\"at\":\"2026-01-01T00:00:00Z\"}' WHERE id = ?",
        newest().id());
    AuditEntry entry = newest();
    assertThat(manager.calls(() -> undo.obstacle(entry))).contains("The moment has passed.");
  }

  @Test
  void momentsThatNoDatabaseHasAreRefusedAsOthersThatAreTooFar() {
    for (String offset : List.of("-18:00", "+18:00", "Z", "")) {
      assertWrong("+999999999-12-31T23:59:59" + offset, "at most a year");
      assertWrong("-999999999-01-01T00:00:00" + offset, "in the future");
    }
  }

  @Test
  void onlyAMomentToComeWithinAYearIsTaken() {
    assertWrong(Instant.now().minusSeconds(1).toString(), "in the future");
    assertWrong(Instant.now().plus(Duration.ofDays(367)).toString(), "at most a year");
    assertWrong("Monday", "must be a time like");
    plan(Instant.now().plus(Duration.ofDays(364)).toString());
  }

  @Test
  void aMomentWithoutAnOffsetIsInTheOrganizationsTimeZone() {
    ZoneId prague = ZoneId.of("Europe/Prague");
    node.execute("UPDATE organization SET time_zone = 'Europe/Prague' WHERE id = ?", acme.id());
    LocalDateTime time =
        LocalDate.now(prague).plusDays(3).atTime(7, 0); // never put back or forward
    PlannedPublish planned = plan(time.toString());
    assertThat(planned.plan().at()).isEqualTo(time.atZone(prague).toInstant());
    assertThat(PlannedPublishJson.of(planned).getString("localTime")).isEqualTo(time.toString());
    assertThat(PlannedPublishJson.of(planned).getString("timeZone")).isEqualTo("Europe/Prague");
    assertThat(PlannedPublishJson.of(planned).getString("createdBy")).isEqualTo("max");
  }

  @Test
  void aTimeThatClocksShowNeverOrTwiceIsRefusedInWords() {
    ZoneId prague = ZoneId.of("Europe/Prague");
    assertThatThrownBy(() -> PublishMoment.of("2027-03-28T02:30", prague))
        .hasMessageContaining("does not exist in");
    assertThatThrownBy(() -> PublishMoment.of("2027-10-31T02:30", prague))
        .hasMessageContaining("Add the offset: +02:00 or +01:00.");
    assertThat(PublishMoment.of("2027-10-31T02:30+01:00", prague))
        .isEqualTo(LocalDateTime.of(2027, 10, 31, 1, 30).toInstant(ZoneOffset.UTC));
  }

  @Test
  void whatIsPlannedBelongsToTheVersionOfTheDraft() {
    Expected seen = Expected.version(draft().version());
    plan(inAnHour());
    assertThatThrownBy(() -> manager.calls(() -> acts.publish("ACME", seen)))
        .hasMessageContaining("has changed");
    assertThatThrownBy(() -> manager.calls(() -> acts.plan("ACME", inAnHour(), seen)))
        .hasMessageContaining("has changed");
    Expected now = Expected.version(draft().version());
    manager.calls(() -> acts.plan("ACME", inAnHour(), now));
  }

  private void refused(String reason) {
    isDue();
    clock.publishDue();
    assertThat(plans.due()).isEmpty();
    AuditEntry entry = newest();
    assertThat(RecordSentence.of(entry))
        .startsWith("The clock, for max, did not publish the draft of ACME: ")
        .contains(reason);
    assertThat(operator.calls(() -> undo.obstacle(entry))).contains("It changed nothing.");
    assertThat(ids()).containsExactly("old");
    actor.set(new Actor("max", "192.0.2.1"));
  }

  private void assertWrong(String at, String words) {
    assertThatThrownBy(() -> plan(at))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(words);
  }

  private PlannedPublish plan(String at) {
    return manager.calls(() -> acts.plan("ACME", at, Expected.ANYTHING));
  }

  private static String inAnHour() {
    return Instant.now().plus(1, ChronoUnit.HOURS).toString();
  }

  private void isDue() {
    node.execute(
        "UPDATE publish_plan SET due_at = due_at - INTERVAL '2' HOUR WHERE organization_id = ?",
        acme.id());
  }

  private Instant moment() {
    return draft().plan().orElseThrow().plan().at();
  }

  private WholeDraft draft() {
    return manager.calls(() -> acts.get("ACME"));
  }

  private List<String> ids() {
    return lists.read(live.key()).quickDial().stream().map(QuickDialItem::id).toList();
  }

  private void undoNewest() {
    AuditEntry entry = newest();
    assertThat(manager.calls(() -> undo.obstacle(entry))).isEmpty();
    manager.calls(() -> undo.undo(entry.id()));
  }

  private AuditEntry newest() {
    return entries().get(0);
  }

  private List<AuditEntry> published() {
    return entries().stream()
        .filter(entry -> entry.action().equals(Optional.of(AuditAction.PUBLISH)))
        .toList();
  }

  private List<String> sentences() {
    return entries().stream().map(RecordSentence::of).toList();
  }

  private List<AuditEntry> entries() {
    AuditFilter all =
        new AuditFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return operator.calls(() -> records.page(all, 0, 100).items());
  }
}
