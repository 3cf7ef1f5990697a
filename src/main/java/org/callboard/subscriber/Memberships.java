package org.callboard.subscriber;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.callboard.organization.Group;

/** Who is in which group, as the caller's transaction sees it. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Memberships {

  private static final int BATCH = 500;

  @PersistenceContext private EntityManager entities;

  /** A query within one of another room: the ids of a group's members. */
  public static String members(String groupParameter) {
    return "SELECT m.subscriberId FROM GroupMember m WHERE m.groupId = :" + groupParameter;
  }

  /** A query within one of another room: the ids of an organization's subscribers. */
  public static String ofOrganization(String parameter) {
    return "SELECT s.id FROM Subscriber s WHERE s.organizationId = :" + parameter;
  }

  public Map<Long, Set<Long>> groupIdsOf(Collection<Long> subscriberIds) {
    if (subscriberIds.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery("SELECT m FROM GroupMember m WHERE m.subscriberId IN :ids", GroupMember.class)
        .setParameter("ids", subscriberIds)
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                GroupMember::subscriberId,
                Collectors.mapping(GroupMember::groupId, Collectors.toSet())));
  }

  public Set<Long> groupIdsOf(long subscriberId) {
    return groupIdsOf(List.of(subscriberId)).getOrDefault(subscriberId, Set.of());
  }

  public Set<Long> memberIdsOf(long groupId) {
    return entities
        .createQuery("SELECT m.subscriberId FROM GroupMember m WHERE m.groupId = :id", Long.class)
        .setParameter("id", groupId)
        .getResultStream()
        .collect(Collectors.toSet());
  }

  /** How many are in each of these groups; groups that are empty are not there. */
  public Map<Long, Long> memberCounts(Collection<Long> groupIds) {
    if (groupIds.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery(
            "SELECT m.groupId, COUNT(m) FROM GroupMember m WHERE m.groupId IN :ids"
                + " GROUP BY m.groupId",
            Object[].class)
        .setParameter("ids", groupIds)
        .getResultStream()
        .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
  }

  /** The usernames of a group's members, in their order. */
  public List<String> members(long groupId) {
    return entities
        .createQuery(
            "SELECT s.username FROM Subscriber s, GroupMember m"
                + " WHERE m.subscriberId = s.id AND m.groupId = :id ORDER BY s.usernameKey",
            String.class)
        .setParameter("id", groupId)
        .getResultList();
  }

  /** These subscribers, as this transaction sees them. */
  public Map<Long, SubscriberSnapshot> snapshots(Collection<Long> subscriberIds) {
    if (subscriberIds.isEmpty()) {
      return Map.of();
    }
    Map<Long, Set<Long>> groups = groupIdsOf(subscriberIds);
    return entities
        .createQuery("SELECT s FROM Subscriber s WHERE s.id IN :ids", Subscriber.class)
        .setParameter("ids", subscriberIds)
        .getResultStream()
        .map(s -> s.snapshot(groups.getOrDefault(s.id(), Set.of())))
        .collect(Collectors.toMap(SubscriberSnapshot::id, s -> s));
  }

  public void add(long groupId, long subscriberId) {
    entities.persist(new GroupMember(groupId, subscriberId));
  }

  public void remove(long groupId, Collection<Long> subscriberIds) {
    List<Long> ids = List.copyOf(subscriberIds);
    for (int from = 0; from < ids.size(); from += BATCH) {
      entities
          .createQuery(
              "DELETE FROM GroupMember m WHERE m.groupId = :id AND m.subscriberId IN :members")
          .setParameter("id", groupId)
          .setParameter("members", ids.subList(from, Math.min(from + BATCH, ids.size())))
          .executeUpdate();
    }
  }

  /** Takes everybody out. */
  public void remove(long groupId) {
    entities
        .createQuery("DELETE FROM GroupMember m WHERE m.groupId = :id")
        .setParameter("id", groupId)
        .executeUpdate();
  }

  /** The names of these groups, in the groups' order. */
  static List<String> names(List<Group> groups, Set<Long> ids) {
    return groups.stream().filter(g -> ids.contains(g.id())).map(g -> g.name().text()).toList();
  }

  static <T> Set<T> without(Set<T> all, Set<T> others) {
    Set<T> rest = new HashSet<>(all);
    rest.removeAll(others);
    return rest;
  }
}
