package org.callboard.job;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.job.ReportLine.Outcome;
import org.callboard.platform.Page;

/** Finds what {@link JobStore} keeps of lines. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class JobLines {

  @PersistenceContext private EntityManager entities;

  /**
   * What became of each line, in the order of the lines, as {@link Progress#lines} has them: what
   * is wrong with a line comes before what else is said of it.
   *
   * @param outcome only lines of which this became; empty for all
   */
  public Page<JobLine> lines(String id, Optional<Outcome> outcome, int offset, int limit) {
    String where =
        " WHERE l.jobId = :job" + outcome.map(o -> " AND l.outcome = :outcome").orElse("");
    TypedQuery<JobLineRow> lines =
        entities
            .createQuery(
                "SELECT l FROM JobLineRow l"
                    + where
                    + " ORDER BY l.line,"
                    + " CASE WHEN l.outcome = 'error' OR l.outcome = 'note' AND l.line = 0"
                    + " THEN 0 ELSE 1 END, l.id",
                JobLineRow.class)
            .setParameter("job", id)
            .setFirstResult(offset)
            .setMaxResults(limit);
    TypedQuery<Long> count =
        entities
            .createQuery("SELECT COUNT(l) FROM JobLineRow l" + where, Long.class)
            .setParameter("job", id);
    outcome.ifPresent(
        o -> {
          lines.setParameter("outcome", o.label());
          count.setParameter("outcome", o.label());
        });
    List<JobLineRow> rows = lines.getResultList();
    long total = count.getSingleResult();
    return new Page<>(rows.stream().map(JobLineRow::line).toList(), total);
  }

  /** The lines that are wrong, without what is wrong with the file as a whole. */
  public Set<Long> wrongLines(String id) {
    return Set.copyOf(
        entities
            .createQuery(
                "SELECT DISTINCT l.line FROM JobLineRow l WHERE l.jobId = :job AND l.line > 0"
                    + " AND l.outcome = 'error'",
                Long.class)
            .setParameter("job", id)
            .getResultList());
  }
}
