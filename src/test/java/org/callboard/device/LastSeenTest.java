package org.callboard.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastSeenTest {

  private static final long SECOND = 1_000_000_000L;

  private final List<String> written = new ArrayList<>();
  private boolean databaseDown;
  private final LastSeen lastSeen = new LastSeen(new Upkeep());

  @Test
  void aDeviceIsWrittenOnceHoweverOftenItWasSeen() {
    lastSeen.sawAt(7, 0);
    lastSeen.sawAt(7, SECOND);
    lastSeen.sawAt(8, SECOND);
    assertThat(lastSeen.flush(2 * SECOND)).isEqualTo(2);
    assertThat(lastSeen.flush(3 * SECOND)).isZero();
    assertThat(written).containsExactly("[7, 8] PT0S");
  }

  @Test
  void afterAnOutageEachIsWrittenAsOfWhenItWasSeen() {
    lastSeen.sawAt(7, 0);
    lastSeen.sawAt(8, 3600 * SECOND);
    databaseDown = true;
    assertThatThrownBy(() -> lastSeen.flush(3601 * SECOND)).hasMessage("down");
    databaseDown = false;
    assertThat(lastSeen.flush(7200 * SECOND)).isEqualTo(2);
    assertThat(written).containsExactly("[8] PT1H", "[7] PT2H");
  }

  @Test
  void manyAreWrittenSomeHundredAtATime() {
    for (int id = 0; id < 1200; id++) {
      lastSeen.sawAt(id, 0);
    }
    assertThat(lastSeen.flush(0)).isEqualTo(1200);
    assertThat(written).hasSize(3);
  }

  @Test
  void memoryIsBounded() {
    for (int id = 0; id <= LastSeen.MAX_DEVICES; id++) {
      lastSeen.sawAt(id, 0);
    }
    lastSeen.sawAt(1, SECOND);
    assertThat(lastSeen.flush(SECOND)).isEqualTo(LastSeen.MAX_DEVICES);
  }

  private final class Upkeep extends DeviceUpkeep {
    @Override
    public void markSeen(List<Long> ids, Duration ago) {
      if (databaseDown) {
        throw new IllegalStateException("down");
      }
      written.add(ids + " " + ago);
    }
  }
}
