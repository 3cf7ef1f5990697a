package org.callboard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.callboard.platform.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looking for the server's mail session. */
class PostmanTest {

  private final Logger log = Logger.getLogger(Postman.class.getName());
  private final List<String> lines = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(line.getMessage());
        }

        @Override
        public void flush() {
          // nothing is held back
        }

        @Override
        public void close() {
          // nothing is open
        }
      };

  @BeforeEach
  void listen() {
    log.addHandler(handler);
  }

  @AfterEach
  void forget() {
    log.removeHandler(handler);
  }

  @Test
  void theLogNamesAMissingSessionOnce() {
    Postman postman = new Postman(new Settings(Map.of("callboard.mail.session", "mail/no")::get));
    for (int i = 0; i < 3; i++) {
      assertThat(postman.session()).isEmpty();
    }
    assertThat(lines).containsExactly("There is no mail session {0}");
  }

  @Test
  void whereNoneIsNamedNoneIsLookedFor() {
    assertThat(new Postman(new Settings(key -> null)).session()).isEmpty();
    assertThat(lines).isEmpty();
  }
}
