package org.callboard.job;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.callboard.audit.Actor;
import org.callboard.audit.CurrentActor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobWorkerTest {

  private final LivingJobs living = new LivingJobs();
  private JobState state;
  private String message;
  private int afterwards;

  private final JobStore store =
      new JobStore() {
        @Override
        public void end(
            String id,
            JobState how,
            ImportCounts counts,
            Optional<String> sentence,
            List<ReportLine> lines) {
          state = how;
          message = sentence.orElse("");
        }
      };

  private void work(RuntimeException failure) {
    living.begin("job");
    new JobWorker(store, living, new CurrentActor())
        .work(
            "job",
            Actor.SERVER,
            Optional.empty(),
            progress -> {
              throw failure;
            },
            () -> afterwards++);
    assertThat(living.ids()).isEmpty();
    assertThat(afterwards).isEqualTo(1);
  }

  private void assertBecauseOfOthers() {
    assertThat(state).isEqualTo(JobState.FAILED);
    assertThat(message).startsWith("Somebody else edited").doesNotContain("incident");
  }

  @Test
  void anEditOfOthersIsNoIncident() {
    work(new EJBException("", new OptimisticLockException()));
    assertBecauseOfOthers();
  }

  /** A lock that another import holds, a deadlock, on PostgreSQL and on H2. */
  @ParameterizedTest
  @ValueSource(strings = {"55P03", "40P01", "HYT00", "40001"})
  void aLockOfOthersIsNoIncident(String sqlState) {
    work(new EJBException("", new RuntimeException(new SQLException("busy", sqlState))));
    assertBecauseOfOthers();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "22021"})
  void whatNobodyElseHasDoneIsAnIncident(String sqlState) {
    work(new EJBException("", new RuntimeException(new SQLException("broken", sqlState))));
    assertThat(state).isEqualTo(JobState.FAILED);
    assertThat(message).contains("incident");
  }
}
