package org.callboard.audit;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.platform.DatabaseClock;
import org.callboard.platform.DatabaseFailures;
import org.callboard.platform.Page;

/** Reads the record, and forgets what is older than the owner of the server wants to keep. */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AuditDirectory {

  /** How many entries one transaction deletes. */
  static final int SLICE = 1000;

  @PersistenceContext private EntityManager entities;

  private final DatabaseClock clock;

  /** For the container's proxy only. */
  public AuditDirectory() {
    this(null);
  }

  @Inject
  AuditDirectory(DatabaseClock clock) {
    this.clock = clock;
  }

  /**
   * Entries, the newest first; less than the limit if they are long. Their lengths are read first,
   * so that a page never needs more memory than one of usual entries.
   */
  public Page<AuditEntry> page(AuditFilter filter, int offset, int limit) {
    Wanted wanted = Wanted.of(filter);
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
    return new Page<>(entries(ids), total);
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
    return entities
        .createQuery("DELETE FROM RecordedEntry e WHERE e.id IN :ids")
        .setParameter("ids", ids)
        .executeUpdate();
  }

  /**
   * The conditions of a filter. Their text is ours; what the caller gave is only ever a parameter.
   */
  private record Wanted(List<String> conditions, Map<String, Object> values) {

    static Wanted of(AuditFilter filter) {
      Wanted wanted = new Wanted(new ArrayList<>(), new HashMap<>());
      wanted.add("e.organization = :organization", "organization", filter.organization());
      wanted.add("e.organizationId = :organizationId", "organizationId", filter.organizationId());
      wanted.add("e.administrator = :administrator", "administrator", filter.administrator());
      wanted.add("e.recordedAt >= :from", "from", filter.from().map(Wanted::time));
      wanted.add("e.recordedAt < :to", "to", filter.to().map(Wanted::time));
      return wanted;
    }

    private static OffsetDateTime time(Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }

    private void add(String condition, String parameter, Optional<?> value) {
      if (value.isPresent()) {
        conditions.add(condition);
        values.put(parameter, value.get());
      }
    }

    <T> TypedQuery<T> query(EntityManager entities, String select, String order, Class<T> type) {
      String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
      TypedQuery<T> query =
          entities.createQuery(select + " FROM RecordedEntry e" + where + order, type);
      values.forEach(query::setParameter);
      return query;
    }
  }
}
