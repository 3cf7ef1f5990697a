package org.callboard.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.device.DeviceDirectory;
import org.callboard.device.DeviceEditor;
import org.callboard.device.DeviceView;
import org.callboard.device.SignIn;
import org.callboard.feed.DataChanged;
import org.callboard.organization.GroupName;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Edited;
import org.callboard.platform.Expected;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.StateVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class SubscriberEditorTest {

  private static final Username ANN = new Username("ann");

  @Inject private Node node;
  @Inject private Given given;
  @Inject private SubscriberEditor editor;
  @Inject private SubscriberDirectory directory;
  @Inject private DeviceEditor devices;
  @Inject private DeviceDirectory deviceDirectory;

  private OrganizationSnapshot acme;

  @BeforeEach
  void anOrganization() {
    acme = given.organization("ACME");
  }

  @Test
  void everyEditIsRecordedWithoutThePasswordsHash() {
    long id = put(named("Ann", Optional.of(PasswordChange.of("hash-one")))).value().id();
    put(named("Ann B.", Optional.empty()));
    editor.delete(acme, ANN, Expected.ANYTHING);
    assertThat(node.rows("SELECT action, target FROM audit_entry ORDER BY id"))
        .endsWith(
            "CREATE organizations/ACME/subscribers/ann",
            "UPDATE organizations/ACME/subscribers/ann",
            "DELETE organizations/ACME/subscribers/ann");
    assertThat(node.rows("SELECT before_state, after_state FROM audit_entry"))
        .noneMatch(states -> states.contains("hash-one"))
        .anyMatch(states -> states.contains("(changed)"));
    assertThat(node.told(DataChanged.class))
        .endsWith(
            DataChanged.ofSubscriber(acme.id(), id),
            DataChanged.ofSubscriber(acme.id(), id),
            DataChanged.ofSubscriber(acme.id(), id));
    assertThat(directory.load(id)).isEmpty();
  }

  @Test
  void whatIsNotGivenStays() {
    given.group(acme, "sales");
    given.subscriber(acme, "ann", Map.of("desk", "4"), "sales");
    SubscriberView after = put(named("Ann", Optional.empty())).value();
    assertThat(after.groups()).containsExactly("sales");
    assertThat(after.attributes().value("desk")).contains("4");
    assertThat(after.hasPassword()).isTrue();
    assertThat(directory.view(new SubscriberName(acme.id(), "ann"))).contains(after);
  }

  @Test
  void anotherSpellingOfTheNameIsTheSameSubscriber() {
    given.subscriber(acme, "ann");
    assertThat(
            editor.put(acme, new Username("ANN"), named("A", Optional.empty()), Expected.ANYTHING))
        .extracting(Edited::created)
        .isEqualTo(false);
    assertThat(node.rows("SELECT username FROM subscriber")).hasSize(1);
  }

  @Test
  void whoAnOlderNodeHasStoredUnderTheFormerKeyIsFound() {
    long id = given.subscriber(acme, "ali").key().ownerId();
    Username dotless = new Username("al\u0131");
    node.execute("UPDATE subscriber SET username = 'al\u0131'");
    assertThat(
            editor.put(acme, dotless, named("A", Optional.empty()), Expected.ANYTHING).value().id())
        .isEqualTo(id);
    node.execute("UPDATE subscriber SET username = 'ali'");
    assertThat(editor.put(acme, dotless, named("A", Optional.empty()), Expected.ANYTHING).created())
        .isTrue();
  }

  @Test
  void theOldPasswordWorksBesideTheNewOneForAsLongAsSaid() {
    long id = given.subscriber(acme, "ann").key().ownerId();
    put(named("Ann", Optional.of(new PasswordChange("new", Duration.ofHours(1), false))));
    SubscriberSnapshot overlapping = directory.load(id).orElseThrow();
    assertThat(overlapping.passwordHash()).isEqualTo("new");
    assertThat(overlapping.previousPassword()).isPresent();
    put(named("Ann", Optional.of(PasswordChange.of("newer"))));
    assertThat(directory.load(id).orElseThrow().previousPassword()).isEmpty();
  }

  @Test
  void aNewPasswordEndsDevicesOnlyIfItIsToldTo() {
    long id = given.subscriber(acme, "ann").key().ownerId();
    SignIn signIn =
        new SignIn(
            acme.id(), "ACME", id, "ann", "192.0.2.1", Optional.empty(), Optional.empty(), "App");
    node.inOtherRequest(() -> devices.signIn(signIn));
    put(named("Ann", Optional.of(PasswordChange.of("one"))));
    assertThat(deviceDirectory.of(id)).extracting(DeviceView::revoked).containsExactly(false);
    put(named("Ann", Optional.of(new PasswordChange("two", Duration.ZERO, true))));
    assertThat(deviceDirectory.of(id)).extracting(DeviceView::revoked).containsExactly(true);
  }

  @Test
  void aGroupThatIsNotThereChangesNothing() {
    SubscriberData data =
        new SubscriberData(
            Optional.of("Ann"),
            true,
            Optional.empty(),
            Optional.of(List.of(new GroupName("nowhere"))),
            Optional.empty());
    assertThatThrownBy(() -> put(data))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("names the group nowhere");
    assertThat(node.filledTables()).doesNotContain("subscriber");
    assertThat(node.told(DataChanged.class)).hasSize(1); // of the organization
  }

  @Test
  void ofManyWhoReplaceTheSameStateAtOnceOneDoes() throws Exception {
    SubscriberView seen = put(named("Ann", Optional.empty())).value();
    Expected expected = Expected.version(StateVersion.of(SubscriberJson.of(seen)));
    AtomicInteger number = new AtomicInteger();
    var ends =
        node.atOnce(
            4,
            () ->
                editor.put(
                    acme,
                    ANN,
                    named("Ann " + number.getAndIncrement(), Optional.empty()),
                    expected));
    assertThat(ends).filteredOn(Node::succeeded).hasSize(1);
  }

  @Test
  void manyWhoCreateTheSameOneAtOnceCreateOne() throws Exception {
    var ends = node.atOnce(5, () -> put(named("Ann", Optional.empty())));
    assertThat(ends).allMatch(Node::succeeded);
    assertThat(node.rows("SELECT username FROM subscriber")).containsExactly("ann");
  }

  @Test
  void aSlowHashThatIsMadeMeanwhileNeverReplacesANewPassword() {
    long id = given.subscriber(acme, "ann").key().ownerId();
    put(named("Ann", Optional.of(PasswordChange.of("new"))));
    node.forgetTold();
    editor.replaceHash(id, "hash", "hash, slower");
    assertThat(directory.load(id).orElseThrow().passwordHash()).isEqualTo("new");
    assertThat(node.told(DataChanged.class)).isEmpty();
    editor.replaceHash(id, "new", "new, slower");
    assertThat(directory.load(id).orElseThrow().passwordHash()).isEqualTo("new, slower");
    assertThat(node.told(DataChanged.class))
        .containsExactly(DataChanged.ofSubscriber(acme.id(), id));
  }

  @Test
  void editsAndSignInsAtOnceLoseNothing() throws Exception {
    long id = given.subscriber(acme, "ann").key().ownerId();
    for (int i = 0; i < 10; i++) {
      String old = directory.load(id).orElseThrow().passwordHash();
      String name = "Ann " + i;
      String hash = "hash " + i;
      List<Callable<Object>> both =
          List.of(
              () -> put(named(name, Optional.empty())),
              () -> {
                editor.replaceHash(id, old, hash);
                return null;
              });
      assertThat(node.atOnce(both)).allMatch(Node::succeeded);
      SubscriberSnapshot after = directory.load(id).orElseThrow();
      assertThat(after.displayName()).contains(name);
      assertThat(after.passwordHash()).isEqualTo(hash);
    }
  }

  @Test
  void whoIsNotThereCannotBeDeleted() {
    given.subscriber(given.organization("OTHER"), "ann");
    assertThatThrownBy(() -> editor.delete(acme, ANN, Expected.ANYTHING))
        .isInstanceOf(EditRefusedException.class)
        .hasMessage("There is no such subscriber.");
    assertThat(node.rows("SELECT username FROM subscriber")).containsExactly("ann");
  }

  private Edited<SubscriberView> put(SubscriberData data) {
    return editor.put(acme, ANN, data, Expected.ANYTHING);
  }

  private static SubscriberData named(String name, Optional<PasswordChange> password) {
    return new SubscriberData(
        Optional.of(name), true, password, Optional.empty(), Optional.empty());
  }
}
