package org.callboard.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.HeldTransaction;
import org.callboard.database.Node;
import org.callboard.feed.DataChanged;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.EditRefusedException.Reason;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An organization that gets another Cloud ID is the same one, and phones find it by the old one.
 */
@DatabaseTest
@SuppressWarnings("try") // an edit is held, not used
class OrganizationRenameTest {

  @Inject private Node node;
  @Inject private Given given;
  @Inject private OrganizationEditor editor;
  @Inject private OrganizationDirectory directory;
  @Inject private OrganizationCache cache;
  @Inject private OrganizationRemoval removal;
  @Inject private FormerCloudIdDirectory former;
  @Inject private DatabaseContact database;

  private OrganizationSnapshot acme;

  @BeforeEach
  void anOrganization() {
    database.confirm(System.nanoTime());
    acme = given.organization("ACME");
  }

  @Test
  void phonesFindItByBothAndAdministratorsByTheNewOne() {
    given.group(acme, "sales");
    phones("ACME");
    node.forgetTold();
    OrganizationSnapshot renamed = rename("ACME", "NEW");
    assertThat(renamed.id()).isEqualTo(acme.id());
    assertThat(renamed.formerCloudIds()).containsExactly(new CloudId("ACME"));
    assertThat(renamed.groups()).hasSize(1);
    assertThat(node.told(DataChanged.class)).containsExactly(DataChanged.ofOrganization(acme.id()));
    assertThat(phones("ACME")).contains(acme.id());
    assertThat(phones("NEW")).contains(acme.id());
    assertThat(directory.find(new CloudId("ACME"))).isEmpty();
    assertThat(directory.find(new CloudId("NEW")).orElseThrow().formerCloudIds())
        .isEqualTo(renamed.formerCloudIds());
  }

  @Test
  void theRecordHasBoth() {
    rename("ACME", "NEW");
    assertThat(
            node.rows(
                "SELECT organization, target, before_state, after_state FROM audit_entry WHERE id ="
                    + " (SELECT MAX(id) FROM audit_entry)"))
        .first()
        .asString()
        .startsWith("ACME organizations/ACME {\"id\":\"ACME\"")
        .contains("{\"id\":\"NEW\"", "\"formerIds\":[\"ACME\"]");
  }

  @Test
  void nobodyElseGetsItUntilItIsEnded() {
    given.organization("OTHER");
    assertThatThrownBy(() -> rename("ACME", "OTHER"))
        .isInstanceOf(EditRefusedException.class)
        .hasMessage("There is an organization OTHER already.");
    rename("ACME", "NEW");
    for (Runnable taking :
        List.<Runnable>of(() -> rename("OTHER", "ACME"), () -> given.organization("ACME"))) {
      assertThatThrownBy(taking::run)
          .isInstanceOfSatisfying(
              EditRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT))
          .hasMessageStartingWith(
              "ACME is a former Cloud ID of the organization NEW, whose phones");
    }
    assertThat(directory.find(new CloudId("ACME"))).isEmpty();
    assertThatThrownBy(() -> keepFormer("NEW", "OTHER"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("names OTHER, which is no former Cloud ID");
    assertThat(keepFormer("NEW", "ACME").formerCloudIds()).hasSize(1);
    assertThat(keepFormer("NEW").formerCloudIds()).isEmpty();
    assertThat(phones("ACME")).isEmpty();
    assertThat(phones("ACME")).isNotEqualTo(phones("OTHER"));
    OrganizationSnapshot other = rename("OTHER", "ACME");
    assertThat(phones("ACME")).contains(other.id());
    assertThat(phones("OTHER")).contains(other.id());
  }

  @Test
  void itTakesItsOwnOneBack() {
    rename("ACME", "NEW");
    assertThat(rename("NEW", "ACME").formerCloudIds()).containsExactly(new CloudId("NEW"));
    assertThat(phones("ACME")).isEqualTo(phones("NEW")).contains(acme.id());
  }

  @Test
  void managersMayNeitherRenameNorEndOne() {
    OrganizationNaming naming =
        new OrganizationNaming(Optional.of(new CloudId("NEW")), Optional.empty());
    assertThatThrownBy(() -> edit("ACME", naming, Optional.of(acme.id())))
        .hasMessageStartingWith("Only an operator may change the Cloud ID");
    rename("ACME", "NEW");
    assertThatThrownBy(() -> edit("NEW", kept(), Optional.of(acme.id())))
        .hasMessageStartingWith("Only an operator");
    edit("NEW", kept("ACME"), Optional.of(acme.id())); // as it is
    edit("NEW", OrganizationNaming.KEPT, Optional.of(acme.id()));
    assertThat(phones("ACME")).isPresent();
  }

  @Test
  void moreThanAFewAreRefusedAndNothingHasHappened() {
    String last = "ACME";
    for (int i = 0; i < FormerCloudIds.MAX; i++) {
      rename(last, "A" + i);
      last = "A" + i;
    }
    String there = last;
    assertThatThrownBy(() -> rename(there, "NEW"))
        .isInstanceOf(EditRefusedException.class)
        .hasMessageContaining("5 former Cloud IDs, the most allowed");
    assertThat(directory.find(new CloudId("NEW"))).isEmpty();
    assertThat(rename(there, "A0").formerCloudIds()).hasSize(FormerCloudIds.MAX); // its own
  }

  @Test
  void aDeletedOrganizationFreesAllOfThem() {
    rename("ACME", "NEW");
    phones("ACME");
    editor.delete(new CloudId("NEW"), Expected.ANYTHING);
    assertThat(phones("ACME")).isEmpty();
    assertThat(given.organization("ACME").id()).isNotEqualTo(acme.id());
    while (removal.deleteSome(acme.id(), 100)) {
      // the next slice
    }
    assertThat(phones("ACME")).isPresent();
  }

  /** What an older node may have done, which knows no former Cloud IDs. */
  @Test
  void aCloudIdMeansWhoHasItBeforeWhoHadIt() {
    OrganizationSnapshot other = given.organization("OTHER");
    rename("ACME", "NEW");
    node.execute("UPDATE organization SET cloud_id = 'ACME' WHERE id = " + other.id());
    assertThat(phones("ACME")).contains(other.id());
    assertThat(rename("ACME", "THIRD").formerCloudIds()).containsExactly(new CloudId("ACME"));
    assertThat(directory.find(new CloudId("NEW")).orElseThrow().formerCloudIds()).isEmpty();
  }

  @Test
  void ofTwoWhoTakeOneAtOnceOneHasIt() throws Exception {
    given.organization("OTHER");
    AtomicInteger turn = new AtomicInteger();
    List<String> names = List.of("ACME", "OTHER");
    var ends = node.atOnce(2, () -> rename(names.get(turn.getAndIncrement()), "NEW"));
    assertThat(ends).filteredOn(Node::succeeded).hasSize(1);
    assertThat(phones("NEW")).isPresent();
  }

  /** Whoever comes second waits for the first, and finds what it has left. */
  @Test
  void whatOneGivesUpNoOtherTakesAtTheSameMoment() throws Exception {
    Future<OrganizationSnapshot> made;
    try (HeldTransaction held = new HeldTransaction(node, () -> rename("ACME", "NEW"))) {
      made = node.inBackground(() -> given.organization("ACME"));
      HeldTransaction.assertWaits(made);
    }
    assertThat(made).failsWithin(Duration.ofSeconds(20));
    assertThat(directory.ids()).hasSize(1);
    assertThat(phones("ACME")).contains(acme.id());
  }

  @Test
  void whenAPhoneAskedByItLastIsKept() {
    rename("ACME", "NEW");
    assertThat(former.of(acme.id()))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.cloudId()).isEqualTo(new CloudId("ACME"));
              assertThat(one.lastAsked()).isEmpty();
            });
    former.markAsked(new CloudId("ACME"), Duration.ofMinutes(10));
    former.markAsked(new CloudId("ACME"), Duration.ofMinutes(20));
    former.markAsked(new CloudId("NOBODYS"), Duration.ZERO);
    FormerId seen = former.of(acme.id()).get(0);
    assertThat(Duration.between(seen.lastAsked().orElseThrow(), seen.since()))
        .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
  }

  private Optional<Long> phones(String cloudId) {
    database.confirm(System.nanoTime());
    return cache.find(new CloudId(cloudId)).map(OrganizationSnapshot::id);
  }

  private OrganizationSnapshot rename(String from, String to) {
    return edit(
        from,
        new OrganizationNaming(Optional.of(new CloudId(to)), Optional.empty()),
        Optional.empty());
  }

  private OrganizationSnapshot keepFormer(String cloudId, String... kept) {
    return edit(cloudId, kept(kept), Optional.empty());
  }

  private static OrganizationNaming kept(String... cloudIds) {
    return new OrganizationNaming(
        Optional.empty(), Optional.of(Stream.of(cloudIds).map(CloudId::new).toList()));
  }

  private OrganizationSnapshot edit(
      String cloudId, OrganizationNaming naming, Optional<Long> within) {
    return editor
        .edit(
            new CloudId(cloudId),
            naming,
            before -> before.orElseThrow(),
            within,
            Expected.ANYTHING.ofSomething())
        .value();
  }
}
