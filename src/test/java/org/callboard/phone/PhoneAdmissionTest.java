package org.callboard.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.callboard.organization.CloudId;
import org.callboard.security.RecognizedCredentials;
import org.callboard.security.Refusal;
import org.callboard.security.Refused;
import org.callboard.subscriber.SnapshotOf;
import org.callboard.subscriber.SubscriberName;
import org.callboard.subscriber.SubscriberSnapshot;
import org.callboard.subscriber.Username;
import org.junit.jupiter.api.Test;

class PhoneAdmissionTest extends PhoneStoreFixture {

  @Test
  void theRightPasswordIsAPhone() {
    PhoneCall call = validate("12345678").call().orElseThrow();
    assertThat(call.organization()).isSameAs(organizations.get(ORGANIZATION));
    assertThat(call.subscriber()).isSameAs(subscribers.get(JOHN));
    assertThat(call.isEditable()).isFalse();
    assertThat(call.by()).isEqualTo(new RecognizedBy.Password(subscriber().passwordHash()));
  }

  @Test
  void theEditableVersionIsTheSameSubscriberAndSaysSo() {
    Admitted result =
        validate(
            new PhoneCredential(new CloudId("EXAMPLE"), true, new Username("johndow"), "12345678"));
    assertThat(result.subscriber()).isEqualTo(JOHN);
    assertThat(result.call().orElseThrow().isEditable()).isTrue();
  }

  @Test
  void aPasswordIsHashedSlowlyOnlyOnce() {
    validate("12345678");
    pbkdf2.takeIterations();
    for (int i = 0; i < 3; i++) {
      assertPhone(validate("12345678"));
    }
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void everyRefusalIsTheSameAndCostsTheSame() {
    List<PhoneCredential> wrong =
        List.of(
            credential("EXAMPLE", "johndow", "wrong"),
            credential("EXAMPLE", "nobody", "12345678"),
            credential("NOWHERE", "johndow", "12345678"));
    for (PhoneCredential credential : wrong) {
      assertInvalid(validate(credential));
      assertThat(pbkdf2.takeIterations()).isEqualTo(20_000);
    }
  }

  @Test
  void everyRefusalCostsOneQueryWhoeverIsInMemory() {
    validate("12345678");
    for (PhoneCredential wrong :
        List.of(
            credential("EXAMPLE", "johndow", "wrong"),
            credential("EXAMPLE", "nobody", "12345678"),
            credential("NOWHERE", "johndow", "12345678"))) {
      for (int i = 0; i < 3; i++) {
        queries = 0;
        assertInvalid(validate(wrong));
        assertThat(queries).isEqualTo(1);
      }
    }
  }

  @Test
  void theSameWrongPasswordAgainCostsNoSlowHashWhomeverItNames() {
    for (String username : List.of("johndow", "nobody")) {
      assertInvalid(validate(credential("EXAMPLE", username, "wrong")));
      pbkdf2.takeIterations();
      assertInvalid(validate(credential("EXAMPLE", username, "wrong")));
      assertThat(pbkdf2.takeIterations()).isZero();
    }
    commit(john("wrong", true)); // which it is not any more
    assertPhone(validate("wrong"));
  }

  @Test
  void guessesAreRefusedWithoutASlowHashAndWhoIsRecognizedGoesOn() {
    validate("12345678");
    for (String username : List.of("johndow", "nobody")) {
      for (int i = 0; i < 10; i++) {
        assertInvalid(validate(credential("EXAMPLE", username, "wrong" + i)));
      }
      pbkdf2.takeIterations();
      Refused.with(429, () -> validate(credential("EXAMPLE", username, "wrong")));
      assertThat(pbkdf2.takeIterations()).isZero();
    }
    assertPhone(validate("12345678"));
  }

  @Test
  void aWrongPasswordIsNotRememberedAndDoesNotDisturbTheRightOne() {
    validate("12345678");
    assertInvalid(validate("wrong"));
    assertInvalid(validate("wrong"));
    pbkdf2.takeIterations();
    assertPhone(validate("12345678"));
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void aChangedPasswordIsVoidAtOnce() {
    validate("12345678");
    commit(john("new password", true));
    assertInvalid(validate("12345678"));
    assertPhone(validate("new password"));
    commit(john("12345678", true));
    assertInvalid(validate("new password"));
    assertPhone(validate("12345678"));
  }

  @Test
  void onlyTheRightPasswordLearnsThatASubscriberIsDisabled() {
    commit(john("12345678", false));
    Refusal refusal = Refused.by(() -> validate("12345678"));
    assertThat(refusal.status()).isEqualTo(403);
    assertThat(refusal.message()).contains("disabled");
    assertInvalid(validate("wrong"));
  }

  @Test
  void onlyTheRightPasswordLearnsThatAnOrganizationIsDisabled() {
    commit(organization(false));
    Refused.with(403, () -> validate("12345678"));
    assertInvalid(validate("wrong"));
  }

  @Test
  void aRecognizedPhoneIsRefusedTheMomentItIsDisabledAndNotAMomentLonger() {
    validate("12345678");
    commit(organization(false));
    Refused.with(403, () -> validate("12345678"));
    commit(organization(true));
    assertPhone(validate("12345678"));
    SubscriberSnapshot enabled = subscribers.get(JOHN);
    commit(withEnabled(enabled, false));
    pbkdf2.takeIterations();
    Refused.with(403, () -> validate("12345678"));
    commit(enabled);
    assertPhone(validate("12345678"));
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void aDeletedSubscriberIsNobody() {
    validate("12345678");
    subscribers.remove(JOHN);
    changed(JOHN);
    assertInvalid(validate("12345678"));
  }

  @Test
  void whoTakesOverTheNameIsNotRecognizedByItsOldPassword() {
    validate("12345678");
    SubscriberName name = subscribers.remove(JOHN).name();
    changed(JOHN);
    SubscriberSnapshot successor =
        SnapshotOf.subscriber(7, name, "JohnDow", hasher.hash("other password"), true);
    commit(successor);
    assertInvalid(validate("12345678"));
    assertThat(validate("other password").subscriber()).isEqualTo(7);
  }

  @Test
  void whoIsKnownIsRecognizedWhileTheDatabaseIsLost() {
    validate("12345678");
    pbkdf2.takeIterations();
    contact.loseFor(Duration.ofHours(23));
    assertPhone(validate("12345678"));
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void aWrongPasswordOfSomebodyInMemoryIsRefusedEvenThen() {
    validate("12345678");
    contact.loseFor(Duration.ofHours(1));
    assertInvalid(validate("wrong"));
  }

  @Test
  void whoFellOutOfMemoryCannotBeCheckedSinceHeMayHaveBeenDisabled() {
    validate("12345678");
    restartKeepingCredentials();
    contact.loseFor(Duration.ofHours(23));
    assertUnverified(validate("12345678"));
    assertUnverified(validate("wrong"));
  }

  @Test
  void anOldPasswordThatWasRefusedOnceIsNotRecognizedInALaterOutage() {
    validate("12345678");
    commit(john("new password", true));
    assertInvalid(validate("12345678"));
    restartKeepingCredentials();
    contact.loseFor(Duration.ofHours(1));
    assertUnverified(validate("12345678"));
  }

  @Test
  void whoIsKnownToHaveChangedCannotBeCheckedInAnOutage() {
    validate("12345678");
    commit(john("new password", true));
    contact.loseFor(Duration.ofMinutes(1));
    assertUnverified(validate("12345678"));
    assertUnverified(validate("new password"));
  }

  @Test
  void whoseOrganizationIsKnownToHaveChangedCannotBeCheckedInAnOutage() {
    validate("12345678");
    commit(organization(false));
    contact.loseFor(Duration.ofMinutes(1));
    assertUnverified(validate("12345678"));
  }

  @Test
  void memoryIsTrustedForABoundedTimeOnly() {
    validate("12345678");
    contact.loseFor(Duration.ofHours(25));
    assertUnverified(validate("12345678"));
    restartKeepingCredentials();
    assertUnverified(validate("12345678"));
    contact.restore();
    assertPhone(validate("12345678"));
  }

  @Test
  void whoCannotBeCheckedCostsNoSlowHash() {
    contact.loseFor(Duration.ofMinutes(1));
    assertUnverified(validate("12345678"));
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void whoCannotBeCheckedIsRefusedWhereTheSettingSaysSo() {
    settings.put("callboard.unverified-login", "refuse");
    restartKeepingCredentials();
    contact.loseFor(Duration.ofMinutes(1));
    Refusal refusal = Refused.by(() -> validate("12345678"));
    assertThat(refusal.status()).isEqualTo(503);
    assertThat(refusal.headers()).containsKey("Retry-After");
  }

  @Test
  void anOldHashIsMadeAgainAtTheCurrentCostBySigningIn() {
    String oldHash = subscriber().passwordHash();
    settings.put("callboard.password.iterations", "20000");
    restartKeepingCredentials();
    assertInvalid(validate("wrong"));
    assertThat(subscriber().passwordHash()).isEqualTo(oldHash);
    assertPhone(validate("12345678"));
    assertThat(subscriber().passwordHash()).startsWith("PBKDF2WithHmacSHA512:20000:");
    pbkdf2.takeIterations();
    assertPhone(validate("12345678"));
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  /** Of an earlier import, or of a time when this server's own cost was higher. */
  @Test
  void aHashThatCostsFarTooMuchIsReplacedBySigningInToo() {
    settings.put("callboard.password.iterations", "50000");
    restartKeepingCredentials();
    assertPhone(validate("12345678"));
    assertThat(subscriber().passwordHash()).startsWith("PBKDF2WithHmacSHA512:50000:");
    settings.put("callboard.password.iterations", "20000");
    recognized = new RecognizedCredentials(settings());
    restartKeepingCredentials();
    assertInvalid(validate("wrong"));
    assertPhone(validate("12345678"));
    assertThat(subscriber().passwordHash()).startsWith("PBKDF2WithHmacSHA512:20000:");
  }

  @Test
  void anUpgradeThatFailsDoesNotFailTheSignIn() {
    settings.put("callboard.password.iterations", "20000");
    restartKeepingCredentials();
    editorFails = true;
    assertPhone(validate("12345678"));
    pbkdf2.takeIterations();
    assertPhone(validate("12345678"));
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void aStormOfLoginsDoesNotTouchWhoIsRecognized() {
    validate("12345678");
    List<Integer> statuses =
        bulkhead.run(
            () -> {
              assertPhone(validate("12345678"));
              return List.of(
                  Refused.by(() -> validate("wrong")).status(),
                  Refused.by(() -> validate(credential("NOWHERE", "a", "b"))).status());
            });
    assertThat(statuses).containsExactly(503, 503);
    assertInvalid(validate("wrong"));
  }

  @Test
  void aFullBulkheadAsksTheDatabaseForNoName() {
    List<Integer> statuses =
        bulkhead.run(
            () -> {
              queries = 0;
              return List.of(
                  Refused.by(() -> validate("12345678")).status(),
                  Refused.by(() -> validate(credential("NOWHERE", "a", "b"))).status());
            });
    assertThat(statuses).containsExactly(503, 503);
    assertThat(queries).isZero();
  }
}
