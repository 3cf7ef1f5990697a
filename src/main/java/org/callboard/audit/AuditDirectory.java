package org.callboard.audit;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.DatabaseClock;
import org.callboard.platform.DatabaseFailures;

/** Reads the record, and forgets what is older than the owner of the server wants to keep. */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AuditDirectory {

  /** How many entries one transaction deletes. */
  static final int SLICE = 1000;

  @PersistenceContext private EntityManager entities;

  /** In how many entries, the newest that the other conditions leave, a text is looked for. */
  static final int MAX_SEARCHED = 10_000;

  private final DatabaseClock clock;
  private final RecordEnds ends;

  /** For the container's proxy only. */
  public AuditDirectory() {
    this(null, null);
  }

  @Inject
  AuditDirectory(DatabaseClock clock, RecordEnds ends) {
    this.clock = clock;
    this.ends = ends;
  }

  /**
   * Entries, the newest first; less than the limit if they are long. Their lengths are read first,
   * so that a page never needs more memory than one of usual entries.
   */
  public AuditPage page(AuditFilter filter, int offset, int limit) {
    AuditConditions wanted = AuditConditions.of(filter);
    Optional<Long> oldest = filter.text().flatMap(text -> oldestSearched(wanted));
    oldest.ifPresent(wanted::notBefore);
    filter.text().ifPresent(wanted::containing);
    List<Object[]> lengths =
        wanted
            .query(
                entities,
                "SELECT e.id, LENGTH(COALESCE(e.beforeState, '')),"
                    + " LENGTH(COALESCE(e.afterState, ''))",
                " ORDER BY e.id DESC",
                Object[].class)
            .setFirstResult(offset)
            .setMaxResults(limit)
            .getResultList();
    List<Long> ids =
        lengths.stream()
            .limit(PageSize.fitting(lengths.stream().map(AuditDirectory::length).toList()))
            .map(row -> (Long) row[0])
            .toList();
    long total = wanted.query(entities, "SELECT COUNT(e)", "", Long.class).getSingleResult();
    return new AuditPage(entries(ids), total, oldest.map(id -> entries(List.of(id)).get(0).time()));
  }

  /** A text is looked for in so many entries at most; of what is older nothing is read. */
  private Optional<Long> oldestSearched(AuditConditions wanted) {
    return wanted
        .query(entities, "SELECT e.id", " ORDER BY e.id DESC", Long.class)
        .setFirstResult(MAX_SEARCHED)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /**
   * One entry.
   *
   * @param organizationId of which it must be; empty for any
   */
  public Optional<AuditEntry> find(long id, Optional<Long> organizationId) {
    return Optional.ofNullable(entities.find(RecordedEntry.class, id))
        .filter(row -> organizationId.isEmpty() || organizationId.equals(row.organizationId()))
        .map(RecordedEntry::entry);
  }

  /** The row of the organization that an entry is about, if it is about one. */
  public Optional<Long> organizationOf(long id) {
    return Optional.ofNullable(entities.find(RecordedEntry.class, id))
        .flatMap(RecordedEntry::organizationId);
  }

  private static long length(Object[] row) {
    return ((Number) row[1]).longValue() + ((Number) row[2]).longValue();
  }

  private List<AuditEntry> entries(List<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(
            "SELECT e FROM RecordedEntry e WHERE e.id IN :ids ORDER BY e.id DESC",
            RecordedEntry.class)
        .setParameter("ids", ids)
        .getResultStream()
        .map(RecordedEntry::entry)
        .toList();
  }

  /** The newest entry that undid another one. */
  public Optional<AuditEntry> undoOf(long id) {
    return entities
        .createQuery(
            "SELECT e FROM RecordedEntry e WHERE e.undoes = :id ORDER BY e.id DESC",
            RecordedEntry.class)
        .setParameter("id", id)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(RecordedEntry::entry);
  }

  /**
   * Deletes a slice of the entries that are so old. Nothing else deletes any.
   *
   * @return how many; 0 if there are no more
   */
  public int deleteSomeOlderThan(Duration age) {
    List<Long> ids =
        entities
            .createQuery(
                "SELECT e.id FROM RecordedEntry e WHERE e.recordedAt < :moment"
                    + " ORDER BY e.recordedAt",
                Long.class)
            .setParameter("moment", clock.now().minus(age))
            .setMaxResults(SLICE)
            .getResultList();
    if (ids.isEmpty()) {
      return 0;
    }
    ends.forget(ids);
    return entities
        .createQuery("DELETE FROM RecordedEntry e WHERE e.id IN :ids")
        .setParameter("ids", ids)
        .executeUpdate();
  }
}
