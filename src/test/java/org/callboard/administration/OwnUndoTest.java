package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.administrator.AdministratorRole;
import org.callboard.audit.Actor;
import org.callboard.audit.CurrentActor;
import org.callboard.database.Caller;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.dialdata.DialAction;
import org.callboard.dialdata.DialDataEditor;
import org.callboard.layer.DraftEditor;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.RequestId;
import org.callboard.security.Principals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people may take back who manage nothing, and what is offered right after an act. */
@DatabaseTest
class OwnUndoTest {

  @Inject private UndoActs undo;
  @Inject private FindActs find;
  @Inject private Given given;
  @Inject private CurrentActor actor;
  @Inject private DialDataEditor lists;
  @Inject private DraftEditor drafts;

  private OrganizationSnapshot acme;
  private LayerAddress draft;
  private Caller rita;
  private Caller max;

  @BeforeEach
  void people() {
    acme = given.organization("ACME");
    draft = LayerAddress.ofDraft(acme);
    rita = caller(AdministratorRole.RECEPTION, "rita", 3);
    max = caller(AdministratorRole.MANAGER, "max", 2);
    actor.set(new Actor("rita", "192.0.2.1"));
  }

  @AfterEach
  void noRequest() {
    RequestId.set(Optional.empty());
  }

  private Caller caller(AdministratorRole role, String name, long id) {
    return new Caller(Principals.of(role, name, id, Optional.of(acme.id())), role.rights());
  }

  private long last() {
    return actor.last().orElseThrow();
  }

  private List<String> ids() {
    return lists.read(draft.key()).quickDial().stream().map(item -> item.id()).toList();
  }

  private void refused(Caller who, String words) {
    long id = last();
    assertThatThrownBy(() -> who.calls(() -> undo.undo(id)))
        .isInstanceOf(EditRefusedException.class)
        .hasMessageContaining(words);
    assertThat(who.calls(() -> undo.offered(id))).isEmpty();
  }

  @Test
  void ownEditsOfADraftAreTakenBackAndOthersAreNot() {
    given.items(draft, "a");
    assertThat(rita.calls(() -> undo.offered(last())))
        .hasValueSatisfying(
            left -> assertThat(left).isBetween(Duration.ZERO, Duration.ofMinutes(1)));
    assertThat(max.calls(() -> undo.offered(last()))).isEmpty();
    long id = last();
    rita.calls(() -> undo.undo(id));
    assertThat(ids()).isEmpty();
    assertThat(rita.calls(() -> undo.offered(id))).isEmpty();
    actor.set(new Actor("max", "192.0.2.2"));
    given.items(draft, "b");
    refused(rita, "There is no such entry of the record.");
  }

  @Test
  void whatIsTechnicalOrLiveIsTheManagers() {
    lists.edit(draft, data -> data.with(new DialAction("fix", List.of())));
    refused(rita, "Your role does not allow this.");
    given.items(LayerAddress.ofOrganization(acme), "live");
    refused(rita, "Your role does not allow this.");
    drafts.publish(acme, () -> {});
    refused(rita, "Your role does not allow this.");
    given.group(acme, "sales");
    refused(rita, "Your role does not allow this.");
    long id = last();
    max.calls(() -> undo.undo(id));
  }

  @Test
  void whatOneRequestDidIsTakenBackAsAWhole() {
    RequestId.set(Optional.of("one"));
    given.items(draft, "a");
    LayerAddress ann = given.subscriber(acme, "ann");
    RequestId.set(Optional.of("two"));
    given.items(draft, "a", "b");
    given.items(ann, "mine");
    long id = last();
    RequestId.set(Optional.of("three"));
    given.items(draft, "a", "b", "c");
    assertThat(rita.calls(() -> undo.offered(id))).isPresent();
    rita.calls(() -> undo.undoRequest(id));
    assertThat(ids()).containsExactly("a", "c");
    assertThat(lists.read(ann.key()).quickDial()).isEmpty();
    long again = last();
    given.item(ann, "mine", 30);
    assertThatThrownBy(() -> rita.calls(() -> undo.undoRequest(again)))
        .hasMessageContaining("Only a part of it was put back");
    assertThat(rita.calls(() -> undo.after(again)).orElseThrow().actor().administrator())
        .isEqualTo("rita");
  }

  @Test
  void allLayersAreSearched() {
    given.items(draft, "taxi");
    LayerAddress ann = given.subscriber(acme, "ann");
    given.items(ann, "taxi2");
    FindActs.Found found = rita.calls(() -> find.find("ACME", "TAX"));
    assertThat(found.entries())
        .extracting(entry -> entry.item().id(), FindActs.Entry::owner)
        .containsExactlyInAnyOrder(
            tuple("taxi", Optional.empty()), tuple("taxi2", Optional.of("ann")));
    assertThat(rita.calls(() -> find.find("ACME", "an")).people().total()).isEqualTo(1);
    assertThat(rita.calls(() -> find.find("ACME", "%")).entries()).isEmpty();
  }

  @Test
  void aPhoneIsSaidToBeBehindOnlyWhenThatIsCertain() {
    Instant now = Instant.parse("2026-11-30T12:00:00Z");
    Optional<Instant> change = Optional.of(now.minusSeconds(90).plusMillis(7));
    assertThat(WhyActs.isReached(now.minusSeconds(90), change, now)).contains(true);
    assertThat(WhyActs.isReached(now.minusSeconds(91), change, now)).isEmpty();
    assertThat(WhyActs.isReached(now.minusSeconds(91), change, now.plusSeconds(60)))
        .contains(false);
    assertThat(WhyActs.isReached(now, Optional.empty(), now)).contains(true);
  }
}
