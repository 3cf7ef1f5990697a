package org.callboard.device;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.layer.LayerAddress;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.InvalidValueException.Violation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of devices and one-time codes as somebody's SQL may leave them. */
@DatabaseTest
class UnreadableDeviceTest {

  private static final String FAR = "TIMESTAMP WITH TIME ZONE '20000-01-01 00:00:00+00'";
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  @Inject private Node node;
  @Inject private Given given;
  @Inject private DeviceEditor devices;
  @Inject private DeviceDirectory directory;
  @Inject private DeviceCache cache;
  @Inject private DatabaseContact database;
  @Inject private DeviceUpkeep upkeep;
  @Inject private LastSeen lastSeen;
  @Inject private SignInCodes codes;

  private OrganizationSnapshot acme;
  private long ann;

  @BeforeEach
  void oneSubscriber() {
    acme = given.organization("ACME");
    LayerAddress layer = given.subscriber(acme, "ann");
    ann = layer.key().ownerId();
  }

  @Test
  void aDeviceWithBrokenTimesIsToldServedAndMendedByItsNextSignIn() {
    DeviceToken broken = signIn("one");
    DeviceToken good = signIn("two");
    first("first_seen = " + FAR + ", last_seen = " + FAR);
    DeviceView shown = named("one");
    assertThat(shown.firstSeen()).isEqualTo(LAST);
    assertThat(shown.lastSeen()).contains(LAST);
    assertUnreadable(shown.unreadable(), "firstSeen", "lastSeen");
    assertThat(DeviceJson.of(shown)).containsKey("unreadable");
    assertThat(named("two").unreadable()).isEmpty();
    assertThat(find(broken)).isPresent();
    assertThat(find(good)).isPresent();
    find(broken).ifPresent(device -> lastSeen.saw(device.id()));
    find(good).ifPresent(device -> lastSeen.saw(device.id()));
    assertThat(lastSeen.flush()).isEqualTo(2);
    assertThat(named("two").lastSeen()).isPresent();
    signIn("one");
    assertUnreadable(named("one").unreadable(), "firstSeen");
    devices.revoke(acme, ann, "ann", named("one").id());
    assertThat(named("one").revoked()).isTrue();
  }

  @Test
  void aDeviceWhoseHashIsBrokenIsNobodysAndMendedByItsNextSignIn() {
    DeviceToken broken = signIn("one");
    DeviceToken good = signIn("two");
    first("token_hash = 'oops'");
    assertUnreadable(named("one").unreadable(), "token");
    assertThat(find(broken)).isEmpty();
    assertThat(find(good)).isPresent();
    assertThat(cache.compare()).isZero();
    DeviceToken next = signIn("one");
    assertThat(named("one").unreadable()).isEmpty();
    assertThat(find(next)).isPresent();
  }

  @Test
  void aRevocationAtABrokenTimeStandsAndUpkeepGoesOn() {
    DeviceToken broken = signIn("one");
    DeviceToken old = signIn("two");
    first("revoked_at = " + FAR);
    node.execute(
        "UPDATE device SET revoked_at = TIMESTAMP WITH TIME ZONE '2001-01-01 00:00:00+00'"
            + " WHERE installation = 'two'");
    assertThat(find(broken).orElseThrow().revoked()).isTrue();
    assertThat(upkeep.deleteSomeOld()).isOne();
    assertThat(directory.of(ann)).extracting(DeviceView::revoked).containsExactly(true);
    assertThat(directory.subscriberOf(old.hash())).isEmpty();
  }

  @Test
  void aBrokenCodeHidesNoOtherAndCanBeEnded() {
    codes.create(acme, ann, "ann", Duration.ofHours(1));
    codes.create(acme, ann, "ann", Duration.ofHours(1));
    node.execute(
        "UPDATE sign_in_code SET code_hash = 'oops', created_at = "
            + FAR
            + ", expires_at = "
            + FAR
            + " WHERE id = (SELECT MIN(id) FROM sign_in_code)");
    List<CodeView> all = codes.of(ann);
    assertThat(all).hasSize(2);
    assertThat(all.get(0).unreadable()).isEmpty();
    assertUnreadable(all.get(1).unreadable(), "created", "expires", "code");
    assertThat(all.get(1).expires()).isEqualTo(LAST);
    assertThat(DeviceJson.of(all.get(1))).containsKey("unreadable");
    codes.delete(acme, ann, "ann", all.get(1).id());
    assertThat(codes.of(ann)).hasSize(1);
  }

  /** However long the test took until now: the database is not lost. */
  private Optional<DeviceSnapshot> find(DeviceToken token) {
    database.confirm(System.nanoTime());
    return cache.find(token);
  }

  private DeviceToken signIn(String installation) {
    return devices.signIn(
        new SignIn(
            acme.id(),
            "ACME",
            ann,
            "ann",
            "192.0.2.1",
            Optional.empty(),
            Optional.of(installation),
            "App"));
  }

  private void first(String set) {
    assertThat(node.execute("UPDATE device SET " + set + " WHERE installation = 'one'")).isOne();
  }

  private DeviceView named(String installation) {
    return directory.of(ann).stream()
        .filter(device -> device.installation().equals(Optional.of(installation)))
        .findFirst()
        .orElseThrow();
  }

  private static void assertUnreadable(List<Violation> unreadable, String... fields) {
    assertThat(unreadable).extracting(Violation::field).containsExactly(fields);
  }
}
