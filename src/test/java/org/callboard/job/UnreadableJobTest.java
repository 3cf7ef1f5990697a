package org.callboard.job;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.platform.InvalidValueException.Violation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of jobs and of their lines as somebody's SQL, or a newer version, may leave them. */
@DatabaseTest
class UnreadableJobTest {

  private static final ImportCounts COUNTS = new ImportCounts(1, 1, 0, 0, 0);

  @Inject private Node node;
  @Inject private Given given;
  @Inject private JobStore jobs;
  @Inject private JobLines jobLines;

  private long acme;

  @BeforeEach
  void twoJobs() {
    acme = given.organization("ACME").id();
    for (String id : List.of("good", "bad")) {
      jobs.begin(id, acme, "subscribers", "admin", false);
      jobs.tell(id, COUNTS, List.of(line(1), line(2)));
    }
  }

  @Test
  void aStateThatIsNotKnownIsLeftOutAndHidesNoOtherJob() {
    node.withoutChecks(
        "job",
        () -> {
          broken("state = 'PAUSED'");
          assertThat(bad().state()).isEmpty();
          assertThat(bad().counts()).isEqualTo(COUNTS);
          assertUnreadable(bad().unreadable(), "state");
          assertOthersAreThere();
          jobs.end("bad", JobState.DONE, COUNTS, Optional.empty(), List.of());
          assertThat(bad().state()).as("nobody may say that it is done").isEmpty();
          makeOld();
          assertThat(deleteOld()).isTrue();
        });
  }

  @Test
  void countsThatCannotBeReadAreNone() {
    for (String progress :
        List.of("{oops", "", "5", "{\"lines\":\"x\"}", "[".repeat(2000), "{\"lines\":1e99999}")) {
      broken("progress = '" + progress + "'");
      assertThat(bad().counts()).isEqualTo(ImportCounts.NONE);
      assertThat(bad().state()).contains(JobState.RUNNING);
      assertUnreadable(bad().unreadable(), "counts");
      assertOthersAreThere();
    }
    assertThat(jobs.cancel(acme, "bad")).isTrue();
    assertThat(jobs.tell("bad", COUNTS, List.of())).isTrue();
    assertThat(bad().unreadable()).as("told again, it is mended").isEmpty();
  }

  @Test
  void aMomentBeyondAllCalendarsIsTheNearestThatJsonCanName() {
    broken("started_at = TIMESTAMP WITH TIME ZONE '20000-01-01 00:00:00+00'");
    assertThat(bad().started()).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
    assertUnreadable(bad().unreadable(), "started");
    assertOthersAreThere();
  }

  @Test
  void anOutcomeThatIsNotKnownIsLeftOutAndHidesNoOtherLine() {
    node.execute("UPDATE job_line SET outcome = 'MERGE' WHERE line = 1 AND job_id = 'bad'");
    List<JobLine> lines = jobLines.lines("bad", Optional.empty(), 0, 10).items();
    assertThat(lines)
        .extracting(JobLine::outcome)
        .containsExactly(Optional.empty(), Optional.of(ReportLine.Outcome.CREATE));
    assertThat(lines).extracting(JobLine::id).containsOnly(Optional.of("ann"));
    assertUnreadable(lines.get(0).unreadable(), "outcome");
    assertThat(lines.get(1).unreadable()).isEmpty();
  }

  private void broken(String set) {
    assertThat(node.execute("UPDATE job SET " + set + " WHERE id = 'bad'")).isOne();
  }

  private void makeOld() {
    node.execute("UPDATE job SET started_at = TIMESTAMP WITH TIME ZONE '2001-01-01 00:00:00+00'");
  }

  private boolean deleteOld() {
    List<Boolean> slices = new ArrayList<>();
    while (jobs.deleteSomeOld()) {
      slices.add(true);
    }
    return !slices.isEmpty() && node.rows("SELECT id FROM job").isEmpty();
  }

  private Job bad() {
    return jobs.find(acme, "bad").orElseThrow();
  }

  private void assertOthersAreThere() {
    assertThat(jobs.jobs(acme, 0, 10).items())
        .extracting(Job::id)
        .containsExactlyInAnyOrder("good", "bad");
    assertThat(jobs.find(acme, "good").orElseThrow().unreadable()).isEmpty();
  }

  private static void assertUnreadable(List<Violation> unreadable, String... fields) {
    assertThat(unreadable).extracting(Violation::field).containsExactly(fields);
  }

  private static ReportLine line(long number) {
    return ReportLine.of(number, ReportLine.Outcome.CREATE, "ann");
  }
}
