package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.callboard.audit.Actor;
import org.callboard.audit.CurrentActor;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.device.Contact;
import org.callboard.device.Contacts;
import org.callboard.device.DeviceEditor;
import org.callboard.device.DeviceUpkeep;
import org.callboard.device.SignIn;
import org.callboard.device.SignInCodes;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.InvalidValueException;
import org.callboard.subscriber.SubscriberDirectory;
import org.callboard.subscriber.SubscriberFilter;
import org.callboard.subscriber.SubscriberFilter.Sort;
import org.callboard.subscriber.SubscriberView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is found, in which order, and what the list knows of them. */
@DatabaseTest
class PeopleListTest {

  private static final SubscriberSearch ALL =
      new SubscriberSearch(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @Inject private Node node;
  @Inject private Given given;
  @Inject private SubscriberSearches searches;
  @Inject private SubscriberDirectory directory;
  @Inject private Contacts contacts;
  @Inject private DeviceEditor devices;
  @Inject private DeviceUpkeep upkeep;
  @Inject private SignInCodes codes;
  @Inject private CurrentActor actor;

  private OrganizationSnapshot acme;

  @BeforeEach
  void anOrganization() {
    acme = given.organization("ACME");
    given.group(acme, "sales");
    acme = given.now(acme);
  }

  private List<String> found(SubscriberSearch search, Sort sort) {
    SubscriberFilter filter = searches.filter(acme, search, sort);
    List<String> names =
        directory.page(acme.id(), filter, 0, 100).items().stream()
            .map(SubscriberView::username)
            .toList();
    assertThat(directory.page(acme.id(), filter, 0, 100).total()).isEqualTo(names.size());
    return names;
  }

  private List<String> found(SubscriberSearch search) {
    return found(search, Sort.USERNAME);
  }

  @Test
  void theDisplayNameSortsOrElseTheUsernameAndIsFollowedWhenItChanges() {
    given.subscriber(acme, "zoe");
    given.subscriber(acme, "bob");
    given.subscriber(acme, "ann");
    named("zoe", Optional.of("anton"));
    named("bob", Optional.of("same"));
    named("ann", Optional.of("same"));
    given.subscriber(acme, "carl");
    assertThat(found(ALL, Sort.DISPLAY_NAME)).containsExactly("zoe", "carl", "ann", "bob");
    assertThat(found(ALL, Sort.DISPLAY_NAME_DOWN)).containsExactly("ann", "bob", "carl", "zoe");
    assertThat(found(text("a"), Sort.DISPLAY_NAME)).containsExactly("zoe", "carl", "ann", "bob");
    named("zoe", Optional.empty());
    node.execute("UPDATE subscriber SET display_name = 'zzz' WHERE username = 'carl'");
    assertThat(found(ALL, Sort.DISPLAY_NAME)).containsExactly("ann", "bob", "zoe", "carl");
  }

  private void named(String username, Optional<String> displayName) {
    node.execute(
        "UPDATE subscriber SET display_name = ? WHERE username = ?",
        displayName.orElse(null),
        username);
  }

  /** A row of PostgreSQL's index has room for some 2,700 bytes. */
  @Test
  void theLongestNamesFitIntoTheIndex() {
    String username = random("\u1fb7\u1f52\u0390\u1f56", 254);
    given.subscriber(acme, username);
    node.execute("UPDATE subscriber SET display_name = ?", random("\u20ac\u4e00\uac00\u0e01", 250));
    assertThat(found(ALL, Sort.DISPLAY_NAME)).containsExactly(username);
  }

  /** So that it cannot be compressed. */
  private static String random(String firsts, int length) {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append((char) (firsts.charAt(random.nextInt(firsts.length())) + random.nextInt(2)));
    }
    return text.toString();
  }

  @Test
  void whoeverIsFoundIsCountedOnAnyPage() {
    for (int i = 0; i < 5; i++) {
      given.subscriber(acme, "user" + i);
    }
    for (SubscriberSearch search : List.of(ALL, text("user"), never(true))) {
      SubscriberFilter filter = searches.filter(acme, search, Sort.DISPLAY_NAME);
      for (int offset : List.of(0, 2, 4, 5, 9)) {
        assertThat(directory.page(acme.id(), filter, offset, 2).total()).isEqualTo(5);
      }
      assertThat(directory.page(acme.id(), filter, 4, 2).items())
          .extracting(SubscriberView::username)
          .containsExactly("user4");
    }
    assertThat(statements(text("user")))
        .as("who has the text is not looked for once more to be counted")
        .isEqualTo(statements(ALL) - 1);
  }

  private int statements(SubscriberSearch search) {
    SubscriberFilter filter = searches.filter(acme, search, Sort.DISPLAY_NAME);
    return node.statements(() -> directory.page(acme.id(), filter, 0, 2));
  }

  private static SubscriberSearch text(String text) {
    return new SubscriberSearch(
        Optional.of(text),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static SubscriberSearch silent(int days) {
    return new SubscriberSearch(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(days),
        Optional.empty());
  }

  private static SubscriberSearch never(boolean never) {
    return new SubscriberSearch(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(never),
        Optional.empty(),
        Optional.empty());
  }

  private static SubscriberSearch waiting(boolean waiting) {
    return new SubscriberSearch(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(waiting));
  }

  private static SubscriberSearch group(String group) {
    return new SubscriberSearch(
        Optional.empty(),
        Optional.of(group),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private long id(LayerAddress layer) {
    return layer.key().ownerId();
  }

  private void signIn(LayerAddress subscriber, String installation) {
    devices.signIn(
        new SignIn(
            acme.id(),
            "ACME",
            id(subscriber),
            "x",
            "192.0.2.1",
            Optional.empty(),
            Optional.of(installation),
            "App/1"));
  }

  @Test
  void peopleAreFoundByTheValuesOfTheirAttributesAndNotByTheirNames() {
    given.subscriber(acme, "ann", Map.of("extension", "1001", "desk", "Jiří's"));
    given.subscriber(acme, "bob", Map.of("extension", "2002"));
    given.subscriber(acme, "carl");
    assertThat(found(text("100"))).containsExactly("ann");
    assertThat(found(text("JIŘÍ"))).containsExactly("ann");
    assertThat(found(text("extension"))).isEmpty();
    given.subscriber(acme, "ann", Map.of("extension", "3003"));
    assertThat(found(text("1001"))).isEmpty();
    assertThat(found(text("3003"))).containsExactly("ann");
  }

  @Test
  void theUpgradeFindsAttributesThatWereThereBefore() {
    assertThat(
            node.upgraded(
                "21.1",
                List.of(
                    "INSERT INTO organization (id, cloud_id, name) VALUES (5, 'ACME', 'A')",
                    stored(1, "{\"extension\":\"1001\",\"desk\":\"JIŘÍ \\\"x\\\"\"}"),
                    stored(2, "{}"),
                    stored(3, "{broken")),
                "25.1",
                "SELECT CONCAT(id, '|', attributes_key) FROM subscriber ORDER BY id"))
        .containsExactly("1|1001\njiří \"x\"", "2|", "3|");
  }

  private static String stored(long id, String attributes) {
    return "INSERT INTO subscriber (id, organization_id, username, username_key, password_hash,"
        + " attributes) VALUES (%d, 5, 'u%d', 'u%d', 'none', '%s')"
            .formatted(id, id, id, attributes);
  }

  @Test
  void aGroupHasItsMembersAndOneThatIsNotThereIsRefused() {
    given.subscriber(acme, "ann", "sales");
    given.subscriber(acme, "bob");
    assertThat(found(group("SALES"))).containsExactly("ann");
    assertThatThrownBy(() -> found(group("none")))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("group names a group that does not exist");
  }

  @Test
  void aSignInIsAContactAndARevokedDeviceDoesNotUndoIt() {
    LayerAddress ann = given.subscriber(acme, "ann");
    given.subscriber(acme, "bob");
    assertThat(found(never(true))).containsExactly("ann", "bob");
    signIn(ann, "phone");
    assertThat(found(never(true))).containsExactly("bob");
    assertThat(found(never(false))).containsExactly("ann");
    assertThat(contact(ann).last()).isPresent();
    assertThat(contact(ann).devices()).isEqualTo(1);
    devices.revokeAll(acme, id(ann), "ann");
    assertThat(contact(ann).devices()).isZero();
    node.execute("DELETE FROM device"); // as upkeep does after some months
    assertThat(found(never(true))).containsExactly("bob");
    assertThat(contact(ann).last()).isPresent();
  }

  @Test
  void aPhoneThatKeepsItsPasswordIsAContactToo() {
    LayerAddress ann = given.subscriber(acme, "ann");
    upkeep.markServed(List.of(id(ann), 77L), Duration.ofDays(8));
    assertThat(found(never(true))).isEmpty();
    assertThat(found(silent(7))).containsExactly("ann");
    upkeep.markServed(List.of(id(ann)), Duration.ofDays(1));
    assertThat(found(silent(7))).isEmpty();
    upkeep.markServed(List.of(id(ann)), Duration.ofDays(3));
    assertThat(found(silent(2))).isEmpty();
  }

  @Test
  void whoeverNeverSignedInIsNotSilent() {
    LayerAddress ann = given.subscriber(acme, "ann");
    LayerAddress bob = given.subscriber(acme, "bob");
    given.subscriber(acme, "carl");
    signIn(ann, "old");
    signIn(bob, "old");
    node.execute("UPDATE subscriber SET signed_in_at = signed_in_at - INTERVAL '10' DAY");
    node.execute("UPDATE device SET signed_in_at = signed_in_at - INTERVAL '10' DAY");
    assertThat(found(silent(9))).containsExactly("ann", "bob");
    assertThat(found(silent(11))).isEmpty();
    signIn(ann, "new");
    assertThat(found(silent(9))).containsExactly("bob");
  }

  @Test
  void theLastContactSortsAndTheUsernameDecidesBetweenEqualOnes() {
    LayerAddress ann = given.subscriber(acme, "ann");
    LayerAddress bob = given.subscriber(acme, "bob");
    LayerAddress carl = given.subscriber(acme, "carl");
    given.subscriber(acme, "dora");
    given.subscriber(acme, "eve");
    signIn(bob, "1");
    signIn(bob, "2");
    upkeep.markServed(List.of(id(ann)), Duration.ofDays(3));
    upkeep.markServed(List.of(id(carl)), Duration.ofDays(9));
    assertThat(found(ALL, Sort.LAST_CONTACT)).containsExactly("dora", "eve", "carl", "ann", "bob");
    assertThat(found(ALL, Sort.LAST_CONTACT_DOWN))
        .containsExactly("bob", "ann", "carl", "dora", "eve");
    SubscriberFilter filter = searches.filter(acme, ALL, Sort.LAST_CONTACT);
    assertThat(directory.page(acme.id(), filter, 1, 2).items())
        .extracting(SubscriberView::username)
        .containsExactly("eve", "carl");
  }

  @Test
  void aCodeWaitsUntilItIsUsedOrEnds() {
    LayerAddress ann = given.subscriber(acme, "ann");
    given.subscriber(acme, "bob");
    codes.create(acme, id(ann), "ann", Duration.ofHours(1));
    assertThat(found(waiting(true))).containsExactly("ann");
    assertThat(found(waiting(false))).containsExactly("bob");
    assertThat(contact(ann).codeWaiting()).isTrue();
    node.execute("UPDATE sign_in_code SET expires_at = CURRENT_TIMESTAMP - INTERVAL '1' DAY");
    assertThat(found(waiting(true))).isEmpty();
  }

  @Test
  void whoMadeAndWhoChangedSomebodyIsKnownAndAPutThatChangesNothingChangesNothing() {
    actor.set(new Actor("olga", "192.0.2.1"));
    given.subscriber(acme, "ann");
    actor.set(new Actor("ivan", "192.0.2.1"));
    given.subscriber(acme, "ann");
    assertThat(node.rows("SELECT created_by, changed_by FROM subscriber"))
        .containsExactly("olga olga");
    given.subscriber(acme, "ann", "sales");
    assertThat(node.rows("SELECT created_by, changed_by FROM subscriber"))
        .containsExactly("olga ivan");
  }

  private Contact contact(LayerAddress subscriber) {
    return contacts.of(List.of(id(subscriber))).get(id(subscriber));
  }
}
