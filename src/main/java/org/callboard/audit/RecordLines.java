package org.callboard.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.Text;

/**
 * Writes what the lines of an import changed, beside the import's entry of the record, in the
 * transaction of the import. Lines take of the organization's share of the day as entries do.
 */
@ApplicationScoped
public class RecordLines {

  /** How many lines one statement writes. Not more: EclipseLink looks for each parameter. */
  private static final int AT_ONCE = 50;

  private static final int COLUMNS = 6;

  private static final String ROW =
      "(?%d, CAST(?%d AS BIGINT), ?%d, CAST(?%d AS VARCHAR(254)),"
          + " CAST(?%d AS VARCHAR(1000000)), CAST(?%d AS VARCHAR(1000000)))";

  @PersistenceContext private EntityManager entities;

  private final AuditLog audit;
  private final RecordShare share;

  /** For the container's proxy only. */
  protected RecordLines() {
    this(null, null);
  }

  @Inject
  RecordLines(AuditLog audit, RecordShare share) {
    this.audit = audit;
    this.share = share;
  }

  /**
   * Begins the entry of an import.
   *
   * @return its id; empty in a dry run, of which nothing is recorded
   */
  public Optional<Long> begin(RecordedOrganization organization, String target) {
    return audit.record(
        AuditAction.IMPORT, Optional.of(organization), target, Optional.empty(), Optional.empty());
  }

  /** Adds lines to an entry. */
  public void add(long entryId, RecordedOrganization organization, List<RecordLine> lines) {
    for (int from = 0; from < lines.size(); from += AT_ONCE) {
      int to = Math.min(from + AT_ONCE, lines.size());
      addSome(entryId, organization, lines.subList(from, to));
    }
  }

  private void addSome(long entryId, RecordedOrganization organization, List<RecordLine> lines) {
    StringBuilder sql =
        new StringBuilder(
            "INSERT INTO audit_line (entry_id, line, target, subscriber, before_state,"
                + " after_state) VALUES ");
    for (int i = 0; i < lines.size(); i++) {
      int n = COLUMNS * i;
      sql.append(i == 0 ? "" : ", ")
          .append(ROW.formatted(n + 1, n + 2, n + 3, n + 4, n + 5, n + 6));
    }
    Query insert = entities.createNativeQuery(sql.toString());
    for (int i = 0; i < lines.size(); i++) {
      set(insert, COLUMNS * i, entryId, organization, lines.get(i));
    }
    insert.executeUpdate();
  }

  private void set(
      Query insert, int n, long entryId, RecordedOrganization organization, RecordLine line) {
    Optional<String> before = line.before();
    Optional<String> after = line.after();
    int max = share.longest(organization, before, after);
    insert
        .setParameter(n + 1, entryId)
        .setParameter(n + 2, line.line())
        .setParameter(n + 3, Text.kept(line.target(), AuditLog.MAX_TARGET))
        .setParameter(n + 4, subscriber(line))
        .setParameter(n + 5, before.map(state -> AuditLog.state(state, max)).orElse(null))
        .setParameter(n + 6, after.map(state -> AuditLog.state(state, max)).orElse(null));
  }

  private static String subscriber(RecordLine line) {
    AuditTarget target = AuditTarget.of(line.target());
    return target.kind().equals(AuditTarget.SUBSCRIBER) ? target.about().orElse(null) : null;
  }

  /**
   * Ends the entry of an import.
   *
   * @param counts JSON, what it did in all
   * @param lines how many were added
   */
  public void end(long entryId, String counts, int lines) {
    entities
        .createQuery(
            "UPDATE RecordedEntry e SET e.afterState = :after, e.lineCount = :lines"
                + " WHERE e.id = :id")
        .setParameter("after", counts)
        .setParameter("lines", lines)
        .setParameter("id", entryId)
        .executeUpdate();
  }
}
