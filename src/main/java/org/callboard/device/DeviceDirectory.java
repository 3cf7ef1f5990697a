package org.callboard.device;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.callboard.platform.DatabaseFailures;

/** Reads devices from the database. */
@Stateless
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DeviceDirectory {

  @PersistenceContext private EntityManager entities;

  /** The subscriber's devices, the last to be seen first; revoked ones at the end. */
  public List<DeviceView> of(long subscriberId) {
    return new DeviceRows(entities).of(subscriberId).stream().map(DeviceRow::view).toList();
  }

  /** Which subscriber's device has this token. */
  public Optional<Long> subscriberOf(String tokenHash) {
    List<?> ids =
        entities
            .createNativeQuery("SELECT subscriber_id FROM device WHERE token_hash = ?1")
            .setParameter(1, tokenHash)
            .getResultList();
    return ids.stream().findFirst().map(id -> ((Number) id).longValue());
  }

  /** Of one subscriber; empty if it has none. */
  public Optional<SubscriberDevices> load(long subscriberId) {
    return Optional.ofNullable(loadAll(List.of(subscriberId)).get(subscriberId));
  }

  /** Of some subscribers, without those who have no device. */
  public Map<Long, SubscriberDevices> loadAll(List<Long> subscriberIds) {
    if (subscriberIds.isEmpty()) {
      return Map.of();
    }
    String ids =
        IntStream.rangeClosed(1, subscriberIds.size())
            .mapToObj(i -> "?" + i)
            .collect(Collectors.joining(", "));
    Query query =
        entities.createNativeQuery(
            "SELECT id, organization_id, subscriber_id, token_hash,"
                + " CASE WHEN revoked_at IS NULL THEN 0 ELSE 1 END FROM device"
                + " WHERE subscriber_id IN ("
                + ids
                + ") ORDER BY id");
    for (int i = 0; i < subscriberIds.size(); i++) {
      query.setParameter(i + 1, subscriberIds.get(i));
    }
    List<?> rows = query.getResultList();
    return rows.stream()
        .map(row -> snapshot((Object[]) row))
        .collect(
            Collectors.groupingBy(
                DeviceSnapshot::subscriberId,
                Collectors.collectingAndThen(
                    Collectors.toList(),
                    devices -> new SubscriberDevices(devices.get(0).organizationId(), devices))));
  }

  private static DeviceSnapshot snapshot(Object[] row) {
    return new DeviceSnapshot(
        ((Number) row[0]).longValue(),
        ((Number) row[1]).longValue(),
        ((Number) row[2]).longValue(),
        (String) row[3],
        ((Number) row[4]).intValue() == 1);
  }
}
