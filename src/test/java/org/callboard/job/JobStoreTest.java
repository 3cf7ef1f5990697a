package org.callboard.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.callboard.Tables;
import org.callboard.platform.DatabaseClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jobs in both databases. */
class JobStoreTest {

  private static final ImportCounts COUNTS = new ImportCounts(3, 2, 1, 0, 0);
  private static final ReportLine LINE = ReportLine.of(1, ReportLine.Outcome.CREATE, "ann");

  private static final JobLine KEPT =
      new JobLine(
          1,
          Optional.of(ReportLine.Outcome.CREATE),
          Optional.of("ann"),
          Optional.empty(),
          List.of());

  private Tables tables;

  private void start(String database) {
    tables = Tables.in(database);
    sql("INSERT INTO organization (id, cloud_id, name) VALUES (1, 'ACME', 'A')");
    in(jobs -> begin(jobs, "job"));
  }

  @AfterEach
  void stop() throws IOException {
    tables.close();
  }

  private static JobStore store(Tables.Transaction transaction) {
    return transaction.with(
        new JobStore(transaction.with(new DatabaseClock()), transaction.with(new JobRemoval())));
  }

  private <T> T in(Function<JobStore, T> work) {
    return tables.in(transaction -> work.apply(store(transaction)));
  }

  private static boolean begin(JobStore jobs, String id) {
    jobs.begin(id, 1, "subscribers", "admin", false);
    return true;
  }

  private int sql(String sql) {
    return tables.in(transaction -> transaction.sql(sql));
  }

  private void makeOld(String column, int seconds) {
    sql(
        "UPDATE job SET "
            + column
            + " = CURRENT_TIMESTAMP - "
            + seconds
            + " * INTERVAL '1' SECOND");
  }

  private Job job() {
    return find(1).orElseThrow();
  }

  private Optional<Job> find(long organization) {
    return in(jobs -> jobs.find(organization, "job"));
  }

  private boolean tell() {
    return in(jobs -> jobs.tell("job", COUNTS, List.of(LINE)));
  }

  private boolean cancel(long organization) {
    return in(jobs -> jobs.cancel(organization, "job"));
  }

  @ParameterizedTest
  @MethodSource("org.callboard.Tables#databases")
  void aJobIsReadAsItStands(String database) {
    start(database);
    assertThat(job().state()).contains(JobState.RUNNING);
    assertThat(tell()).isFalse();
    assertThat(job().counts()).isEqualTo(COUNTS);
    assertThat(cancel(2)).isFalse();
    assertThat(cancel(1)).isTrue();
    assertThat(tell()).isTrue();
    assertThat(in(jobs -> jobs.lines("job", 0, 10)).items()).containsExactly(KEPT, KEPT);
    assertThat(in(jobs -> jobs.lines("job", 1, 1)).total()).isEqualTo(2);
    assertThat(in(jobs -> jobs.jobs(1, 0, 10)).items()).containsExactly(job());
    assertThat(find(2)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.callboard.Tables#databases")
  void aJobThatWaitsIsAliveWhileItsNodeSaysSo(String database) {
    start(database);
    makeOld("heard_at", 300);
    in(
        jobs -> {
          jobs.hear("job");
          return true;
        });
    assertThat(job().state()).contains(JobState.RUNNING);
    makeOld("heard_at", 9);
    assertThat(job().state()).contains(JobState.RUNNING);
  }

  @ParameterizedTest
  @MethodSource("org.callboard.Tables#databases")
  void aJobWhoseNodeIsGoneHasFailedTenSecondsLater(String database) {
    start(database);
    makeOld("heard_at", 11);
    assertThat(job().state()).contains(JobState.FAILED);
    assertThat(job().message()).hasValueSatisfying(m -> assertThat(m).contains("has stopped"));
    assertThat(in(jobs -> jobs.jobs(1, 0, 10)).items().get(0).state()).contains(JobState.FAILED);
  }

  @ParameterizedTest
  @MethodSource("org.callboard.Tables#databases")
  void whatWasWrittenOnceAboutTheEndOfAJobStands(String database) {
    start(database);
    end(JobState.DONE, Optional.empty(), List.of(LINE));
    end(JobState.FAILED, Optional.of("Something went wrong."), List.of(LINE));
    assertThat(job().state()).contains(JobState.DONE);
    assertThat(job().message()).isEmpty();
    assertThat(in(jobs -> jobs.lines("job", 0, 10)).items()).containsExactly(KEPT);
    makeOld("heard_at", 300);
    assertThat(job().state()).contains(JobState.DONE);
  }

  /** A node that dies before the commit has changed nothing, one that dies after it is done. */
  @ParameterizedTest
  @MethodSource("org.callboard.Tables#databases")
  void thatAJobIsDoneIsCommittedWithItsDataOrNotAtAll(String database) {
    start(database);
    JobProgress progress = new JobProgress(new Stores(), "job");
    progress.report(LINE);
    try (Tables.Transaction edit = tables.begin()) {
      current = edit;
      progress.done();
      edit.flush();
    } finally {
      current = null;
    }
    assertThat(job().state()).contains(JobState.RUNNING);
    progress.end(JobState.FAILED, Optional.of("It could not be committed."));
    assertThat(job().state()).contains(JobState.FAILED);
    assertThat(in(jobs -> jobs.lines("job", 0, 10)).items()).containsExactly(KEPT);
  }

  private Tables.Transaction current;

  /** Joins the transaction that is going on, as the container does for {@code end}. */
  private final class Stores extends JobStore {
    @Override
    public void end(
        String id,
        JobState state,
        ImportCounts counts,
        Optional<String> message,
        List<ReportLine> lines) {
      if (current == null) {
        JobStoreTest.this.end(state, message, lines);
      } else {
        store(current).end(id, state, counts, message, lines);
      }
    }
  }

  private void end(JobState state, Optional<String> message, List<ReportLine> lines) {
    in(
        jobs -> {
          jobs.end("job", state, COUNTS, message, lines);
          return true;
        });
  }

  @ParameterizedTest
  @MethodSource("org.callboard.Tables#databases")
  void anOldJobIsDeletedInSlices(String database) {
    start(database);
    List<ReportLine> lines = new ArrayList<>();
    for (int i = 1; i <= 2 * JobStore.SLICE + 1; i++) {
      lines.add(ReportLine.of(i, ReportLine.Outcome.CREATE, "s" + i));
    }
    end(JobState.DONE, Optional.empty(), lines);
    makeOld("started_at", 31 * 24 * 3600);
    in(jobs -> begin(jobs, "young"));
    List<Long> left = new ArrayList<>();
    while (in(JobStore::deleteSomeOld)) {
      left.add(tables.in(transaction -> transaction.number("SELECT COUNT(*) FROM job_line")));
    }
    assertThat(left).containsExactly(JobStore.SLICE + 1L, 1L, 0L);
    assertThat(in(jobs -> jobs.jobs(1, 0, 10)).items())
        .extracting(Job::id)
        .containsExactly("young");
  }
}
