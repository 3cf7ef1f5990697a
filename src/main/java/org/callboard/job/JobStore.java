package org.callboard.job;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.Json;
import org.callboard.platform.Page;

/**
 * The rows of jobs, in short transactions of their own: they outlive a job's that is rolled back.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class JobStore {

  /** A running job writes every second; of one that is silent so long the node is gone. */
  private static final int SILENT_SECONDS = 60;

  private static final int KEPT_DAYS = 30;
  private static final int MAX_MESSAGE = 1000;
  private static final int LINES_AT_ONCE = 50;

  private static final String COLUMNS =
      "SELECT id, kind, CASE WHEN state = 'RUNNING' AND heard_at < CURRENT_TIMESTAMP - "
          + SILENT_SECONDS
          + " * INTERVAL '1' SECOND THEN 'LOST' ELSE state END, dry_run, started_by,"
          + " CAST(EXTRACT(EPOCH FROM started_at) * 1000 AS BIGINT), progress FROM job WHERE organization_id = ?1";

  @PersistenceContext private EntityManager entities;

  /** Notes that a job has begun, and forgets very old ones. */
  public void begin(String id, long organizationId, String kind, String startedBy, boolean dryRun) {
    entities
        .createNativeQuery(
            "DELETE FROM job WHERE started_at < CURRENT_TIMESTAMP - "
                + KEPT_DAYS
                + " * INTERVAL '1' DAY")
        .executeUpdate();
    entities
        .createNativeQuery(
            "INSERT INTO job (id, organization_id, kind, state, started_by, progress, dry_run)"
                + " VALUES (?1, ?2, ?3, 'RUNNING', ?4, ?5, ?6)")
        .setParameter(1, id)
        .setParameter(2, organizationId)
        .setParameter(3, kind)
        .setParameter(4, startedBy)
        .setParameter(5, progress(ImportCounts.NONE, Optional.empty()))
        .setParameter(6, dryRun)
        .executeUpdate();
  }

  /**
   * Notes how far a job is.
   *
   * @return whether somebody has asked to stop it
   */
  public boolean tell(String id, ImportCounts counts, List<ReportLine> lines) {
    write(id, JobState.RUNNING, counts, Optional.empty());
    addLines(id, lines);
    return (Boolean)
        entities
            .createNativeQuery("SELECT cancel_requested FROM job WHERE id = ?1")
            .setParameter(1, id)
            .getSingleResult();
  }

  /** Notes how a job has ended; in the job's own transaction, if it is still going on. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void end(
      String id,
      JobState state,
      ImportCounts counts,
      Optional<String> message,
      List<ReportLine> lines) {
    addLines(id, lines);
    write(id, state, counts, message);
  }

  /**
   * Asks a running job to stop.
   *
   * @return whether there is such a job of the organization
   */
  public boolean cancel(long organizationId, String id) {
    return entities
            .createNativeQuery(
                "UPDATE job SET cancel_requested = TRUE WHERE organization_id = ?1 AND id = ?2")
            .setParameter(1, organizationId)
            .setParameter(2, id)
            .executeUpdate()
        > 0;
  }

  public Optional<Job> find(long organizationId, String id) {
    List<?> rows =
        entities
            .createNativeQuery(COLUMNS + " AND id = ?2")
            .setParameter(1, organizationId)
            .setParameter(2, id)
            .getResultList();
    return rows.stream().map(row -> job((Object[]) row)).findFirst();
  }

  /** The organization's jobs, newest first. */
  public Page<Job> jobs(long organizationId, int offset, int limit) {
    List<?> rows =
        entities
            .createNativeQuery(COLUMNS + " ORDER BY started_at DESC, id")
            .setParameter(1, organizationId)
            .setFirstResult(offset)
            .setMaxResults(limit)
            .getResultList();
    Number total =
        (Number)
            entities
                .createNativeQuery("SELECT COUNT(*) FROM job WHERE organization_id = ?1")
                .setParameter(1, organizationId)
                .getSingleResult();
    return new Page<>(rows.stream().map(row -> job((Object[]) row)).toList(), total.longValue());
  }

  /** What became of each line, in the order in which it was known. */
  public Page<ReportLine> lines(String id, int offset, int limit) {
    List<?> rows =
        entities
            .createNativeQuery(
                "SELECT line, outcome, entry, message FROM job_line WHERE job_id = ?1 ORDER BY id")
            .setParameter(1, id)
            .setFirstResult(offset)
            .setMaxResults(limit)
            .getResultList();
    Number total =
        (Number)
            entities
                .createNativeQuery("SELECT COUNT(*) FROM job_line WHERE job_id = ?1")
                .setParameter(1, id)
                .getSingleResult();
    return new Page<>(rows.stream().map(row -> line((Object[]) row)).toList(), total.longValue());
  }

  private void write(String id, JobState state, ImportCounts counts, Optional<String> message) {
    entities
        .createNativeQuery(
            "UPDATE job SET state = ?1, progress = ?2, heard_at = CURRENT_TIMESTAMP WHERE id = ?3")
        .setParameter(1, state.name())
        .setParameter(2, progress(counts, message))
        .setParameter(3, id)
        .executeUpdate();
  }

  /** Some at a time: EclipseLink looks for each parameter among all others. */
  private void addLines(String id, List<ReportLine> lines) {
    for (int from = 0; from < lines.size(); from += LINES_AT_ONCE) {
      addSome(id, lines.subList(from, Math.min(from + LINES_AT_ONCE, lines.size())));
    }
  }

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
    var insert = entities.createNativeQuery(sql.toString());
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

  private static String progress(ImportCounts counts, Optional<String> message) {
    JsonObjectBuilder json = Json.createObjectBuilder(counts.json());
    message
        .map(text -> text.substring(0, Math.min(MAX_MESSAGE, text.length())))
        .ifPresent(text -> json.add("message", text));
    return json.build().toString();
  }

  private static Job job(Object[] row) {
    JsonObject progress;
    try (var reader = Json.createReader(new StringReader((String) row[6]))) {
      progress = reader.readObject();
    }
    boolean lost = "LOST".equals(row[2]);
    return new Job(
        (String) row[0],
        (String) row[1],
        lost ? JobState.FAILED : JobState.valueOf((String) row[2]),
        (Boolean) row[3],
        (String) row[4],
        Instant.ofEpochMilli(((Number) row[5]).longValue()),
        ImportCounts.of(progress),
        lost
            ? Optional.of("The server that did it has stopped. Nothing was changed.")
            : Optional.ofNullable(progress.getString("message", null)));
  }

  private static ReportLine line(Object[] row) {
    return new ReportLine(
        ((Number) row[0]).longValue(),
        ReportLine.Outcome.of((String) row[1]),
        Optional.ofNullable((String) row[2]),
        Optional.ofNullable((String) row[3]));
  }
}
