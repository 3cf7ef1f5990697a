package org.callboard.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.callboard.Injection;
import org.callboard.device.FakeDevices;
import org.callboard.feed.DataChanged;
import org.callboard.organization.CloudId;
import org.callboard.organization.ReplacePriority;
import org.callboard.organization.SignInSettings;
import org.callboard.organization.SignInSettings.SignedOut;
import org.callboard.security.Refusal;
import org.callboard.security.Refused;
import org.callboard.subscriber.SnapshotOf;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Phones that send the token of a device. */
class DeviceRecognitionTest extends PhoneStoreFixture {

  private static final String TOKEN = FakeDevices.token("johns").text();
  private static final SignInSettings BY_ACCOUNT = new SignInSettings(true, SignedOut.ACCOUNT);
  private static final SignInSettings TYPED_AND_BY_ACCOUNT =
      new SignInSettings(false, SignedOut.ACCOUNT);

  @BeforeEach
  void aDevice() {
    commitDevice(5, "johns", false);
  }

  @Test
  void aTokenIsItsDeviceAndCostsNoSlowHash() {
    assertThat(recognize(TOKEN).by()).isEqualTo(new RecognizedBy.Token(5, false));
    assertThat(validate(TOKEN).subscriber()).isEqualTo(JOHN);
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void aKnownTokenCostsNoQuery() {
    recognize(TOKEN);
    devices.takeQueries();
    queries = 0;
    recognize(TOKEN);
    assertThat(devices.takeQueries()).isZero();
    assertThat(queries).isZero();
  }

  private void deleteJohn() {
    devices.depart(5, subscriber().name());
    subscribers.remove(JOHN);
    changed(JOHN);
    Injection.tell(deviceCache, DataChanged.ofSubscriber(ORGANIZATION, JOHN));
  }

  @Test
  void aDeletedSubscribersPhoneIsToldWhatADisabledOnesIs() {
    recognize(TOKEN);
    deleteJohn();
    pbkdf2.takeIterations();
    assertThat(Refused.by(() -> validate(TOKEN))).isEqualTo(Refusal.disabled());
    assertThat(Refused.by(() -> recognizeForAccount(TOKEN))).isEqualTo(Refusal.disabled());
    commit(BY_ACCOUNT, true);
    assertThat(Refused.by(() -> validate(TOKEN))).isEqualTo(Refusal.disabled());
    PhoneRequest asTyped = request(credential("EXAMPLE", "JohnDow\u200b", TOKEN));
    assertThat(admission.toAccount(asTyped).signedOut()).isTrue();
    PhoneCall call = recognizeForAccount(TOKEN);
    assertThat(call.signedOut()).isTrue();
    assertThat(call.isDeparted()).isTrue();
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  /** As the phone of a living subscriber is recognized: names were compared otherwise before. */
  @Test
  void aDeletedSubscriberIsKnownByTheNameAsItWasComparedBefore() {
    SubscriberName name = new SubscriberName(ORGANIZATION, new Username("al\u0131").key());
    commit(SnapshotOf.subscriber(JOHN, name, "al\u0131", hasher.hash("1"), true));
    PhoneCredential typed = credential("EXAMPLE", "ali", TOKEN);
    assertPhone(validate(typed));
    deleteJohn();
    commit(BY_ACCOUNT, true);
    assertThat(admission.toAccount(request(typed)).signedOut()).isTrue();
    assertThat(Refused.by(() -> validate(typed))).isEqualTo(Refusal.disabled());
    assertInvalid(validate(credential("EXAMPLE", "alina", TOKEN)));
  }

  @Test
  void nobodyElseIsToldThatASubscriberWasDeleted() {
    deleteJohn();
    commit(BY_ACCOUNT, true);
    assertInvalid(validate(credential("EXAMPLE", "other", TOKEN)));
    assertInvalid(validate(credential("NOWHERE", "johndow", TOKEN)));
    assertInvalid(validate(FakeDevices.token("nobodys").text()));
    assertInvalid(validate("12345678"));
  }

  @Test
  void whoGetsTheNameOfADeletedSubscriberIsNotServedToItsPhone() {
    deleteJohn();
    commit(john("another one", true));
    assertThat(Refused.by(() -> validate(TOKEN))).isEqualTo(Refusal.disabled());
    commit(BY_ACCOUNT, true);
    assertThat(recognizeForAccount(TOKEN).signedOut()).isTrue();
    assertThat(recognize("another one").isByPassword()).isTrue();
  }

  @Test
  void aTokenThatNobodyHasCostsWhatAWrongPasswordCosts() {
    assertInvalid(validate(FakeDevices.token("nobodys").text()));
    assertThat(pbkdf2.takeIterations()).isEqualTo(20_000);
  }

  @Test
  void aTokenAtAnotherOrganizationOrNameIsWrongAndCostsTheSame() {
    commit(
        SnapshotOf.organization(
            9, new CloudId("OTHER"), "Other", true, Optional.of(ReplacePriority.DEFAULT), false));
    SubscriberName johnThere = new SubscriberName(9, new Username("JohnDow").key());
    SubscriberName ann = new SubscriberName(ORGANIZATION, "ann");
    commit(SnapshotOf.subscriber(91, johnThere, "JohnDow", hasher.hash("1"), true));
    commit(SnapshotOf.subscriber(92, ann, "ann", hasher.hash("1"), true));
    recognize(TOKEN);
    pbkdf2.takeIterations();
    for (PhoneCredential wrong :
        List.of(
            credential("OTHER", "johndow", TOKEN),
            credential("NOWHERE", "johndow", TOKEN),
            credential("EXAMPLE", "ann", TOKEN),
            credential("EXAMPLE", "nobody", TOKEN))) {
      assertInvalid(validate(wrong));
      assertThat(pbkdf2.takeIterations()).isEqualTo(20_000);
    }
    recognize(TOKEN);
  }

  @Test
  void aPasswordThatLooksLikeATokenIsStillAPassword() {
    String password = FakeDevices.token("typed").text();
    commit(john(password, true));
    assertThat(recognize(password).isByPassword()).isTrue();
  }

  @Test
  void aRevokedTokenIsToldSoTheSameMomentWithoutASlowHash() {
    recognize(TOKEN);
    commitDevice(5, "johns", true);
    Refusal refusal = Refused.by(() -> validate(TOKEN));
    assertThat(refusal.status()).isEqualTo(403);
    assertThat(refusal.message()).isEqualTo("This device was signed out. Please sign in again.");
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void aRevokedTokenAtAnotherNameLearnsNothing() {
    commitDevice(5, "johns", true);
    assertInvalid(validate(credential("EXAMPLE", "nobody", TOKEN)));
  }

  @Test
  void aTokenThatWasReplacedIsWrong() {
    recognize(TOKEN);
    commitDevice(5, "another", false);
    assertInvalid(validate(TOKEN));
    recognize(FakeDevices.token("another").text());
  }

  @Test
  void aDeviceOfADisabledSubscriberIsRefusedUntilItIsEnabled() {
    recognize(TOKEN);
    commit(john("12345678", false));
    assertThat(Refused.by(() -> validate(TOKEN))).isEqualTo(Refusal.disabled());
    commit(john("12345678", true));
    recognize(TOKEN);
  }

  @Test
  void aNewPasswordLeavesTheDeviceItsToken() {
    recognize(TOKEN);
    commit(john("new password", true));
    recognize(TOKEN);
  }

  @Test
  void whereTheOrganizationWantsItTheAccountDoorSignsOut() {
    commit(BY_ACCOUNT, true);
    assertThat(recognizeForAccount(TOKEN).signedOut()).isFalse();
    commitDevice(5, "johns", true);
    assertThat(recognizeForAccount(TOKEN).signedOut()).isTrue();
    Refused.with(403, () -> validate(TOKEN));
    commitDevice(5, "johns", false);
    assertThat(recognizeForAccount(TOKEN).signedOut()).isFalse();
    commit(BY_ACCOUNT, false);
    assertThat(recognizeForAccount(TOKEN).signedOut()).isTrue();
    commit(SignInSettings.DEFAULT, false);
    Refused.with(403, () -> recognizeForAccount(TOKEN));
  }

  @Test
  void aTypedPasswordIsToldByAnAccountOnlyWhereItIsWhatPhonesRefreshWith() {
    commit(BY_ACCOUNT, false);
    Refused.with(403, () -> recognizeForAccount("12345678"));
    commit(TYPED_AND_BY_ACCOUNT, false);
    assertThat(recognizeForAccount("12345678").signedOut()).isTrue();
    Refused.with(403, () -> validate("12345678"));
  }

  @Test
  void aDeviceInMemoryIsRecognizedInAnOutageForABoundedTime() {
    recognize(TOKEN);
    contact.loseFor(Duration.ofHours(23));
    recognize(TOKEN);
    contact.loseFor(Duration.ofHours(25));
    assertUnverified(validate(TOKEN));
  }

  @Test
  void whatMayHaveChangedCannotBeCheckedInAnOutage() {
    recognize(TOKEN);
    Injection.tell(deviceCache, DataChanged.ofSubscriber(ORGANIZATION, JOHN));
    contact.loseFor(Duration.ofMinutes(1));
    assertUnverified(validate(TOKEN));
    assertUnverified(validate(FakeDevices.token("unknown").text()));
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void aStormOfLoginsKeepsNoDeviceWaiting() {
    bulkhead.run(() -> recognize(TOKEN));
  }

  @Test
  void aStormOfUnknownTokensIsBoundedAndKeepsNoKnownOneWaiting() {
    List<Integer> statuses = new ArrayList<>();
    settings.put("callboard.login.wait", "PT0.1S");
    restartKeepingCredentials();
    recognize(TOKEN);
    fill(
        DeviceRecognition.CONCURRENCY,
        () -> {
          recognize(TOKEN);
          statuses.add(Refused.by(() -> validate(FakeDevices.token("madeup").text())).status());
        });
    assertThat(statuses).containsExactly(503);
  }

  private void fill(int places, Runnable work) {
    tokenBulkhead.run(
        () -> {
          if (places == 1) {
            work.run();
          } else {
            fill(places - 1, work);
          }
          return null;
        });
  }

  @Test
  void onlyAUsedTokenThatIsServedIsSeen() {
    recognize(TOKEN);
    recognize("12345678");
    lastSeen.flush();
    assertThat(seen).containsExactly(5L);
    assertThat(served).containsExactly(JOHN);
    commitDevice(5, "johns", true);
    Refused.with(403, () -> validate(TOKEN));
    assertThat(lastSeen.flush()).isZero();
  }
}
