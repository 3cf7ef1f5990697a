package org.callboard.device;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Node;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationSettings;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Expected;
import org.callboard.subscriber.SubscriberEditor;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is remembered of deleted subscribers' devices. */
@DatabaseTest
class DepartedDevicesTest {

  private static final OrganizationSnapshot ACME =
      new OrganizationSnapshot(
          1, new CloudId("ACME"), OrganizationSettings.named("Acme"), List.of());
  private static final SubscriberName ANN = new SubscriberName(1, "ann");

  @Inject private Node node;
  @Inject private DeviceEditor devices;
  @Inject private DeviceDirectory directory;
  @Inject private DeviceUpkeep upkeep;
  @Inject private DepartedDevices departed;
  @Inject private SubscriberEditor subscribers;

  @BeforeEach
  void anOrganizationWithOneSubscriber() {
    node.execute("INSERT INTO organization (id, cloud_id, name) VALUES (1, 'ACME', 'A')");
    node.execute(
        "INSERT INTO subscriber (id, organization_id, username, username_key, password_hash)"
            + " VALUES (2, 1, 'Ann', 'ann', 'hash')");
  }

  private DeviceToken signIn(String installation) {
    return devices.signIn(
        new SignIn(
            1, "ACME", 2, "Ann", "192.0.2.7", Optional.empty(), Optional.of(installation), "App"));
  }

  private List<SubscriberName> ownerOf(DeviceToken token) {
    return directory.departedOwnerOf(token.hash());
  }

  @Test
  void devicesOfADeletedSubscriberAreRememberedByTheirHashesRevokedOnesToo() {
    DeviceToken living = signIn("phone-1");
    DeviceToken revoked = signIn("phone-2");
    devices.revoke(ACME, 2, "Ann", directory.of(2).get(0).id());
    assertThat(ownerOf(living)).isEmpty();
    subscribers.delete(ACME, new Username("ANN"), Expected.ANYTHING);
    assertThat(directory.subscriberOf(living.hash())).isEmpty();
    assertThat(ownerOf(living)).contains(ANN);
    assertThat(ownerOf(revoked)).contains(ANN);
    assertThat(ownerOf(DeviceToken.random())).isEmpty();
    assertThat(node.rows("SELECT token_hash FROM departed_device").toString())
        .doesNotContain(living.text());
  }

  @Test
  void theyAreForgottenAfterNinetyDays() {
    DeviceToken token = signIn("phone-1");
    subscribers.delete(ACME, new Username("ann"), Expected.ANYTHING);
    assertThat(upkeep.deleteSomeOld()).isZero();
    node.execute("UPDATE departed_device SET departed_at = departed_at - INTERVAL '89' DAY");
    assertThat(upkeep.deleteSomeOld()).isZero();
    node.execute("UPDATE departed_device SET departed_at = departed_at - INTERVAL '2' DAY");
    assertThat(upkeep.deleteSomeOld()).isEqualTo(1);
    assertThat(ownerOf(token)).isEmpty();
  }

  @Test
  void theyGoWithTheirOrganization() {
    DeviceToken token = signIn("phone-1");
    subscribers.delete(ACME, new Username("ann"), Expected.ANYTHING);
    boolean some = node.inTransaction(() -> departed.deleteSome(1, 10));
    boolean more = node.inTransaction(() -> departed.deleteSome(1, 10));
    assertThat(List.of(some, more)).containsExactly(true, false);
    assertThat(ownerOf(token)).isEmpty();
  }
}
