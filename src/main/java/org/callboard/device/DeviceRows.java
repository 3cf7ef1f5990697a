package org.callboard.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.DatabaseClock;
import org.callboard.platform.DatabaseContact;

/** Devices, as the caller's transaction sees them. */
@ApplicationScoped
public class DeviceRows {

  /** Of each subscriber, or as many as may live; the oldest are forgotten first. */
  private static final int MIN_REVOKED = 50;

  private static final int BATCH = 500;

  private static final String NO_AGENT = "Phone";

  @PersistenceContext private EntityManager entities;

  private final DatabaseClock clock;
  private final DatabaseContact database;

  /** For the container's proxy only. */
  protected DeviceRows() {
    this(null, null);
  }

  @Inject
  DeviceRows(DatabaseClock clock, DatabaseContact database) {
    this.clock = clock;
    this.database = database;
  }

  /** All of a subscriber, the last seen first, revoked ones at the end. */
  public List<DeviceRow> of(long subscriberId) {
    return entities
        .createQuery("SELECT d FROM Device d WHERE d.subscriberId = :id", Device.class)
        .setParameter("id", subscriberId)
        .getResultStream()
        .map(Device::row)
        .sorted(DeviceRow.AS_SHOWN)
        .toList();
  }

  public Optional<DeviceRow> find(long subscriberId, String publicId) {
    return of(subscriberId).stream().filter(row -> row.view().id().equals(publicId)).findFirst();
  }

  /** Those of these that are not revoked, in the order in which all lock them. */
  public List<OwnedRow> living(long organizationId, Collection<String> publicIds) {
    List<String> ids = List.copyOf(publicIds);
    List<OwnedRow> living = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += BATCH) {
      entities
          .createQuery(
              "SELECT d FROM Device d WHERE d.organizationId = :organizationId"
                  + " AND d.publicId IN :ids AND d.revokedAt IS NULL",
              Device.class)
          .setParameter("organizationId", organizationId)
          .setParameter("ids", ids.subList(from, Math.min(from + BATCH, ids.size())))
          .getResultStream()
          .forEach(device -> living.add(new OwnedRow(device.subscriberId(), device.row())));
    }
    living.sort(Comparator.comparingLong(owned -> owned.row().id()));
    return living;
  }

  /** Makes a device with this token, which has signed in by this secret. */
  public DeviceRow add(SignIn signIn, Optional<SignInSecret> secret, DeviceToken token) {
    String label = signIn.agent().isBlank() ? NO_AGENT : signIn.agent();
    OffsetDateTime now = clock.now();
    Device device = new Device(signIn, label, secret, token, now);
    device.hasAccountOf(truthAt(now));
    entities.persist(device);
    entities.flush();
    return device.row();
  }

  /** Gives the device a new token, which nobody has used yet. */
  public DeviceRow renew(
      DeviceRow row, String agent, Optional<SignInSecret> secret, DeviceToken token) {
    Device device = device(row);
    OffsetDateTime now = clock.now();
    device.renew(agent, secret, token, now);
    device.hasAccountOf(truthAt(now));
    entities.flush();
    return device.row();
  }

  /** As of when memory, of which a phone is answered, is the truth; null if nobody knows. */
  private OffsetDateTime truthAt(OffsetDateTime now) {
    long nanoTime = System.nanoTime();
    return database
        .confirmedAt()
        .map(at -> now.minusNanos(Math.max(0, nanoTime - at)))
        .orElse(null);
  }

  public DeviceRow rename(DeviceRow row, String label) {
    Device device = device(row);
    device.rename(label);
    entities.flush();
    return device.row();
  }

  public void revoke(DeviceRow row) {
    device(row).revoke(clock.now());
    entities.flush(); // one after the other, in the order in which the caller locks them
  }

  private Device device(DeviceRow row) {
    return entities.find(Device.class, row.id());
  }

  /**
   * Forgets revoked devices of a subscriber beyond the bound.
   *
   * @param maxLiving who are all revoked at once must all be told
   */
  public void forgetOldest(long subscriberId, int maxLiving) {
    entities
        .createQuery(
            "SELECT d FROM Device d WHERE d.subscriberId = :id AND d.revokedAt IS NOT NULL"
                + " ORDER BY d.revokedAt DESC, d.id DESC",
            Device.class)
        .setParameter("id", subscriberId)
        .setFirstResult(Math.max(MIN_REVOKED, maxLiving))
        .getResultList()
        .forEach(entities::remove);
    entities.flush();
  }
}
