package org.callboard.organization;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is in which group: the rows, for the beans of this package. */
record Memberships(EntityManager entities) {

  Map<Long, Set<Long>> groupIdsOf(Collection<Long> subscriberIds) {
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

  Set<Long> groupIdsOf(long subscriberId) {
    return groupIdsOf(List.of(subscriberId)).getOrDefault(subscriberId, Set.of());
  }

  Set<Long> memberIdsOf(long groupId) {
    return entities
        .createQuery("SELECT m.subscriberId FROM GroupMember m WHERE m.groupId = :id", Long.class)
        .setParameter("id", groupId)
        .getResultStream()
        .collect(Collectors.toSet());
  }

  /** These subscribers, as this transaction sees them. */
  Map<Long, SubscriberSnapshot> snapshots(Collection<Long> subscriberIds) {
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

  void add(long groupId, long subscriberId) {
    entities.persist(new GroupMember(groupId, subscriberId));
  }

  void remove(long groupId, Collection<Long> subscriberIds) {
    entities
        .createQuery(
            "DELETE FROM GroupMember m WHERE m.groupId = :id AND m.subscriberId IN :members")
        .setParameter("id", groupId)
        .setParameter("members", subscriberIds)
        .executeUpdate();
  }

  /** Takes everybody out. */
  void remove(long groupId) {
    entities
        .createQuery("DELETE FROM GroupMember m WHERE m.groupId = :id")
        .setParameter("id", groupId)
        .executeUpdate();
  }

  /** The organization's groups in their order. */
  List<SubscriberGroup> groups(long organizationId) {
    return entities
        .createQuery(
            "SELECT g FROM SubscriberGroup g WHERE g.organizationId = :id"
                + " ORDER BY g.position, g.id",
            SubscriberGroup.class)
        .setParameter("id", organizationId)
        .getResultList();
  }

  /** The names of these groups, in the groups' order. */
  static List<String> names(Stream<SubscriberGroup> groups, Set<Long> ids) {
    return groups.filter(g -> ids.contains(g.id())).map(g -> g.group().name().text()).toList();
  }

  static <T> Set<T> without(Set<T> all, Set<T> others) {
    Set<T> rest = new HashSet<>(all);
    rest.removeAll(others);
    return rest;
  }
}
