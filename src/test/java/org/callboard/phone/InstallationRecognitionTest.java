package org.callboard.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.callboard.Injection;
import org.callboard.device.FakeDevices;
import org.callboard.device.SignInCode;
import org.callboard.device.SignInSecret;
import org.callboard.feed.DataChanged;
import org.callboard.security.Refusal;
import org.callboard.security.Refused;
import org.callboard.subscriber.SnapshotOf;
import org.callboard.subscriber.SubscriberName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a phone signed in by once is good at the global door, with its installation only. */
class InstallationRecognitionTest extends PhoneStoreFixture {

  private static final String CODE = "ABCD-EFGH-JK23";
  private static final String OLD = "old password";
  private static final String PHONE = "phone-1";

  private SignInSecret ofCode;
  private SignInSecret ofPassword;

  @BeforeEach
  void twoPhonesOfJohn() {
    ofCode = FakeDevices.secretOf(new SignInCode("ABCDEFGHJK23"), JOHN);
    ofPassword = new SignInSecret(hasher.hash(OLD));
    commit(7, PHONE, ofCode, false);
    commit(8, "phone-2", ofPassword, false);
    pbkdf2.takeIterations();
    devices.takeQueries();
  }

  private void commit(long id, String installation, SignInSecret secret, boolean revoked) {
    devices.put(id, ORGANIZATION, JOHN, installation, secret, revoked);
    Injection.tell(deviceCache, DataChanged.ofSubscriber(ORGANIZATION, JOHN));
  }

  private static PhoneRequest of(String installation, String password) {
    return of(installation, credential("EXAMPLE", "johndow", password));
  }

  private static PhoneRequest of(String installation, PhoneCredential credential) {
    return new PhoneRequest(credential, "192.0.2.1", "POST", Optional.of(installation), false, "");
  }

  @Test
  void aUsedCodeIsGoodForTheInstallationThatUsedItWithoutASlowHash() {
    PhoneCall call = validate(of(PHONE, "abcdefgh-jk23")).call().orElseThrow();
    assertThat(call.by()).isEqualTo(new RecognizedBy.Installation());
    assertThat(call.subscriber().id()).isEqualTo(JOHN);
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void anOldPasswordIsGoodForTheInstallationThatSignedInByItAndHashedOnce() {
    assertPhone(validate(of("phone-2", OLD)));
    assertThat(pbkdf2.takeIterations()).isEqualTo(20_000);
    devices.takeQueries();
    queries = 0;
    assertPhone(validate(of("phone-2", OLD)));
    assertThat(pbkdf2.takeIterations()).isZero();
    assertThat(queries + devices.takeQueries()).isZero();
  }

  @Test
  void neitherOpensTheAccount() {
    validate(of(PHONE, CODE));
    validate(of("phone-2", OLD));
    for (PhoneRequest request : new PhoneRequest[] {of(PHONE, CODE), of("phone-2", OLD)}) {
      assertThat(Refused.by(() -> admission.toAccount(request)))
          .isEqualTo(PhoneRefusals.wrongCredentials());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"phone-2", "phone-3", "PHONE-1", "phone-1 ", "phone"})
  void noOtherInstallationIsKnownByTheSecret(String other) {
    validate(of(PHONE, CODE));
    assertInvalid(validate(of(other, CODE)));
    if (!other.equals("phone-2")) {
      validate(of("phone-2", OLD));
      assertInvalid(validate(of(other, OLD)));
    }
  }

  @Test
  void anInstallationAloneOpensNothing() {
    validate(of(PHONE, CODE));
    assertInvalid(validate(of(PHONE, "ABCD-EFGH-JK24")));
    assertInvalid(validate(of(PHONE, OLD)));
    assertInvalid(validate(of("phone-2", CODE)));
    assertInvalid(validate(CODE));
    assertInvalid(validate(OLD));
    assertInvalid(validate(of("phone-2", "none")));
    assertInvalid(validate(of("phone-2", ofPassword.text())));
    assertInvalid(validate(of(PHONE, ofCode.text())));
  }

  @Test
  void nobodyElseIsKnownByThem() {
    commit(
        SnapshotOf.subscriber(
            9,
            new SubscriberName(ORGANIZATION, "other"),
            "other",
            hasher.hash("another one"),
            true));
    validate(of(PHONE, CODE));
    assertInvalid(validate(of(PHONE, credential("EXAMPLE", "other", CODE))));
    assertInvalid(validate(of(PHONE, credential("NOWHERE", "johndow", CODE))));
    assertInvalid(validate(of("phone-2", credential("EXAMPLE", "other", OLD))));
  }

  @Test
  void aRevokedDeviceIsNotKnown() {
    assertPhone(validate(of(PHONE, CODE)));
    assertPhone(validate(of("phone-2", OLD)));
    commit(7, PHONE, ofCode, true);
    commit(8, "phone-2", ofPassword, true);
    assertInvalid(validate(of(PHONE, CODE)));
    assertInvalid(validate(of("phone-2", OLD)));
  }

  @Test
  void whatSignedInByANewSecretIsNotKnownByTheOldOne() {
    assertPhone(validate(of(PHONE, CODE)));
    commit(7, PHONE, ofPassword, false);
    assertInvalid(validate(of(PHONE, CODE)));
    assertPhone(validate(of(PHONE, OLD)));
  }

  @Test
  void aDisabledSubscribersPhoneIsToldSo() {
    commit(withEnabled(subscriber(), false));
    assertThat(Refused.by(() -> validate(of(PHONE, CODE)))).isEqualTo(Refusal.disabled());
  }

  @Test
  void theCurrentPasswordIsAPasswordStill() {
    assertThat(validate(of("phone-2", "12345678")).call().orElseThrow().isByPassword()).isTrue();
    assertThat(pbkdf2.takeIterations()).isEqualTo(10_000);
  }

  /** Whether a name or its installation exists, and what that has signed in by. */
  @Test
  void whatIsWrongCostsTheSameForWhomeverItNames() {
    for (String wrong : new String[] {"wrong", "ABCD-EFGH-JK29"}) {
      for (PhoneRequest request :
          new PhoneRequest[] {
            of(PHONE, wrong),
            of("phone-2", wrong),
            of("phone-9", wrong),
            of(PHONE, credential("EXAMPLE", "nobody", wrong)),
            of(PHONE, credential("NOWHERE", "johndow", wrong))
          }) {
        queries = 0;
        devices.takeQueries();
        assertInvalid(validate(request));
        assertThat(pbkdf2.takeIterations()).isEqualTo(30_000);
        assertThat(devices.takeQueries()).isEqualTo(1);
      }
    }
  }

  @Test
  void itIsAskedBehindTheBulkhead() {
    bulkhead.run(
        () -> {
          devices.takeQueries();
          Refused.with(503, () -> validate(of(PHONE, CODE)));
          return null;
        });
    assertThat(devices.takeQueries()).isZero();
  }

  @Test
  void guessesWithAnInstallationAreSlowedDown() {
    for (int i = 0; i < 10; i++) {
      assertInvalid(validate(of("phone-2", "wrong " + i)));
    }
    Refused.with(429, () -> validate(of("phone-2", "wrong 10")));
    Refused.with(429, () -> validate(of("phone-2", OLD)));
  }

  @Test
  void aNameThatIsFoundAsItIsMeantCostsNoQueryAndIsServedInAnOutage() {
    PhoneRequest request = of(PHONE, credential("EXAMPLE", "johndow\u00a0", CODE));
    assertPhone(validate(request));
    devices.takeQueries();
    queries = 0;
    assertPhone(validate(request));
    assertThat(queries + devices.takeQueries()).isZero();
    contact.loseFor(Duration.ofMinutes(1));
    assertPhone(validate(request));
  }

  @Test
  void inAnOutageWhatWasRecognizedBeforeIsServedAndTheRestIsNotRefused() {
    assertPhone(validate(of(PHONE, CODE)));
    recognize("12345678");
    contact.loseFor(Duration.ofMinutes(1));
    assertPhone(validate(of(PHONE, CODE)));
    assertUnverified(validate(of("phone-2", OLD)));
    contact.confirm(System.nanoTime());
    assertPhone(validate(of("phone-2", OLD)));
  }
}
