package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.callboard.administrator.AdministratorRole;
import org.callboard.database.Caller;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.device.DeviceEditor;
import org.callboard.device.DeviceFilter.Sort;
import org.callboard.device.DeviceUpkeep;
import org.callboard.device.Heard;
import org.callboard.device.OwnedDevice;
import org.callboard.device.SignIn;
import org.callboard.feed.ChangeFeed;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.LastChanges;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Page;
import org.callboard.security.Principals;
import org.callboard.subscriber.SubscriberEditor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which phones of an organization there are, what they have not heard of, and ending many. */
@DatabaseTest
class OrganizationDevicesTest {

  private static final Caller OPERATOR =
      new Caller(
          Principals.of(AdministratorRole.RECEPTION, "olga", 1, Optional.empty()),
          AdministratorRole.RECEPTION.rights());

  @Inject private Node node;
  @Inject private Given given;
  @Inject private OrganizationDeviceActs acts;
  @Inject private DeviceEditor devices;
  @Inject private DeviceUpkeep upkeep;
  @Inject private SubscriberEditor subscribers;
  @Inject private ChangeFeed feed;
  @Inject private LastChanges changes;

  private OrganizationSnapshot acme;
  private LayerAddress ann;
  private LayerAddress bob;

  @BeforeEach
  void twoPhones() {
    acme = given.organization("ACME");
    given.group(acme, "sales");
    acme = given.now(acme);
    ann = given.subscriber(acme, "ann", "sales");
    bob = given.subscriber(acme, "bob");
    signIn(ann, "App/6.8");
    signIn(bob, "App/6.9");
    noted();
  }

  private void signIn(LayerAddress subscriber, String agent) {
    devices.signIn(
        new SignIn(
            acme.id(),
            "ACME",
            subscriber.key().ownerId(),
            "x",
            "192.0.2.1",
            Optional.empty(),
            Optional.of("phone"),
            agent));
  }

  /** As the clock does it. */
  private void noted() {
    feed.givePlaces();
    assertThat(changes.note(feed.end())).isTrue();
  }

  private static DeviceSearch search(UnaryOperator<DeviceSearch> edit) {
    Optional<Instant> never = Optional.empty();
    return edit.apply(
        new DeviceSearch(
            never,
            never,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            never,
            Optional.empty(),
            Optional.empty()));
  }

  private static DeviceSearch upToDate(boolean isUpToDate) {
    return search(
        s ->
            new DeviceSearch(
                s.contactBefore(),
                s.contactAfter(),
                s.silentDays(),
                s.agent(),
                s.username(),
                s.group(),
                s.heardBefore(),
                Optional.of(isUpToDate),
                s.revoked()));
  }

  private static DeviceSearch of(
      Optional<Integer> silentDays,
      Optional<String> agent,
      Optional<String> username,
      Optional<String> group) {
    return search(
        s ->
            new DeviceSearch(
                s.contactBefore(),
                s.contactAfter(),
                silentDays,
                agent,
                username,
                group,
                s.heardBefore(),
                s.upToDate(),
                s.revoked()));
  }

  private static DeviceSearch heardBefore(Instant time) {
    return search(
        s ->
            new DeviceSearch(
                s.contactBefore(),
                s.contactAfter(),
                s.silentDays(),
                s.agent(),
                s.username(),
                s.group(),
                Optional.of(time),
                s.upToDate(),
                s.revoked()));
  }

  private List<OwnedDevice> found(DeviceSearch search) {
    Page<OwnedDevice> page =
        OPERATOR.calls(() -> acts.page("ACME", search, Sort.CONTACT_UP, 0, 100));
    assertThat(page.total()).isEqualTo(page.items().size());
    return page.items();
  }

  private List<String> owners(DeviceSearch search) {
    return found(search).stream().map(OwnedDevice::username).sorted().toList();
  }

  private void hear(String agent, Duration ago) {
    List<Long> ids =
        node.rows("SELECT id FROM device WHERE agent = '" + agent + "'").stream()
            .map(Long::valueOf)
            .toList();
    Optional<Long> moment = Optional.of(System.nanoTime() - ago.toNanos());
    upkeep.markHeard(ids, ago, new Heard(moment, Optional.empty()));
  }

  private void allHear() {
    hear("App/6.8", Duration.ZERO);
    hear("App/6.9", Duration.ZERO);
  }

  @Test
  void aListSaysWhosePhoneItIsAndASignInIsAContact() {
    OwnedDevice first =
        found(of(Optional.empty(), Optional.of("6.8"), Optional.empty(), Optional.empty())).get(0);
    assertThat(first.username()).isEqualTo("ann");
    assertThat(first.lastContact()).isEqualTo(first.device().firstSeen());
    assertThat(first.globalAsOf()).isEmpty();
    assertThat(first.upToDate()).isFalse();
  }

  @Test
  void devicesAreFoundByContactVersionAndOwner() {
    node.execute(
        "UPDATE device SET signed_in_at = signed_in_at - INTERVAL '10' DAY"
            + " WHERE agent = 'App/6.8'");
    Optional<String> none = Optional.empty();
    assertThat(owners(of(Optional.of(9), none, none, none))).containsExactly("ann");
    assertThat(owners(of(Optional.of(11), none, none, none))).isEmpty();
    assertThat(owners(of(Optional.empty(), Optional.of("app/6.9"), none, none)))
        .containsExactly("bob");
    assertThat(owners(of(Optional.empty(), Optional.of("6_9"), none, none))).isEmpty();
    assertThat(owners(of(Optional.empty(), none, Optional.of("BOB"), none))).containsExactly("bob");
    assertThat(owners(of(Optional.empty(), none, none, Optional.of("sales"))))
        .containsExactly("ann");
    assertThatThrownBy(() -> owners(of(Optional.empty(), none, Optional.of("zoe"), none)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("username names a subscriber that does not exist");
  }

  @Test
  void whoeverHasNotHeardOfAChangeIsFoundUntilTheyHear() {
    allHear();
    assertThat(owners(upToDate(true))).containsExactly("ann", "bob");
    given.items(LayerAddress.ofOrganization(acme), "canteen");
    noted();
    assertThat(owners(upToDate(false))).containsExactly("ann", "bob");
    hear("App/6.8", Duration.ZERO);
    assertThat(owners(upToDate(false))).containsExactly("bob");
    assertThat(found(upToDate(true)).get(0).upToDate()).isTrue();
    hear("App/6.9", Duration.ofMinutes(5)); // from a memory that was stale
    assertThat(owners(upToDate(false))).containsExactly("bob");
  }

  @Test
  void aChangeOfAGroupConcernsItsMembersAndOneOfASubscriberNobodyElse() {
    allHear();
    given.items(LayerAddress.ofGroup(acme, acme.groups().get(0)), "hotline");
    noted();
    assertThat(owners(upToDate(false))).containsExactly("ann");
    assertThat(found(upToDate(true)).get(0).username()).isEqualTo("bob");
    allHear();
    given.items(bob, "own");
    noted();
    assertThat(owners(upToDate(false))).containsExactly("bob");
    assertThat(found(upToDate(false)).get(0).upToDate()).isFalse();
  }

  @Test
  void whatPhonesAreNotToldIsNoChangeForThem() {
    allHear();
    given.items(LayerAddress.ofDraft(acme), "later");
    subscribers.replaceHash(bob.key().ownerId(), "hash", "another");
    noted();
    assertThat(owners(upToDate(false))).isEmpty();
  }

  @Test
  void anAnswerOfOnePartDoesNotHideThatTheOtherIsOld() {
    allHear();
    node.execute("UPDATE device SET account_at = global_at - INTERVAL '1' HOUR");
    Instant soon = Instant.now().minus(Duration.ofMinutes(30));
    assertThat(owners(heardBefore(soon))).containsExactly("ann", "bob");
    assertThat(owners(heardBefore(soon.minus(Duration.ofHours(1))))).isEmpty();
  }

  @Test
  void whatIsToldOnlyMovesForward() {
    hear("App/6.8", Duration.ZERO);
    List<String> before = node.rows("SELECT global_at, last_seen FROM device ORDER BY id");
    hear("App/6.8", Duration.ofMinutes(9));
    assertThat(node.rows("SELECT global_at, last_seen FROM device ORDER BY id")).isEqualTo(before);
  }

  @Test
  void manyAreSignedOutAtOnceAndEachIsRecorded() {
    DeviceSearch sales =
        of(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("sales"));
    RevokedDevices tried = OPERATOR.calls(() -> acts.revoke("ACME", sales, true));
    assertThat(tried.devices()).hasSize(1);
    assertThat(found(search(s -> s))).hasSize(2);
    OPERATOR.calls(() -> acts.revoke("ACME", sales, false));
    assertThat(owners(search(s -> s))).containsExactly("bob");
    assertThat(node.rows("SELECT action, target FROM audit_entry WHERE action = 'DELETE'"))
        .hasSize(1)
        .allMatch(row -> row.startsWith("DELETE organizations/ACME/subscribers/ann/devices/"));
  }

  @Test
  void devicesAreSignedOutByTheirIdsOrNoneOfThem() {
    List<String> ids = found(search(s -> s)).stream().map(d -> d.device().id()).toList();
    assertThatThrownBy(
            () -> OPERATOR.calls(() -> acts.revoke("ACME", List.of(ids.get(0), "other"), false)))
        .hasMessageContaining("names a device that this organization does not have: other");
    assertThat(found(search(s -> s))).hasSize(2);
    OPERATOR.calls(() -> acts.revoke("ACME", ids, false));
    assertThat(found(search(s -> s))).isEmpty();
    assertThat(OPERATOR.calls(() -> acts.revoke("ACME", ids, false)).devices()).isEmpty();
  }

  @Test
  void aSearchOfAllIsNotEnoughToSignOutEverybody() {
    assertThatThrownBy(() -> OPERATOR.calls(() -> acts.revoke("ACME", search(s -> s), false)))
        .hasMessageContaining("search must have something that makes the devices fewer than all");
  }
}
