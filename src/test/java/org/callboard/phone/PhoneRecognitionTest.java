package org.callboard.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.callboard.device.SignInCode;
import org.callboard.security.RecognizedCredentials;
import org.callboard.security.Refusal;
import org.callboard.security.Refused;
import org.callboard.subscriber.PreviousPassword;
import org.callboard.subscriber.SnapshotOf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One-time codes, and passwords that were changed. */
class PhoneRecognitionTest extends PhoneStoreFixture {

  private static final String CODE = "ABCD-EFGH-JK23";
  private static final SignInCode STORED = new SignInCode("ABCDEFGHJK23");

  private String old;

  @BeforeEach
  void hashTheOldPassword() {
    old = hasher.hash("old password");
    pbkdf2.takeIterations();
  }

  @Test
  void aCodeIsAcceptedAsThePassword() {
    codes.put(STORED, 3L);
    assertThat(recognize(" abcdefgh-JK23").by()).isEqualTo(new RecognizedBy.Code(3));
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void aCodeIsNotRememberedSinceItIsUsedOnce() {
    codes.put(STORED, 3L);
    recognize(CODE);
    codes.remove(STORED);
    assertInvalid(validate(CODE));
  }

  @Test
  void aWrongCodeCostsTheSameForWhomeverItNames() {
    codes.put(STORED, 3L);
    for (PhoneCredential wrong :
        new PhoneCredential[] {
          credential("EXAMPLE", "johndow", "ABCD-EFGH-JK24"),
          credential("EXAMPLE", "nobody", CODE),
          credential("NOWHERE", "johndow", CODE)
        }) {
      assertInvalid(validate(wrong));
      assertThat(pbkdf2.takeIterations()).isEqualTo(20_000);
    }
  }

  @Test
  void codesAreTriedBehindTheBulkhead() {
    codes.put(STORED, 3L);
    bulkhead.run(
        () -> {
          queries = 0;
          Refused.with(503, () -> validate(CODE));
          return null;
        });
    assertThat(queries).isZero();
  }

  @Test
  void aCodeThatIsAlsoAPasswordIsACode() {
    commit(john(CODE, true));
    codes.put(STORED, 3L);
    assertThat(recognize(CODE).isByCode()).isTrue();
    codes.remove(STORED);
    assertThat(recognize(CODE).isByPassword()).isTrue();
  }

  @Test
  void aCodeDoesNotSignInToADisabledAccount() {
    commit(john("12345678", false));
    codes.put(STORED, 3L);
    assertThat(Refused.by(() -> recognizeForAccount(CODE))).isEqualTo(Refusal.disabled());
  }

  @Test
  void inAnOutageACodeCannotBeCheckedButAPasswordOfItsFormCan() {
    commit(john("ZZZZ-ZZZZ-ZZZZ", true));
    recognize("ZZZZ-ZZZZ-ZZZZ");
    codes.put(STORED, 3L);
    recognized = new RecognizedCredentials(settings());
    contact.loseFor(Duration.ofMinutes(1));
    assertUnverified(validate(CODE));
    assertThat(recognize("ZZZZ-ZZZZ-ZZZZ").isByPassword()).isTrue();
  }

  @Test
  void inAnOutageGuessesInTheFormOfACodeAreSlowedDown() {
    codes.put(STORED, 3L);
    recognize("12345678"); // so that the subscriber is in memory
    contact.loseFor(Duration.ofMinutes(1));
    for (char c = 'A'; c < 'A' + 8; c++) {
      assertUnverified(validate("ABCD-EFGH-JK2" + c));
    }
    for (int i = 0; i < 5; i++) {
      assertUnverified(validate(CODE));
    }
    assertUnverified(validate("ABCD-EFGH-JK33"));
    pbkdf2.takeIterations();
    Refused.with(429, () -> validate("ABCD-EFGH-JK44"));
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void aCodeThatWasTriedInAnOutageIsGoodAfterwards() {
    codes.put(STORED, 3L);
    recognize("12345678");
    contact.loseFor(Duration.ofMinutes(1));
    assertUnverified(validate(CODE));
    contact.confirm(System.nanoTime());
    assertThat(recognize(CODE).isByCode()).isTrue();
  }

  @Test
  void thePreviousPasswordWorksUntilItsTime() {
    overlap(Instant.now().plusSeconds(60));
    assertThat(recognize("old password").by()).isEqualTo(new RecognizedBy.Password(old));
    assertThat(pbkdf2.takeIterations()).isEqualTo(20_000);
    recognize("old password");
    assertThat(pbkdf2.takeIterations()).isZero();
    overlap(Instant.now().minusSeconds(1));
    assertInvalid(validate("old password"));
    recognize("12345678");
  }

  @Test
  void theOldPasswordStaysRememberedWhenItBecomesThePreviousOne() {
    commit(john(true, old));
    recognize("old password");
    pbkdf2.takeIterations();
    commit(
        SnapshotOf.withPrevious(
            john(true, hasher.hash("12345678")),
            new PreviousPassword(old, Instant.now().plusSeconds(60))));
    pbkdf2.takeIterations();
    recognize("old password");
    assertThat(pbkdf2.takeIterations()).isZero();
  }

  @Test
  void theCurrentPasswordCostsOneSlowHashAndAWrongOneTwoOverlapOrNot() {
    for (Instant until : new Instant[] {Instant.now().plusSeconds(60), Instant.EPOCH}) {
      recognized = new RecognizedCredentials(settings());
      restartKeepingCredentials();
      overlap(until);
      recognize("12345678");
      assertThat(pbkdf2.takeIterations()).isEqualTo(10_000);
      assertInvalid(validate("wrong"));
      assertThat(pbkdf2.takeIterations()).isEqualTo(20_000);
    }
  }

  /** The same hashes each time: only the time ends it. */
  private void overlap(Instant until) {
    commit(
        SnapshotOf.withPrevious(
            john(true, subscribers.get(JOHN).passwordHash()), new PreviousPassword(old, until)));
    pbkdf2.takeIterations();
  }

  @ParameterizedTest
  @ValueSource(strings = {"johndow\u00a0", "\u200bJohnDow"})
  void aNameThatIsFoundAsItIsMeantCostsNoQueryAndIsServedInAnOutage(String typed) {
    PhoneCredential phone = credential("EXAMPLE", typed, "12345678");
    assertPhone(validate(phone));
    queries = 0;
    assertPhone(validate(phone));
    assertThat(queries).isZero();
    contact.loseFor(Duration.ofMinutes(1));
    assertPhone(validate(phone));
  }

  /** Guesses count for all spellings together; what was recognized counts for its own. */
  @Test
  void whatWasRecognizedUnderOneNameIsNotUnderATwins() {
    PhoneCredential plain = credential("EXAMPLE", "zw1", "12345678");
    PhoneCredential twin = credential("EXAMPLE", "zw1\u200b", "12345678");
    assertThat(twin.name()).isEqualTo(plain.name());
    assertThat(twin.parts()).isNotEqualTo(plain.parts());
    assertThat(credential("EXAMPLE", "ZW1", "12345678").parts()).isEqualTo(plain.parts());
  }
}
