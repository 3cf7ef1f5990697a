package org.callboard.feed;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import org.callboard.platform.DatabaseFailures;

/**
 * The table in which every edit leaves a row, so that other nodes learn of it. All times are the
 * database's: nodes' clocks differ.
 */
@Stateless
public class ChangeFeed {

  /** One row. */
  public record Entry(long id, DataChanged change) {}

  @PersistenceContext private EntityManager entities;

  @Inject private Event<DataChanged> changes;

  /** Writes the row in the edit's own transaction and tells this node's caches after its commit. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void record(DataChanged change) {
    entities
        .createNativeQuery(
            "INSERT INTO change_feed (organization_id, subscriber_id, group_id, everything)"
                + " VALUES (?1, CAST(?2 AS BIGINT), CAST(?3 AS BIGINT), ?4)")
        .setParameter(1, change.organizationId())
        .setParameter(2, change.subscriberId().map(String::valueOf).orElse(null))
        .setParameter(3, change.groupId().map(String::valueOf).orElse(null))
        .setParameter(4, change.scope() == DataChanged.Scope.EVERYTHING)
        .executeUpdate();
    changes.fire(change);
  }

  /** What was written within the last seconds, oldest first. */
  @Interceptors(DatabaseFailures.class)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public List<Entry> since(Duration ago) {
    List<?> rows =
        entities
            .createNativeQuery(
                "SELECT id, organization_id, subscriber_id, group_id, everything"
                    + " FROM change_feed WHERE changed_at >"
                    + " CURRENT_TIMESTAMP - CAST(?1 AS INTEGER) * INTERVAL '1' SECOND ORDER BY id")
            .setParameter(1, Math.toIntExact(ago.toSeconds()))
            .getResultList();
    return rows.stream().map(row -> entry((Object[]) row)).toList();
  }

  /** Deletes rows that no node can need any more. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int deleteOlderThan(Duration age) {
    return entities
        .createNativeQuery(
            "DELETE FROM change_feed WHERE changed_at <"
                + " CURRENT_TIMESTAMP - CAST(?1 AS INTEGER) * INTERVAL '1' SECOND")
        .setParameter(1, Math.toIntExact(age.toSeconds()))
        .executeUpdate();
  }

  private static Entry entry(Object[] row) {
    long organizationId = ((Number) row[1]).longValue();
    DataChanged change;
    if (Boolean.TRUE.equals(row[4])) {
      change = DataChanged.ofEverything(organizationId);
    } else if (row[2] instanceof Number subscriberId) {
      change = DataChanged.ofSubscriber(organizationId, subscriberId.longValue());
    } else if (row[3] instanceof Number groupId) {
      change = DataChanged.ofGroup(organizationId, groupId.longValue());
    } else {
      change = DataChanged.ofOrganization(organizationId);
    }
    return new Entry(((Number) row[0]).longValue(), change);
  }
}
