package org.callboard.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import org.callboard.platform.DatabaseContact;
import org.callboard.platform.LogLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrganizationRemovalTimerTest {

  @RegisterExtension final LogLines log = new LogLines(OrganizationRemovalTimer.class);

  private final Map<Long, Integer> rows = new TreeMap<>();
  private final List<String> calls = new ArrayList<>();
  private final DatabaseContact database = new DatabaseContact();
  private final OrganizationRemovalTimer timer = new OrganizationRemovalTimer(new Rows(), database);

  /** The first slice of 6 fails; of 7, nothing can be deleted; of 8, only one thing at a time. */
  private final class Rows extends OrganizationRemoval {
    @Override
    public List<Long> unfinished() {
      return List.copyOf(rows.keySet());
    }

    @Override
    public boolean deleteSome(long organizationId, int size) {
      calls.add(organizationId + " " + size);
      if (organizationId == 9) {
        throw new OtherNodeAtWorkException();
      }
      if (organizationId == 6 && calls.size() == 1) {
        throw new IllegalStateException("It takes too long");
      }
      if (organizationId == 7 || organizationId == 8 && size > 1) {
        throw new IllegalStateException("It takes too long");
      }
      return rows.merge(organizationId, -size, Integer::sum) > 0;
    }
  }

  @Test
  void slicesFollowEachOtherUntilNothingIsLeft() {
    database.confirm(System.nanoTime());
    rows.put(1L, 3 * OrganizationRemovalTimer.SLICE);
    timer.tick();
    assertThat(calls).containsExactly("1 100", "1 100", "1 100");
  }

  @Test
  void whereASliceIsTooMuchOneIsDeletedAtATimeAndWhereNothingGoesTheOthersGoOn() {
    database.confirm(System.nanoTime());
    rows.put(7L, 1);
    rows.put(8L, 2);
    timer.tick();
    assertThat(calls).containsExactly("7 100", "7 1", "8 100", "8 1", "8 2", "8 1");
  }

  @Test
  void afterASliceThatWasTooMuchSlicesGrowAgainAndTheLogTellsOfIt() {
    database.confirm(System.nanoTime());
    rows.put(6L, 300);
    timer.tick();
    assertThat(calls)
        .containsExactly(
            "6 100", "6 1", "6 2", "6 4", "6 8", "6 16", "6 32", "6 64", "6 100", "6 100");
    assertThat(log.at(Level.FINE)).containsExactly("A slice of the rows of organization 6 failed");
  }

  @Test
  void whatAnotherNodeDoesIsLeftToIt() {
    database.confirm(System.nanoTime());
    rows.put(9L, 1);
    timer.tick();
    assertThat(calls).containsExactly("9 100");
  }

  @Test
  void nothingIsTriedWhileTheDatabaseIsLost() {
    rows.put(1L, 1);
    timer.tick();
    assertThat(calls).isEmpty();
  }
}
