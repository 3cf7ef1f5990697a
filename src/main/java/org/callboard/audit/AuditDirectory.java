package org.callboard.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.callboard.platform.DatabaseFailures;
import org.callboard.platform.Page;

/** Reads the record, and forgets what is older than the owner of the server wants to keep. */
@Stateless
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AuditDirectory {

  /** How many entries one transaction deletes. */
  static final int SLICE = 1000;

  private static final String COLUMNS =
      "id, EXTRACT(EPOCH FROM recorded_at), administrator, address, action, organization, target,"
          + " before_state, after_state";

  private static final String LENGTHS =
      "id, COALESCE(CHAR_LENGTH(before_state), 0) + COALESCE(CHAR_LENGTH(after_state), 0)";

  private static final String TIME = " AS TIMESTAMP WITH TIME ZONE)";

  @PersistenceContext private EntityManager entities;

  /**
   * Entries, the newest first; less than the limit if they are long. Their lengths are read first,
   * so that a page never needs more memory than one of usual entries.
   */
  public Page<AuditEntry> page(AuditFilter filter, int offset, int limit) {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    filter.organization().ifPresent(o -> add(conditions, "organization = ", "", o, values));
    filter.administrator().ifPresent(a -> add(conditions, "administrator = ", "", a, values));
    filter.from().ifPresent(t -> add(conditions, "recorded_at >= CAST(", TIME, t, values));
    filter.to().ifPresent(t -> add(conditions, "recorded_at < CAST(", TIME, t, values));
    String where =
        " FROM audit_entry"
            + (conditions.isEmpty() ? "" : " WHERE ")
            + String.join(" AND ", conditions);
    Query page =
        query(
            "SELECT "
                + LENGTHS
                + where
                + " ORDER BY id DESC OFFSET "
                + offset
                + " ROWS FETCH NEXT "
                + limit
                + " ROWS ONLY",
            values);
    List<Long> ids = fitting(page.getResultList());
    Number total = (Number) query("SELECT COUNT(*)" + where, values).getSingleResult();
    return new Page<>(entries(ids), total.longValue());
  }

  private static List<Long> fitting(List<?> rows) {
    List<Long> lengths = rows.stream().map(row -> number(row, 1)).toList();
    return rows.stream().limit(PageSize.fitting(lengths)).map(row -> number(row, 0)).toList();
  }

  private List<AuditEntry> entries(List<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    String places =
        IntStream.rangeClosed(1, ids.size())
            .mapToObj(i -> "?" + i)
            .collect(Collectors.joining(", "));
    List<?> rows =
        query(
                "SELECT "
                    + COLUMNS
                    + " FROM audit_entry WHERE id IN ("
                    + places
                    + ") ORDER BY id DESC",
                ids)
            .getResultList();
    return rows.stream().map(row -> entry((Object[]) row)).toList();
  }

  private static Long number(Object row, int column) {
    return ((Number) ((Object[]) row)[column]).longValue();
  }

  /** The condition's text is ours; what the caller gave is only ever a parameter. */
  private static void add(
      List<String> conditions, String before, String after, Object value, List<Object> values) {
    values.add(value.toString());
    conditions.add(before + "?" + values.size() + after);
  }

  private Query query(String sql, List<?> values) {
    Query query = entities.createNativeQuery(sql);
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
    return query;
  }

  /**
   * Deletes a slice of the entries that are so old. Nothing else deletes any.
   *
   * @return how many; 0 if there are no more
   */
  public int deleteSomeOlderThan(Duration age) {
    return entities
        .createNativeQuery(
            "DELETE FROM audit_entry WHERE id IN (SELECT id FROM audit_entry WHERE recorded_at <"
                + " CURRENT_TIMESTAMP - CAST(?1 AS INTEGER) * INTERVAL '1' DAY"
                + " ORDER BY recorded_at FETCH FIRST "
                + SLICE
                + " ROWS ONLY)")
        .setParameter(1, Math.toIntExact(age.toDays()))
        .executeUpdate();
  }

  private static AuditEntry entry(Object[] row) {
    return new AuditEntry(
        ((Number) row[0]).longValue(),
        instant(row[1]),
        new Actor((String) row[2], (String) row[3]),
        AuditAction.valueOf(((String) row[4]).toUpperCase(Locale.ROOT)),
        Optional.ofNullable((String) row[5]),
        (String) row[6],
        Optional.ofNullable((String) row[7]),
        Optional.ofNullable((String) row[8]));
  }

  private static Instant instant(Object epochSeconds) {
    BigDecimal seconds = new BigDecimal(epochSeconds.toString());
    return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
  }
}
