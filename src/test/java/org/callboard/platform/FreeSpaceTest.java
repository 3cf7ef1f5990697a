package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreeSpaceTest {

  private static final long MEBIBYTE = 1024L * 1024L;
  private static final Logger LOG = Logger.getLogger(FreeSpace.class.getName());

  private final List<String> lines = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(line.getMessage());
        }

        @Override
        public void flush() {
          // Nothing is kept back.
        }

        @Override
        public void close() {
          // There is nothing to close.
        }
      };

  private long left = 1000 * MEBIBYTE;
  private long total = 100_000 * MEBIBYTE;

  @BeforeEach
  void listen() {
    LOG.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    LOG.removeHandler(handler);
  }

  private FreeSpace space(String min) {
    return new FreeSpace(
        new Settings(Map.of(Bounds.FREE_SPACE.key(), min)::get), place -> left, place -> total);
  }

  @Test
  void withLittleRoomNothingIsTakenInAndOneLineSaysSo() {
    FreeSpace space = space("500");
    space.look();
    assertThatCode(space::check).doesNotThrowAnyException();
    left = 499 * MEBIBYTE;
    space.look();
    space.look();
    assertThatThrownBy(space::check)
        .isInstanceOf(FullDiskException.class)
        .hasMessageContaining("nearly full");
    assertThat(lines).hasSize(1);
    left = 500 * MEBIBYTE;
    space.look();
    assertThatCode(space::check).doesNotThrowAnyException();
    left = 1;
    space.look();
    assertThat(lines).hasSize(2);
  }

  @Test
  void ofASmallDiskATenthIsEnough() {
    FreeSpace space = space("500");
    total = 64 * MEBIBYTE;
    left = 7 * MEBIBYTE;
    assertThatCode(space::check).doesNotThrowAnyException();
    left = 6 * MEBIBYTE;
    assertThatThrownBy(space::check).isInstanceOf(FullDiskException.class);
  }

  @Test
  void zeroIsNoWatch() {
    left = 0;
    FreeSpace space = space("0");
    space.look();
    assertThatCode(space::check).doesNotThrowAnyException();
    assertThat(lines).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:h2:/var/lib/callboard/db, /var/lib/callboard",
    "jdbc:h2:file:/var/lib/callboard/db;MODE=LEGACY, /var/lib/callboard",
  })
  void ofADatabaseInAFileItsDirectoryIsWatched(String url, File directory) {
    assertThat(FreeSpace.directory(url)).contains(directory.getAbsoluteFile());
  }

  @Test
  void aPathMayBeginAtHome() {
    assertThat(FreeSpace.directory("jdbc:h2:~/db"))
        .contains(new File(System.getProperty("user.home")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:postgresql://db/x", "jdbc:h2:mem:x", "jdbc:h2:tcp://db/~/x"})
  void ofAnyOtherDatabaseNothingIsKnown(String url) {
    assertThat(FreeSpace.directory(url)).isEqualTo(Optional.empty());
  }
}
