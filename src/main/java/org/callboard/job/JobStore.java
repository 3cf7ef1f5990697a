package org.callboard.job;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.platform.Bounds;
import org.callboard.platform.DatabaseClock;
import org.callboard.platform.DatabaseFailures;
import org.callboard.platform.Page;
import org.callboard.platform.Settings;

/**
 * The rows of jobs, in short transactions of their own: they outlive a job's that is rolled back.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class JobStore {

  private static final int KEPT_DAYS = 30;

  /** How many lines one statement writes. */
  private static final int LINES_AT_ONCE = 50;

  /** How many lines one transaction deletes: a fifth of a second's work. */
  static final int SLICE = 5000;

  @PersistenceContext private EntityManager entities;

  private final DatabaseClock clock;
  private final JobRemoval removal;
  private final int maxKept;

  /** For the container's proxy only. */
  public JobStore() {
    clock = null;
    removal = null;
    maxKept = 0;
  }

  @Inject
  JobStore(DatabaseClock clock, JobRemoval removal, Settings settings) {
    this.clock = clock;
    this.removal = removal;
    this.maxKept = settings.get(Bounds.ORGANIZATION_JOBS);
  }

  /** Notes that a job has begun. */
  public void begin(String id, long organizationId, String kind, String startedBy, boolean dryRun) {
    entities.persist(new JobRow(id, organizationId, kind, startedBy, dryRun));
  }

  /** Notes that the job's node is alive. */
  @Interceptors(DatabaseFailures.class)
  public void hear(String id) {
    entities
        .createQuery("UPDATE JobRow j SET j.heardAt = CURRENT_TIMESTAMP WHERE j.id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  /**
   * Notes how far a job is.
   *
   * @return whether it is to stop: somebody has asked for that, or it went with its organization
   */
  public boolean tell(String id, ImportCounts counts, List<ReportLine> lines) {
    JobRow job = entities.find(JobRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (job == null) {
      return true;
    }
    addLines(id, lines);
    job.setProgress(counts, Optional.empty());
    return job.isCancelRequested();
  }

  /**
   * Forgets what was noted of a line, unless that is a fault. It is mostly one of the last.
   *
   * @return what it was
   */
  public Optional<Outcome> takeBack(String id, long line) {
    Optional<JobLineRow> noted =
        entities
            .createQuery(
                "SELECT l FROM JobLineRow l WHERE l.jobId = :job AND l.line = :line"
                    + " AND l.outcome NOT IN ('error', 'note') ORDER BY l.id DESC",
                JobLineRow.class)
            .setParameter("job", id)
            .setParameter("line", line)
            .setMaxResults(1)
            .getResultStream()
            .findFirst();
    noted.ifPresent(entities::remove);
    return noted.flatMap(row -> row.line().outcome());
  }

  /**
   * Notes how a job has ended; in the job's own transaction, if it is still going on. What was
   * written once stands: after a commit of which nobody knows how it ended, a job may be done that
   * seems to have failed.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void end(
      String id,
      JobState state,
      ImportCounts counts,
      Optional<String> message,
      List<ReportLine> lines) {
    JobRow job = entities.find(JobRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (job != null && job.isRunning()) {
      addLines(id, lines);
      job.end(state, counts, message);
    }
  }

  /**
   * Asks a running job to stop.
   *
   * @return whether there is such a job of the organization
   */
  public boolean cancel(long organizationId, String id) {
    Optional<JobRow> job = row(organizationId, id);
    job.ifPresent(JobRow::requestCancel);
    return job.isPresent();
  }

  public Optional<Job> find(long organizationId, String id) {
    OffsetDateTime now = clock.now();
    return row(organizationId, id).map(job -> job.job(now));
  }

  private Optional<JobRow> row(long organizationId, String id) {
    return entities
        .createQuery(
            "SELECT j FROM JobRow j WHERE j.organizationId = :organization AND j.id = :id",
            JobRow.class)
        .setParameter("organization", organizationId)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** The organization's jobs, newest first. */
  public Page<Job> jobs(long organizationId, int offset, int limit) {
    OffsetDateTime now = clock.now();
    List<JobRow> rows =
        entities
            .createQuery(
                "SELECT j FROM JobRow j WHERE j.organizationId = :organization"
                    + " ORDER BY j.startedAt DESC, j.id",
                JobRow.class)
            .setParameter("organization", organizationId)
            .setFirstResult(offset)
            .setMaxResults(limit)
            .getResultList();
    return new Page<>(rows.stream().map(job -> job.job(now)).toList(), kept(organizationId));
  }

  /**
   * A job, and whose it is.
   *
   * @param organizationId whose it is
   */
  public record OwnedJob(long organizationId, Job job) {}

  /** The jobs of all organizations, newest first. */
  public Page<OwnedJob> all(int offset, int limit) {
    OffsetDateTime now = clock.now();
    List<JobRow> rows =
        entities
            .createQuery("SELECT j FROM JobRow j ORDER BY j.startedAt DESC, j.id", JobRow.class)
            .setFirstResult(offset)
            .setMaxResults(limit)
            .getResultList();
    long total =
        entities.createQuery("SELECT COUNT(j) FROM JobRow j", Long.class).getSingleResult();
    return new Page<>(
        rows.stream().map(row -> new OwnedJob(row.organizationId(), row.job(now))).toList(), total);
  }

  /**
   * Deletes a slice of what very old jobs have left, so that no statement takes long.
   *
   * @return whether there is more
   */
  public boolean deleteSomeOld() {
    Optional<String> old =
        entities
            .createQuery(
                "SELECT j.id FROM JobRow j WHERE j.startedAt < :longAgo ORDER BY j.startedAt",
                String.class)
            .setParameter("longAgo", clock.now().minusDays(KEPT_DAYS))
            .setMaxResults(1)
            .getResultStream()
            .findFirst();
    old.ifPresent(id -> removal.deleteSomeOf(id, SLICE));
    return old.isPresent();
  }

  /**
   * Deletes a slice of the oldest job of an organization that has more than are kept.
   *
   * @return whether there was one
   */
  public boolean deleteSomeBeyond() {
    Optional<String> oldest =
        entities
            .createQuery(
                "SELECT j.organizationId FROM JobRow j GROUP BY j.organizationId"
                    + " HAVING COUNT(j) > :max",
                Long.class)
            .setParameter("max", (long) maxKept)
            .getResultStream()
            .findFirst()
            .flatMap(this::oldestEnded);
    oldest.ifPresent(id -> removal.deleteSomeOf(id, SLICE));
    return oldest.isPresent();
  }

  private Optional<String> oldestEnded(long organizationId) {
    return entities
        .createQuery(
            "SELECT j.id FROM JobRow j WHERE j.organizationId = :id AND j.state <> :running"
                + " ORDER BY j.startedAt, j.id",
            String.class)
        .setParameter("id", organizationId)
        .setParameter("running", JobState.RUNNING.name())
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** How many jobs an organization has. */
  public long kept(long organizationId) {
    return entities
        .createQuery(
            "SELECT COUNT(j) FROM JobRow j WHERE j.organizationId = :organization", Long.class)
        .setParameter("organization", organizationId)
        .getSingleResult();
  }

  /** How many it may have for longer than a minute. */
  public long maxKept() {
    return maxKept;
  }

  private void addLines(String id, List<ReportLine> lines) {
    for (int from = 0; from < lines.size(); from += LINES_AT_ONCE) {
      addSome(id, lines.subList(from, Math.min(from + LINES_AT_ONCE, lines.size())));
    }
  }

  /**
   * Native: the table numbers the lines itself, which EclipseLink cannot ask H2 for, and fifty of a
   * hundred thousand lines go in one statement. Not more: EclipseLink looks for each parameter
   * among all others.
   */
  private void addSome(String id, List<ReportLine> lines) {
    StringBuilder sql =
        new StringBuilder("INSERT INTO job_line (job_id, line, outcome, entry, message) VALUES ");
    for (int i = 0; i < lines.size(); i++) {
      int n = 5 * i;
      sql.append(i == 0 ? "" : ", ")
          .append("(?%d, CAST(?%d AS BIGINT), ?%d,".formatted(n + 1, n + 2, n + 3))
          .append(
              " CAST(?%d AS VARCHAR(300)), CAST(?%d AS VARCHAR(1000)))".formatted(n + 4, n + 5));
    }
    Query insert = entities.createNativeQuery(sql.toString());
    for (int i = 0; i < lines.size(); i++) {
      ReportLine line = lines.get(i);
      insert
          .setParameter(5 * i + 1, id)
          .setParameter(5 * i + 2, line.line())
          .setParameter(5 * i + 3, line.outcome().label())
          .setParameter(5 * i + 4, line.id().orElse(null))
          .setParameter(5 * i + 5, line.message().orElse(null));
    }
    insert.executeUpdate();
  }
}
