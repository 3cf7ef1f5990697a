package org.callboard.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.callboard.audit.Actor;
import org.callboard.audit.CurrentActor;
import org.callboard.platform.AdministratorTurns;
import org.callboard.platform.BusyException;
import org.callboard.platform.Settings;
import org.junit.jupiter.api.Test;

class JobRunnerTest {

  private static final Work NOTHING =
      new Work("subscribers", Optional.of(1L), false, progress -> true);

  private static Work workOf(long organization) {
    return new Work("subscribers", Optional.of(organization), false, progress -> true);
  }

  private static final Job BEGUN =
      new Job(
          "job",
          "subscribers",
          Optional.of(JobState.RUNNING),
          false,
          "admin",
          Instant.EPOCH,
          ImportCounts.NONE,
          Optional.empty(),
          List.of());

  private int ended;

  private static JobRunner runner(JobWorker worker) {
    JobStore store =
        new JobStore() {
          private boolean begun;

          @Override
          public void begin(
              String id, long organizationId, String kind, String startedBy, boolean dryRun) {
            begun = true;
          }

          @Override
          public Optional<Job> find(long organizationId, String id) {
            return Optional.of(BEGUN).filter(job -> begun);
          }
        };
    AdministratorTurns turns = new AdministratorTurns(new Settings(name -> null));
    return new JobRunner(store, worker, new LivingJobs(), new CurrentActor(), turns);
  }

  /** A queue that is full. */
  private static final class FullWorker extends JobWorker {
    @Override
    public void work(
        String jobId, Actor actor, Optional<String> requestId, Task task, Runnable afterwards) {
      throw new RejectedExecutionException();
    }
  }

  /** It never gets to its work. */
  private static final class SlowWorker extends JobWorker {
    private Runnable last;

    @Override
    public void work(
        String jobId, Actor actor, Optional<String> requestId, Task task, Runnable afterwards) {
      last = afterwards;
    }
  }

  @Test
  void whatIsRefusedIsTheCallersAndKeepsNoPlace() {
    JobRunner runner = runner(new FullWorker());
    for (int time = 0; time < 5; time++) {
      assertThatThrownBy(() -> runner.inBackground(NOTHING, () -> ended++))
          .isInstanceOf(RejectedExecutionException.class);
    }
    assertThat(ended).isZero();
    assertThat(runner.now(NOTHING).done()).isTrue();
  }

  /** Who is refused tries again, and would do the import twice. */
  @Test
  void whoWasGivenATurnForTheBeginningOfAJobIsNotRefusedBehindIt() throws Exception {
    AdministratorTurns turns =
        new AdministratorTurns(
            new Settings(
                Map.of("callboard.admin.concurrency", "1", "callboard.admin.queue", "0")::get));
    JobStore store =
        new JobStore() {
          @Override
          public void begin(
              String id, long organizationId, String kind, String startedBy, boolean dryRun) {
            // Between this and the next question somebody else asks for a turn.
          }

          @Override
          public Optional<Job> find(long organizationId, String id) {
            assertThat(CompletableFuture.supplyAsync(() -> turns.run(() -> "done")))
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(BusyException.class);
            return Optional.of(BEGUN);
          }
        };
    JobRunner runner =
        new JobRunner(store, new SlowWorker(), new LivingJobs(), new CurrentActor(), turns);
    assertThat(runner.inBackground(NOTHING, () -> ended++)).isEqualTo(BEGUN);
  }

  @Test
  void aThirdJobIsRefusedUntilOneHasEnded() {
    SlowWorker worker = new SlowWorker();
    JobRunner runner = runner(worker);
    runner.inBackground(workOf(1), () -> ended++);
    runner.inBackground(workOf(2), () -> ended++);
    assertThatThrownBy(() -> runner.inBackground(workOf(3), () -> ended += 100))
        .isInstanceOf(TooManyJobsException.class);
    assertThatThrownBy(() -> runner.now(workOf(3))).isInstanceOf(TooManyJobsException.class);
    worker.last.run();
    assertThat(ended).isEqualTo(1);
    assertThat(runner.now(workOf(3)).done()).isTrue();
  }

  @Test
  void oneOrganizationDoesNotKeepOthersWaiting() {
    SlowWorker worker = new SlowWorker();
    JobRunner runner = runner(worker);
    runner.inBackground(workOf(1), () -> ended++);
    assertThatThrownBy(() -> runner.inBackground(workOf(1), () -> ended += 100))
        .isInstanceOf(TooManyJobsException.class)
        .hasMessageContaining("of this organization");
    assertThatThrownBy(() -> runner.now(workOf(1))).isInstanceOf(TooManyJobsException.class);
    assertThat(runner.now(workOf(2)).done()).isTrue();
    worker.last.run();
    assertThat(runner.now(workOf(1)).done()).isTrue();
  }
}
