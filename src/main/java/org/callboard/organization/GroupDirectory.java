package org.callboard.organization;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.callboard.platform.DatabaseFailures;

/** Reads groups and their members from the database. */
@Stateless
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class GroupDirectory {

  @PersistenceContext private EntityManager entities;

  /** The organization's groups in their order. */
  public List<GroupView> groups(long organizationId) {
    return views(entities, organizationId);
  }

  static List<GroupView> views(EntityManager entities, long organizationId) {
    Map<Long, Long> counts =
        entities
            .createQuery(
                "SELECT m.groupId, COUNT(m) FROM GroupMember m, SubscriberGroup g"
                    + " WHERE g.id = m.groupId AND g.organizationId = :id GROUP BY m.groupId",
                Object[].class)
            .setParameter("id", organizationId)
            .getResultStream()
            .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
    return new Memberships(entities)
        .groups(organizationId).stream()
            .map(SubscriberGroup::group)
            .map(g -> new GroupView(g.id(), g.name(), counts.getOrDefault(g.id(), 0L)))
            .toList();
  }

  /** The usernames of a group's members, in their order. */
  public List<String> members(long groupId) {
    return membersOf(entities, groupId);
  }

  static List<String> membersOf(EntityManager entities, long groupId) {
    return entities
        .createQuery(
            "SELECT s.username FROM Subscriber s, GroupMember m"
                + " WHERE m.subscriberId = s.id AND m.groupId = :id ORDER BY s.usernameKey",
            String.class)
        .setParameter("id", groupId)
        .getResultList();
  }
}
