package org.callboard.subscriber;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.callboard.platform.LikePattern;
import org.callboard.platform.RowReader;

/**
 * Reads subscribers as the caller's edit sees them, for edits whose consequences reach many. They
 * are values, so that the edit does not hold a hundred thousand entities in the end.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class SubscriberScan {

  private static final String COLUMNS =
      "SELECT s.id, s.organizationId, s.usernameKey, s.username, s.enabled, s.displayName,"
          + " s.attributes FROM Subscriber s WHERE ";

  @PersistenceContext private EntityManager entities;

  /**
   * Subscribers by the hundred, in the order of their ids, without their passwords.
   *
   * @param groupId of the group that they are in; empty for all of the organization
   * @param last the highest id that the caller has seen
   */
  public List<SubscriberSnapshot> after(
      long organizationId, Optional<Long> groupId, long last, int limit) {
    String condition = "s.organizationId = :organizationId AND s.id > :last";
    if (groupId.isPresent()) {
      condition +=
          " AND EXISTS (SELECT m.groupId FROM GroupMember m"
              + " WHERE m.subscriberId = s.id AND m.groupId = :groupId)";
    }
    var query =
        entities
            .createQuery(COLUMNS + condition + " ORDER BY s.id", Object[].class)
            .setParameter("organizationId", organizationId)
            .setParameter("last", last)
            .setMaxResults(limit);
    groupId.ifPresent(id -> query.setParameter("groupId", id));
    return snapshots(query.getResultList());
  }

  /** One subscriber, without its password. */
  public Optional<SubscriberSnapshot> find(long id) {
    List<Object[]> rows =
        entities
            .createQuery(COLUMNS + "s.id = :id", Object[].class)
            .setParameter("id", id)
            .getResultList();
    return snapshots(rows).stream().findFirst();
  }

  /** Writes what the transaction has edited, and forgets what it has read: memory is bounded. */
  public void forget() {
    entities.flush();
    entities.clear();
  }

  /** Whether any subscriber of the organization has an attribute of this name. */
  public boolean anyHasAttribute(long organizationId, String name) {
    return !entities
        .createQuery(
            "SELECT s.id FROM Subscriber s WHERE s.organizationId = :organizationId"
                + " AND s.attributes LIKE :pattern ESCAPE '!'",
            Long.class)
        .setParameter("organizationId", organizationId)
        // a quote in an attribute's text has a backslash before it, and so does not end like this
        .setParameter("pattern", LikePattern.containing("\"" + name + "\":"))
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  private List<SubscriberSnapshot> snapshots(List<Object[]> rows) {
    Map<Long, Set<Long>> groups = groups(rows.stream().map(row -> (Long) row[0]).toList());
    return rows.stream().map(row -> snapshot(row, groups.getOrDefault(row[0], Set.of()))).toList();
  }

  /** What cannot be read is named by those who read the whole row. */
  private static SubscriberSnapshot snapshot(Object[] columns, Set<Long> groupIds) {
    RowReader row = new RowReader("subscriber " + columns[0]);
    String key = (String) columns[2];
    return new SubscriberSnapshot(
        (Long) columns[0],
        new SubscriberName((Long) columns[1], key),
        SubscriberRow.username((String) columns[3], key, row),
        SubscriberSnapshot.NO_PASSWORD,
        (Boolean) columns[4],
        SubscriberRow.displayName((String) columns[5], row),
        groupIds,
        Attributes.ofStored((String) columns[6], row),
        Optional.empty());
  }

  private Map<Long, Set<Long>> groups(Collection<Long> subscriberIds) {
    if (subscriberIds.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery(
            "SELECT m.subscriberId, m.groupId FROM GroupMember m WHERE m.subscriberId IN :ids",
            Object[].class)
        .setParameter("ids", subscriberIds)
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                row -> (Long) row[0],
                Collectors.mapping(row -> (Long) row[1], Collectors.toSet())));
  }
}
