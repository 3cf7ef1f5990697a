package org.callboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.callboard.platform.Settings;
import org.callboard.security.SignInRefusals.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInRefusalsTest {

  private static final Logger LOG = Logger.getLogger(SignInRefusals.class.getName());

  private final AtomicLong now = new AtomicLong();
  private final GuessLimits limits =
      new GuessLimits(new Settings(Map.<String, String>of()::get), now::get);
  private final SignInRefusals refusals = new SignInRefusals(limits, now::get);
  private final List<String> lines = new ArrayList<>();

  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(MessageFormat.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOG.addHandler(handler);
  }

  @AfterEach
  void stop() {
    LOG.removeHandler(handler);
  }

  @Test
  void aRefusalIsOneLineWithoutWhatWasTyped() {
    AdminCredential typed = AdminCredential.of("typed-name", "typed-password");
    refusals.refused(new SignInAttempt(typed, "192.0.2.7"), Reason.WRONG);
    assertThat(lines)
        .containsExactly(
            "Sign-in refused: administrator, address 192.0.2.7, name "
                + limits.nameHash(typed.name())
                + ": wrong credentials");
    assertThat(lines.get(0)).doesNotContain("typed");
  }

  @Test
  void aTokenThatIsNobodysIsToldByItsAddress() {
    refusals.refusedToken("192.0.2.7");
    assertThat(lines)
        .containsExactly("Sign-in refused: administrator, address 192.0.2.7: wrong token");
  }

  @Test
  void aStormIsFewLinesAMinuteAndANumber() {
    for (int i = 0; i < 1000; i++) {
      refusals.refusedToken("192.0.2.7");
    }
    assertThat(lines).hasSize(SignInRefusals.LINES);
    assertThat(refusals.count(Reason.WRONG_TOKEN)).isEqualTo(1000);
    now.addAndGet(Duration.ofMinutes(1).toNanos());
    refusals.refusedToken("192.0.2.8");
    assertThat(lines)
        .hasSize(SignInRefusals.LINES + 2)
        .contains("Sign-ins refused, not shown: " + (1000 - SignInRefusals.LINES));
    assertThat(lines.get(lines.size() - 1)).contains("192.0.2.8");
  }
}
