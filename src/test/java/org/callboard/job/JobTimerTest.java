package org.callboard.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.callboard.platform.DataUnavailableException;
import org.callboard.platform.DatabaseContact;
import org.junit.jupiter.api.Test;

class JobTimerTest {

  private final Set<String> asked = new HashSet<>();

  private final JobStore store =
      new JobStore() {
        @Override
        public void hear(String id) {
          asked.add(id);
          throw new DataUnavailableException("no database", null);
        }
      };

  @Test
  void aJobThatNobodyHearsOfKeepsNoOtherSilent() {
    LivingJobs living = new LivingJobs();
    living.begin("one");
    living.begin("two");
    JobTimer timer = new JobTimer(living, store, new KeptFiles(), new DatabaseContact());
    timer.hear();
    assertThat(asked).containsExactlyInAnyOrder("one", "two");
    asked.clear();
    timer.hear();
    assertThat(asked).hasSize(2);
  }
}
