package org.callboard.device;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.callboard.platform.DatabaseFailures;
import org.callboard.subscriber.SubscriberName;

/** Reads devices from the database. */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DeviceDirectory {

  @PersistenceContext private EntityManager entities;

  private final DeviceRows rows;

  /** For the container's proxy only. */
  public DeviceDirectory() {
    this(null);
  }

  @Inject
  DeviceDirectory(DeviceRows rows) {
    this.rows = rows;
  }

  /** The subscriber's devices, the last to be seen first; revoked ones at the end. */
  public List<DeviceView> of(long subscriberId) {
    return rows.of(subscriberId).stream().map(DeviceRow::view).toList();
  }

  /** Which subscriber's device has this token. */
  public Optional<Long> subscriberOf(String tokenHash) {
    return entities
        .createQuery("SELECT d.subscriberId FROM Device d WHERE d.tokenHash = :hash", Long.class)
        .setParameter("hash", tokenHash)
        .getResultStream()
        .findFirst();
  }

  /**
   * What the subscriber's device of this installation has signed in by; empty if there is none or
   * it is revoked.
   */
  public Optional<SignInSecret> secretOf(long subscriberId, String installation) {
    return entities
        .createQuery(
            "SELECT d FROM Device d WHERE d.subscriberId = :id AND d.installation = :installation"
                + " AND d.revokedAt IS NULL",
            Device.class)
        .setParameter("id", subscriberId)
        .setParameter("installation", installation)
        .getResultStream()
        .findFirst()
        .flatMap(Device::secret);
  }

  /**
   * Whose device had this token, if it was one of a deleted subscriber: its name, and those that it
   * had before.
   */
  public List<SubscriberName> departedOwnerOf(String tokenHash) {
    return entities
        .createQuery(
            "SELECT d FROM DepartedDevice d WHERE d.tokenHash = :hash", DepartedDevice.class)
        .setParameter("hash", tokenHash)
        .getResultStream()
        .flatMap(device -> device.names().stream())
        .toList();
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
    return entities
        .createQuery(
            "SELECT d FROM Device d WHERE d.subscriberId IN :ids ORDER BY d.id", Device.class)
        .setParameter("ids", subscriberIds)
        .getResultStream()
        .map(Device::snapshot)
        .collect(
            Collectors.groupingBy(
                DeviceSnapshot::subscriberId,
                Collectors.collectingAndThen(
                    Collectors.toList(),
                    devices -> new SubscriberDevices(devices.get(0).organizationId(), devices))));
  }
}
