package org.callboard.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.callboard.account.Account;
import org.callboard.account.AccountData;
import org.callboard.account.AccountReader;
import org.callboard.layer.Layers;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.phone.xml.PhoneAnswers;
import org.callboard.phone.xml.ProvisioningXml;
import org.callboard.platform.Settings;
import org.callboard.subscriber.SnapshotOf;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.SubscriberSnapshot;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccountProvisioningResourceTest {

  private final List<String> events = new ArrayList<>();

  @BeforeAll
  static void installJaxRs() {
    NoJaxRs.install();
  }

  /** Otherwise there might be no room for the answer when the code is used up. */
  @Test
  void aCodeIsUsedUpWhileThereIsRoomForItsAnswer() {
    byte[] answer = resource().body(call(), Optional.empty());
    assertThat(new String(answer, StandardCharsets.UTF_8)).contains("cbd_token");
    assertThat(events).containsExactly("room", "exchange", "room given back");
  }

  private AccountProvisioningResource resource() {
    return new AccountProvisioningResource(
        new NoLayers(), null, new Exchange(), null, new Room(), null);
  }

  private static PhoneCall call() {
    CloudId cloudId = new CloudId("EXAMPLE");
    return new PhoneCall(
        new PhoneRequest(
            new PhoneCredential(cloudId, false, new Username("ann"), "ABCD-EFGH-JK23"),
            "192.0.2.1",
            "POST",
            Optional.empty(),
            false,
            "App/1"),
        new PhoneUser(
            SnapshotOf.organization(1, cloudId, "Example", true, Optional.empty(), false),
            SnapshotOf.subscriber(7, new SubscriberName(1, "ann"), "Ann", "hash", true)),
        new RecognizedBy.Code(5));
  }

  private static final class NoLayers extends AccountReader {

    @Override
    public Layers<AccountData> read(
        OrganizationSnapshot organization, SubscriberSnapshot subscriber, boolean editable) {
      return Layers.of(organization, subscriber, editable, key -> AccountData.EMPTY);
    }
  }

  private final class Exchange extends SignInExchange {

    @Override
    String exchange(PhoneCall call) {
      events.add("exchange");
      return "cbd_token";
    }
  }

  private final class Room extends PhoneAnswers {

    private Room() {
      super(new ProvisioningXml(), new Settings(Map.<String, String>of()::get));
    }

    @Override
    public <T> T account(Account account, Function<AccountWriter, T> work) {
      events.add("room");
      T made = super.account(account, work);
      events.add("room given back");
      return made;
    }
  }
}
