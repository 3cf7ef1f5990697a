package org.callboard.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.callboard.database.Given.usernames;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.feed.DataChanged;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A subscriber who gets another username is the same one, and is found by the old one, too. */
@DatabaseTest
class SubscriberRenameTest {

  @Inject private Node node;
  @Inject private Given given;
  @Inject private SubscriberEditor editor;
  @Inject private DatabaseContact database;
  @Inject private SubscriberDirectory directory;
  @Inject private SubscriberCache cache;

  private OrganizationSnapshot acme;
  private LayerAddress ann;

  @BeforeEach
  void anOrganizationWithOneSubscriber() {
    database.confirm(System.nanoTime());
    acme = given.organization("ACME");
    given.group(acme, "sales");
    ann = given.subscriber(acme, "ann.smith", "sales");
  }

  @Test
  void aRenamedSubscriberKeepsAllAndIsFoundByBothNames() {
    node.forgetTold();
    SubscriberView renamed = rename("ann.smith", "Ann.Jones");
    assertThat(renamed.id()).isEqualTo(ann.key().ownerId());
    assertThat(renamed.groups()).containsExactly("sales");
    assertThat(renamed.hasPassword()).isTrue();
    assertThat(renamed.formerUsernames()).extracting(Username::text).containsExactly("ann.smith");
    assertThat(node.told(DataChanged.class)).contains(ann.change());
    for (String name : List.of("ann.jones", "ann.smith", "ANN.Smith ")) {
      assertThat(phones(name)).describedAs(name).contains(ann.key().ownerId());
    }
    assertThat(directory.view(acme.id(), new Username("ann.smith"))).isEmpty();
  }

  @Test
  void theRecordNamesBoth() {
    rename("ann.smith", "ann.jones");
    assertThat(
            node.rows(
                "SELECT target, before_state, after_state FROM audit_entry WHERE id ="
                    + " (SELECT MAX(id) FROM audit_entry)"))
        .first()
        .asString()
        .startsWith("organizations/ACME/subscribers/ann.smith ")
        .contains("\"username\":\"ann.jones\"", "\"formerUsernames\":[\"ann.smith\"]");
  }

  @Test
  void aUsernameThatAnotherHasOrHadIsRefused() {
    given.subscriber(acme, "bob");
    assertThatThrownBy(() -> rename("ann.smith", "BOB"))
        .isInstanceOf(EditRefusedException.class)
        .hasMessage("There is a subscriber BOB already.");
    rename("ann.smith", "ann.jones");
    for (Runnable taking :
        List.<Runnable>of(
            () -> rename("bob", "Ann.Smith"), () -> given.subscriber(acme, "Ann.Smith"))) {
      assertThatThrownBy(taking::run)
          .isInstanceOf(EditRefusedException.class)
          .hasMessageContaining("is a former username of the subscriber ann.jones");
    }
    given.subscriber(given.organization("OTHER"), "ann.smith");
    assertThat(phones("ann.smith")).contains(ann.key().ownerId());
  }

  @Test
  void anEndedFormerUsernameIsFreeAndFindsNobody() {
    rename("ann.smith", "ann.jones");
    assertThatThrownBy(() -> keepFormer("ann.jones", "eve"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("names eve, which is no former username");
    assertThat(keepFormer("ann.jones", "ann.smith").formerUsernames()).hasSize(1);
    assertThat(keepFormer("ann.jones").formerUsernames()).isEmpty();
    assertThat(phones("ann.smith")).isEmpty();
    LayerAddress other = given.subscriber(acme, "ann.smith");
    assertThat(phones("ann.smith")).contains(other.key().ownerId());
    assertThat(phones("ann.jones")).contains(ann.key().ownerId());
  }

  @Test
  void whoGetsTheirOldNameBackHasTheOtherAsAFormerOne() {
    rename("ann.smith", "ann.jones");
    assertThat(rename("ann.jones", "ann.smith").formerUsernames())
        .extracting(Username::text)
        .containsExactly("ann.jones");
    assertThat(phones("ann.smith")).isEqualTo(phones("ann.jones")).isPresent();
  }

  @Test
  void aNewSpellingIsNoFormerUsername() {
    assertThat(rename("ann.smith", "Ann.Smith").formerUsernames()).isEmpty();
    assertThat(directory.view(acme.id(), new Username("ann.smith")).orElseThrow().username())
        .isEqualTo("Ann.Smith");
  }

  @Test
  void moreThanAFewFormerUsernamesAreRefused() {
    rename("ann.smith", "a0");
    for (int i = 1; i < FormerUsernames.MAX; i++) {
      rename("a" + (i - 1), "a" + i);
    }
    assertThatThrownBy(() -> rename("a4", "a5"))
        .isInstanceOf(EditRefusedException.class)
        .hasMessageContaining("5 former usernames, the most allowed");
  }

  @Test
  void whoIsDeletedFreesAllTheirNames() {
    rename("ann.smith", "ann.jones");
    editor.delete(acme, new Username("ann.jones"), Expected.ANYTHING);
    assertThat(node.filledTables()).doesNotContain("former_username");
    given.subscriber(acme, "ann.smith");
    given.subscriber(acme, "ann.jones");
  }

  /** What an older node, which knows no former names, may have done: the name is the other's. */
  @Test
  void aNameMeansWhoHasItBeforeWhoHadIt() {
    LayerAddress bob = given.subscriber(acme, "bob");
    rename("ann.smith", "ann.jones");
    node.execute(
        "UPDATE subscriber SET username = 'ann.smith', username_key = 'ann.smith' WHERE id = "
            + bob.key().ownerId());
    assertThat(phones("ann.smith")).contains(bob.key().ownerId());
  }

  @Test
  void ofTwoWhoTakeOneNameAtOnceOneHasIt() throws Exception {
    given.subscriber(acme, "bob");
    AtomicInteger turn = new AtomicInteger();
    List<String> names = List.of("ann.smith", "bob");
    var ends = node.atOnce(2, () -> rename(names.get(turn.getAndIncrement()), "new"));
    assertThat(ends).filteredOn(Node::succeeded).hasSize(1);
    assertThat(phones("new")).isPresent();
  }

  private Optional<Long> phones(String name) {
    return cache.findAskingAnyway(acme.id(), new Username(name)).map(SubscriberSnapshot::id);
  }

  private SubscriberView rename(String from, String to) {
    return edit(from, new Naming(Optional.of(new Username(to)), Optional.empty()));
  }

  private SubscriberView keepFormer(String username, String... kept) {
    return edit(username, new Naming(Optional.empty(), Optional.of(usernames(kept))));
  }

  private SubscriberView edit(String username, Naming naming) {
    return editor
        .edit(
            acme,
            new Username(username),
            before ->
                new SubscriberData(
                    Optional.empty(),
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    naming),
            Expected.ANYTHING.ofSomething())
        .value();
  }
}
