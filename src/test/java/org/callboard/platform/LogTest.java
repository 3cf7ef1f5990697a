package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of the log and the request that they belong to. */
class LogTest {

  private final Logger servers = Logger.getLogger(LogTest.class.getName());
  private final Logger log = Log.of(LogTest.class);
  private final List<String> lines = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(line.getSourceClassName() + ": " + new SimpleFormatter().formatMessage(line));
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
    servers.setUseParentHandlers(false);
    servers.addHandler(handler);
  }

  @AfterEach
  void forget() {
    servers.removeHandler(handler);
    RequestId.set(Optional.empty());
  }

  @Test
  void aLineBeginsWithTheIdOfItsRequest() {
    RequestId.set(Optional.of("abc-1"));
    log.log(Level.WARNING, "{0} of {1}", new Object[] {"one", "two"});
    log.warning("it's {0}");
    RequestId.set(Optional.empty());
    log.log(Level.WARNING, "none");
    String name = LogTest.class.getName() + ": ";
    assertThat(lines)
        .containsExactly(name + "[abc-1] one of two", name + "[abc-1] it's {0}", name + "none");
  }

  @Test
  void whatTheServerDoesNotLogIsNotMade() {
    servers.setLevel(Level.WARNING);
    log.log(Level.INFO, () -> lines.add("made") + "");
    assertThat(lines).isEmpty();
    assertThat(log.isLoggable(Level.WARNING)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "Root=1-67891233-abcdef012345678912345678",
        "7f000001:1f90_c0a80001:1f90/req@node"
      })
  void aSaneIdIsTakenOver(String sent) {
    assertThat(RequestId.of(List.of(sent))).isEqualTo(sent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\nb", "a\u001b[31m", "{0}", "it's", "é", "\"", "<b>"})
  void whatCouldBeMoreThanAnIdIsReplaced(String sent) {
    assertThat(RequestId.of(List.of(sent))).matches("[0-9a-f]{20}");
  }

  @Test
  void ofNoneOrSeveralOrTooLongAnIdANewOneIsMade() {
    assertThat(RequestId.of(List.of())).isNotEqualTo(RequestId.of(List.of()));
    assertThat(RequestId.of(List.of("a", "b"))).matches("[0-9a-f]{20}");
    assertThat(RequestId.of(List.of("a".repeat(128)))).hasSize(128);
    assertThat(RequestId.of(List.of("a".repeat(129)))).hasSize(20);
  }
}
