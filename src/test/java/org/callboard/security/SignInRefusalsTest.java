package org.callboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.callboard.platform.Settings;
import org.callboard.security.SignInRefusals.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignInRefusalsTest {

  private final AtomicLong now = new AtomicLong();
  private final GuessLimits limits =
      new GuessLimits(new Settings(Map.<String, String>of()::get), now::get);
  private final SignInRefusals refusals = new SignInRefusals(limits, now::get);
  @RegisterExtension final RefusalLines log = new RefusalLines();

  @Test
  void aRefusalIsOneLineWithoutWhatWasTyped() {
    AdminCredential typed = AdminCredential.of("typed-name", "typed-password");
    refusals.refused(new SignInAttempt(typed, "192.0.2.7"), Reason.WRONG);
    assertThat(log.all())
        .containsExactly(
            "Sign-in refused: administrator, address 192.0.2.7, name "
                + limits.nameHash(typed.name())
                + ": wrong credentials");
    assertThat(log.all().get(0)).doesNotContain("typed");
  }

  @Test
  void aTokenThatIsNobodysIsToldByItsAddress() {
    refusals.refusedToken("192.0.2.7");
    assertThat(log.all())
        .containsExactly("Sign-in refused: administrator, address 192.0.2.7: wrong token");
  }

  @Test
  void aStormIsFewLinesAMinuteAndANumber() {
    for (int i = 0; i < 1000; i++) {
      refusals.refusedToken("192.0.2.7");
    }
    assertThat(log.all()).hasSize(SignInRefusals.LINES);
    now.addAndGet(Duration.ofMinutes(1).toNanos());
    refusals.refusedToken("192.0.2.8");
    assertThat(log.all())
        .hasSize(SignInRefusals.LINES + 2)
        .contains("Sign-ins refused, not shown: " + (1000 - SignInRefusals.LINES));
    assertThat(log.all().get(log.all().size() - 1)).contains("192.0.2.8");
  }
}
