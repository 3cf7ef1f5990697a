package org.callboard.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.callboard.password.AdministratorLoginBulkhead;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignInGateTest {

  private static final List<String> STORED = List.of("hash");

  @RegisterExtension final RefusalLines log = new RefusalLines();

  private final AtomicLong now = new AtomicLong();
  private final Settings settings = new Settings(Map.<String, String>of()::get);
  private final GuessLimits limits = new GuessLimits(settings, now::get);
  private final SignInGate gate = new SignInGate(limits, new SignInRefusals(limits, now::get));
  private final AdministratorLoginBulkhead bulkhead = new AdministratorLoginBulkhead(settings);
  private int hashes;

  @Test
  void whatIsRightPasses() {
    assertThat(pass("right", STORED)).contains("somebody");
    assertThat(pass("right", STORED)).contains("somebody");
    assertThat(hashes).isEqualTo(2);
  }

  @Test
  void theSameWrongPasswordAgainIsNotHashedAndCountsOnce() {
    for (int i = 0; i < 30; i++) {
      assertThat(pass("wrong", STORED)).isEmpty();
    }
    assertThat(hashes).isEqualTo(1);
    assertThat(log.because("wrong credentials")).hasSize(30);
  }

  @Test
  void soItIsForANameThatNobodyHas() {
    for (int i = 0; i < 30; i++) {
      assertThat(pass("wrong", List.of())).isEmpty();
    }
    assertThat(hashes).isEqualTo(1);
  }

  @Test
  void whatWasWrongIsHashedAgainOnceAnotherPasswordIsStored() {
    pass("wrong", STORED);
    pass("wrong", List.of("other hash"));
    pass("wrong", List.of());
    assertThat(hashes).isEqualTo(3);
  }

  @Test
  void differentWrongPasswordsAreHashedTenTimes() {
    for (int i = 0; i < 10; i++) {
      assertThat(pass("wrong" + i, STORED)).isEmpty();
    }
    Refused.with(429, () -> pass("wrong", STORED));
    Refused.with(429, () -> pass("right", STORED));
    assertThat(hashes).isEqualTo(10);
    assertThat(log.because("too many attempts")).hasSize(2);
  }

  @Test
  void ourOwnOutagesDoNotCount() {
    for (int i = 0; i < 30; i++) {
      String password = "password" + i;
      assertThatThrownBy(
              () ->
                  gate.pass(
                      bulkhead,
                      attempt(password),
                      guess -> {
                        throw new DataUnavailableException("The database is away.", null);
                      }))
          .isInstanceOf(DataUnavailableException.class);
    }
    assertThat(pass("right", STORED)).isPresent();
  }

  @Test
  void whatWasHashedInAnOutageCounts() {
    for (int i = 0; i < 10; i++) {
      guessInAnOutage("code" + i);
    }
    Refused.with(429, () -> pass("right", STORED));
  }

  /** A code that is good: its phone tries again and again, until the database is back. */
  @Test
  void theSameInAnOutageCountsOnceAndIsCheckedAfterwards() {
    for (int i = 0; i < 30; i++) {
      guessInAnOutage("right");
    }
    assertThat(pass("right", STORED)).isPresent();
    guessInAnOutage("wrong");
    for (int i = 0; i < 9; i++) {
      pass("wrong", STORED);
      pass("wrong" + i, STORED);
    }
    Refused.with(429, () -> pass("right", STORED));
    assertThat(hashes).isEqualTo(11);
  }

  private void guessInAnOutage(String password) {
    assertThatThrownBy(
            () ->
                gate.pass(
                    bulkhead,
                    attempt(password),
                    guess -> {
                      guess.wasWrongFor(STORED);
                      guess.isNoPassword();
                      throw new DataUnavailableException("The database is away.", null);
                    }))
        .isInstanceOf(DataUnavailableException.class);
  }

  @Test
  @Timeout(30)
  void whoWaitedForItsPlaceIsCheckedByTheLimitsAgain() throws Exception {
    for (int i = 0; i < 9; i++) {
      pass("wrong" + i, STORED);
    }
    FutureTask<Refusal> second = new FutureTask<>(() -> Refused.by(() -> pass("right", STORED)));
    Thread thread = new Thread(second);
    gate.pass(
        bulkhead,
        attempt("wrong"),
        guess -> {
          thread.start(); // has to wait for its turn
          while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
          }
          return Optional.empty();
        });
    assertThat(second.get().status()).isEqualTo(429);
    assertThat(hashes).isEqualTo(9);
  }

  private Optional<String> pass(String password, List<String> stored) {
    return gate.pass(
        bulkhead,
        attempt(password),
        guess -> guess.wasWrongFor(stored) ? Optional.empty() : hashed(password));
  }

  private Optional<String> hashed(String password) {
    hashes++;
    return Optional.of("somebody").filter(name -> password.equals("right"));
  }

  private static SignInAttempt attempt(String password) {
    return new SignInAttempt(AdminCredential.of("admin", password), "192.0.2.1");
  }
}
