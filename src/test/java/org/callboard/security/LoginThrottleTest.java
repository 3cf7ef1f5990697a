package org.callboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.callboard.platform.Settings;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

  private final AtomicLong now = new AtomicLong();
  private final LoginThrottle throttle =
      new LoginThrottle(
          new Settings(Map.of("callboard.admin.address-failures", "15")::get), now::get);
  private int checks;

  @Test
  void afterSomeFailuresAnAddressIsNotCheckedAnyMore() {
    for (int i = 0; i < 15; i++) {
      assertThat(wrong("address", "name" + i)).isEmpty();
    }
    Refusal refusal = Refused.by(() -> right("address", "other name"));
    assertThat(refusal.status()).isEqualTo(429);
    assertThat(refusal.headers()).containsEntry("Retry-After", "300");
    assertThat(checks).isEqualTo(15);
    assertThat(right("other address", "other name")).isPresent();
  }

  @Test
  void afterTenFailuresANameIsNotCheckedFromThereAnyMore() {
    for (int i = 0; i < LoginThrottle.MAX_FAILURES; i++) {
      wrong("address", "name");
    }
    Refused.with(429, () -> right("address", "name"));
    assertThat(right("address", "other name")).isPresent();
    assertThat(right("other address", "name")).isPresent();
  }

  @Test
  void afterAHundredFailuresANameIsNotCheckedFromAnywhere() {
    for (int i = 0; i < LoginThrottle.MAX_FAILURES_OF_NAME; i++) {
      wrong("address" + i, "name");
    }
    Refused.with(429, () -> right("other address", "name"));
    assertThat(right("other address", "other name")).isPresent();
  }

  @Test
  void itIsOverAfterFiveMinutesFromTheFirstFailure() {
    for (int i = 0; i < LoginThrottle.MAX_FAILURES; i++) {
      wrong("address", "name");
      now.addAndGet(Duration.ofSeconds(20).toNanos());
    }
    Refused.with(429, () -> right("address", "name"));
    now.addAndGet(Duration.ofSeconds(101).toNanos());
    assertThat(right("address", "name")).isPresent();
  }

  @Test
  void whatIsRightOrWasNotCheckedDoesNotCount() {
    for (int i = 0; i < 3 * LoginThrottle.MAX_FAILURES_OF_NAME; i++) {
      right("address", "name");
      Refused.with(503, () -> throttle.attempt("address", "name", LoginThrottleTest::busy));
    }
    assertThat(right("address", "name")).isPresent();
  }

  private static Optional<String> busy() {
    throw new RefusedException(Refusal.busy(Duration.ofSeconds(5)));
  }

  private Optional<String> right(String address, String name) {
    return throttle.attempt(address, name, () -> checked(Optional.of("somebody")));
  }

  private Optional<String> wrong(String address, String name) {
    return throttle.attempt(address, name, () -> checked(Optional.empty()));
  }

  private Optional<String> checked(Optional<String> result) {
    checks++;
    return result;
  }
}
