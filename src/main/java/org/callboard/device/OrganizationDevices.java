package org.callboard.device;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.callboard.organization.Group;
import org.callboard.organization.LastChanges;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.DatabaseFailures;
import org.callboard.platform.Page;
import org.callboard.subscriber.Memberships;
import org.callboard.subscriber.SubscriberLock;

/** Reads the devices of whole organizations. */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class OrganizationDevices {

  private static final int BATCH = 500;

  @PersistenceContext private EntityManager entities;

  private final LastChanges changes;
  private final Memberships memberships;
  private final SubscriberLock subscribers;

  /** For the container's proxy only. */
  public OrganizationDevices() {
    this(null, null, null);
  }

  @Inject
  OrganizationDevices(LastChanges changes, Memberships memberships, SubscriberLock subscribers) {
    this.changes = changes;
    this.memberships = memberships;
    this.subscribers = subscribers;
  }

  /** A part of those that are wanted, in their order. */
  public Page<OwnedDevice> page(
      OrganizationSnapshot organization, DeviceFilter filter, int offset, int limit) {
    DeviceNews news = news(organization);
    DeviceFilter.Wanted wanted = filter.wanted(organization.id(), news);
    List<Device> found =
        bound(
                wanted,
                entities.createQuery(
                    "SELECT d FROM Device d" + wanted.where() + filter.orderBy(), Device.class))
            .setFirstResult(offset)
            .setMaxResults(limit)
            .getResultList();
    return new Page<>(owned(found, news), count(wanted));
  }

  /**
   * What is known of an organization's phones.
   *
   * @param devices how many are signed in
   * @param lastContact of any of its phones
   */
  public record Contacted(long devices, Optional<Instant> lastContact) {

    public static final Contacted NEVER = new Contacted(0, Optional.empty());
  }

  /** What is known of the phones of these organizations; without those that have none. */
  public Map<Long, Contacted> contacted(List<Long> organizationIds) {
    if (organizationIds.isEmpty()) {
      return Map.of();
    }
    Map<Long, Long> living =
        rows(
                "SELECT d.organizationId, COUNT(d) FROM Device d"
                    + " WHERE d.organizationId IN :ids AND d.revokedAt IS NULL"
                    + " GROUP BY d.organizationId",
                organizationIds)
            .stream()
            .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
    Map<Long, OffsetDateTime> last = new HashMap<>();
    rows(
            "SELECT d.organizationId, MAX(COALESCE(d.lastSeen, d.signedInAt)) FROM Device d"
                + " WHERE d.organizationId IN :ids GROUP BY d.organizationId",
            organizationIds)
        .forEach(row -> last.put((Long) row[0], (OffsetDateTime) row[1]));
    for (long id : organizationIds) {
      lastOfPeople(id)
          .ifPresent(
              time -> last.merge(id, time, (one, other) -> one.isAfter(other) ? one : other));
    }
    return organizationIds.stream()
        .collect(
            Collectors.toMap(
                id -> id,
                id ->
                    new Contacted(
                        living.getOrDefault(id, 0L),
                        Optional.ofNullable(last.get(id))
                            .map(time -> time.toInstant().truncatedTo(ChronoUnit.SECONDS)))));
  }

  private Optional<OffsetDateTime> lastOfPeople(long organizationId) {
    return Optional.ofNullable(
        entities
            .createQuery(
                "SELECT MAX(c.contactAt) FROM SubscriberContact c WHERE c.subscriberId IN ("
                    + Memberships.ofOrganization("organizationId")
                    + ")",
                OffsetDateTime.class)
            .setParameter("organizationId", organizationId)
            .getSingleResult());
  }

  private List<Object[]> rows(String query, List<Long> organizationIds) {
    return entities
        .createQuery(query, Object[].class)
        .setParameter("ids", organizationIds)
        .getResultList();
  }

  private long count(DeviceFilter.Wanted wanted) {
    return bound(
            wanted,
            entities.createQuery("SELECT COUNT(d) FROM Device d" + wanted.where(), Long.class))
        .getSingleResult();
  }

  private static <Q extends Query> Q bound(DeviceFilter.Wanted wanted, Q query) {
    wanted.bind(query);
    return query;
  }

  private DeviceNews news(OrganizationSnapshot organization) {
    List<Long> groups = organization.groups().stream().map(Group::id).toList();
    return DeviceNews.of(
        Optional.ofNullable(changes.of(List.of(organization.id())).get(organization.id())),
        changes.of(groups));
  }

  private List<OwnedDevice> owned(List<Device> found, DeviceNews news) {
    List<OwnedDevice> owned = new ArrayList<>();
    for (int from = 0; from < found.size(); from += BATCH) {
      owned.addAll(some(found.subList(from, Math.min(from + BATCH, found.size())), news));
    }
    return owned;
  }

  private List<OwnedDevice> some(List<Device> found, DeviceNews news) {
    Set<Long> owners = Set.copyOf(found.stream().map(Device::subscriberId).toList());
    Map<Long, String> usernames = subscribers.usernames(owners);
    Map<Long, Set<Long>> groups = memberships.groupIdsOf(owners);
    Map<Long, OffsetDateTime> changed = changes.of(owners);
    return found.stream()
        .map(
            device ->
                new OwnedDevice(
                    device.row().view(),
                    usernames.getOrDefault(device.subscriberId(), ""),
                    shown(device.lastContact()),
                    device.globalAt().map(OrganizationDevices::shown),
                    device.accountAt().map(OrganizationDevices::shown),
                    !news.isMissed(
                        device.heard(),
                        Optional.ofNullable(changed.get(device.subscriberId())),
                        groups.getOrDefault(device.subscriberId(), Set.of()))))
        .toList();
  }

  private static Instant shown(OffsetDateTime time) {
    return time.toInstant().truncatedTo(ChronoUnit.SECONDS);
  }
}
