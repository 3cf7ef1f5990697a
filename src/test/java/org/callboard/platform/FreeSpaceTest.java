package org.callboard.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreeSpaceTest {

  private static final long MEBIBYTE = 1024L * 1024L;

  @RegisterExtension final LogLines log = new LogLines(FreeSpace.class);

  private long left = 1000 * MEBIBYTE;
  private long total = 100_000 * MEBIBYTE;

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
    assertThat(log.all()).hasSize(1);
    left = 500 * MEBIBYTE;
    space.look();
    assertThatCode(space::check).doesNotThrowAnyException();
    left = 1;
    space.look();
    assertThat(log.all()).hasSize(2);
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
    assertThat(log.all()).isEmpty();
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
