package org.callboard.job;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.platform.Bounds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs in the database. */
@DatabaseTest
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

  @Inject private Node node;
  @Inject private Given given;
  @Inject private JobStore jobs;
  @Inject private JobLines jobLines;

  private long acme;

  @BeforeEach
  void aJob() {
    acme = given.organization("ACME").id();
    begin("job");
  }

  private void begin(String id) {
    jobs.begin(id, acme, "subscribers", "admin", false);
  }

  private void makeOld(String column, int seconds) {
    node.execute(
        "UPDATE job SET "
            + column
            + " = CURRENT_TIMESTAMP - "
            + seconds
            + " * INTERVAL '1' SECOND");
  }

  private Job job() {
    return jobs.find(acme, "job").orElseThrow();
  }

  private List<Job> all() {
    return jobs.jobs(acme, 0, 10).items();
  }

  private List<JobLine> lines() {
    return jobLines.lines("job", Optional.empty(), 0, 10).items();
  }

  private boolean tell() {
    return jobs.tell("job", COUNTS, List.of(LINE));
  }

  private void end(JobState state, Optional<String> message, List<ReportLine> lines) {
    jobs.end("job", state, COUNTS, message, lines);
  }

  @Test
  void ofManyJobsTheOldestThatHaveEndedGo() {
    node.restart(Map.of(Bounds.ORGANIZATION_JOBS.key(), "10"));
    makeOld("started_at", 5000); // and it still runs
    for (int i = 0; i < 11; i++) {
      begin("job" + i);
      jobs.end("job" + i, JobState.DONE, COUNTS, Optional.empty(), List.of(LINE));
      makeOld("started_at", "job" + i, 1000 - i);
    }
    while (jobs.deleteSomeBeyond()) {
      assertThat(jobs.kept(acme)).isGreaterThanOrEqualTo(10);
    }
    assertThat(jobs.jobs(acme, 0, 20).items())
        .extracting(Job::id)
        .hasSize(10)
        .contains("job", "job2", "job10")
        .doesNotContain("job0", "job1");
    assertThat(jobs.maxKept()).isEqualTo(10);
  }

  private void makeOld(String column, String id, int seconds) {
    node.execute(
        "UPDATE job SET "
            + column
            + " = CURRENT_TIMESTAMP - "
            + seconds
            + " * INTERVAL '1' SECOND WHERE id = '"
            + id
            + "'");
  }

  @Test
  void aJobIsReadAsItStands() {
    assertThat(job().state()).contains(JobState.RUNNING);
    assertThat(tell()).isFalse();
    assertThat(job().counts()).isEqualTo(COUNTS);
    assertThat(jobs.cancel(acme + 1, "job")).isFalse();
    assertThat(jobs.cancel(acme, "job")).isTrue();
    assertThat(tell()).isTrue();
    assertThat(lines()).containsExactly(KEPT, KEPT);
    assertThat(jobLines.lines("job", Optional.empty(), 1, 1).total()).isEqualTo(2);
    assertThat(all()).containsExactly(job());
    assertThat(jobs.find(acme + 1, "job")).isEmpty();
  }

  @Test
  void aJobThatWaitsIsAliveWhileItsNodeSaysSo() {
    makeOld("heard_at", 300);
    jobs.hear("job");
    assertThat(job().state()).contains(JobState.RUNNING);
    makeOld("heard_at", 9);
    assertThat(job().state()).contains(JobState.RUNNING);
  }

  @Test
  void aJobWhoseNodeIsGoneHasFailedTenSecondsLater() {
    makeOld("heard_at", 11);
    assertThat(job().state()).contains(JobState.FAILED);
    assertThat(job().message()).hasValueSatisfying(m -> assertThat(m).contains("stopped"));
    assertThat(all().get(0).state()).contains(JobState.FAILED);
  }

  @Test
  void whatWasWrittenOnceAboutTheEndOfAJobStands() {
    end(JobState.DONE, Optional.empty(), List.of(LINE));
    end(JobState.FAILED, Optional.of("Something went wrong."), List.of(LINE));
    assertThat(job().state()).contains(JobState.DONE);
    assertThat(job().message()).isEmpty();
    assertThat(lines()).containsExactly(KEPT);
    makeOld("heard_at", 300);
    assertThat(job().state()).contains(JobState.DONE);
  }

  /** A node that dies before the commit has changed nothing, one that dies after it is done. */
  @Test
  void thatAJobIsDoneIsCommittedWithItsDataOrNotAtAll() {
    JobProgress progress = new JobProgress(jobs, "job");
    progress.report(LINE);
    node.rolledBack(progress::done);
    assertThat(job().state()).contains(JobState.RUNNING);
    progress.end(JobState.FAILED, Optional.of("It could not be committed."));
    assertThat(job().state()).contains(JobState.FAILED);
    assertThat(lines()).containsExactly(KEPT);
  }

  @Test
  void aJobThatIsGoneIsToStopAndLeavesNothing() {
    node.execute("DELETE FROM job");
    assertThat(tell()).isTrue();
    end(JobState.CANCELLED, Optional.empty(), List.of(LINE));
    assertThat(all()).isEmpty();
    assertThat(lines()).isEmpty();
  }

  /** PostgreSQL refuses a NUL, and UTF-8 has no half of a character. */
  @Test
  void whatAFileHasAndNoDatabaseKeepsIsReplacedInItsLines() {
    ReportLine line =
        ReportLine.error(2, "a\0\ud83d" + "b\ud83d\ude00", "x".repeat(999) + "\ud83d\ude00");
    end(JobState.FAILED, Optional.of("\0" + "x".repeat(998) + "\ud83d\ude00"), List.of(line));
    assertThat(job().message()).contains("\ufffd" + "x".repeat(998) + "\ufffd");
    assertThat(lines())
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.id()).contains("a\ufffd\ufffdb\ud83d\ude00");
              assertThat(kept.message()).contains("x".repeat(999) + "\ufffd");
            });
  }

  @Test
  void anOldJobIsDeletedInSlices() {
    List<ReportLine> lines = new ArrayList<>();
    for (int i = 1; i <= 2 * JobStore.SLICE + 1; i++) {
      lines.add(ReportLine.of(i, ReportLine.Outcome.CREATE, "s" + i));
    }
    end(JobState.DONE, Optional.empty(), lines);
    makeOld("started_at", 31 * 24 * 3600);
    begin("young");
    List<String> left = new ArrayList<>();
    while (jobs.deleteSomeOld()) {
      left.add(node.rows("SELECT COUNT(*) FROM job_line").get(0));
    }
    assertThat(left).containsExactly(JobStore.SLICE + 1 + "", "1", "0");
    assertThat(all()).extracting(Job::id).containsExactly("young");
  }

  /** A fault that is found behind a line takes the place of what was said of the line. */
  @Test
  void whatWasNotedOfALineIsTakenBackButNotItsFault() {
    JobProgress progress = new JobProgress(jobs, "job");
    for (int i = 2; i < 600; i++) {
      progress.report(ReportLine.of(i, ReportLine.Outcome.CREATE, "s" + i));
    }
    for (long line : new long[] {3, 599}) { // one is stored, one waits
      progress.correct(ReportLine.error(line, "s", "wrong"));
      progress.correct(ReportLine.error(line, "s", "wrong, too"));
    }
    progress.end(JobState.FAILED, Optional.empty());
    assertThat(progress.counts().created()).isEqualTo(596);
    assertThat(progress.counts().failed()).isEqualTo(4);
    assertThat(jobLines.lines("job", Optional.empty(), 0, 1000).items())
        .filteredOn(line -> line.line() == 3 || line.line() == 599)
        .extracting(line -> line.outcome().orElseThrow())
        .containsOnly(ReportLine.Outcome.ERROR)
        .hasSize(4);
    assertThat(jobs.find(acme, "job").orElseThrow().counts()).isEqualTo(progress.counts());
  }

  @Test
  void aJobsLinesComeInTheOrderOfThoseThatAreAnsweredAtOnce() {
    List<ReportLine> told =
        List.of(
            ReportLine.note(1, "read as UTF-16LE"),
            ReportLine.of(7, ReportLine.Outcome.CREATE, "g"),
            ReportLine.note(0, "of the file"),
            ReportLine.of(3, ReportLine.Outcome.UPDATE, "c"),
            ReportLine.of(0, ReportLine.Outcome.DELETE, "gone"),
            ReportLine.error(7, "h", "wrong"),
            ReportLine.error(1, "", "wrong"),
            ReportLine.error(0, "", "wrong"),
            ReportLine.of(2, ReportLine.Outcome.CREATE, "b"));
    Progress atOnce = new Progress();
    told.forEach(atOnce::report);
    end(JobState.FAILED, Optional.empty(), told);
    assertThat(lines())
        .extracting(line -> line.line() + " " + line.outcome().orElseThrow())
        .containsExactlyElementsOf(
            atOnce.lines().stream().map(line -> line.line() + " " + line.outcome()).toList());
    assertThat(lines().stream().map(JobLine::line)).isSorted();
    assertThat(jobLines.lines("job", Optional.empty(), 3, 2).items())
        .isEqualTo(lines().subList(3, 5));
  }
}
