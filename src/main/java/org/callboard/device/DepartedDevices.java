package org.callboard.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.List;
import org.callboard.organization.OrganizationRows;
import org.callboard.platform.DatabaseClock;
import org.callboard.subscriber.SubscriberDeleted;

/**
 * Remembers the devices of deleted subscribers, revoked ones too, as long as revoked devices are
 * remembered: their phones are told what those of a disabled subscriber are.
 */
@ApplicationScoped
public class DepartedDevices implements OrganizationRows {

  /** A row is much less than a subscriber. */
  private static final int ROWS = 10;

  @PersistenceContext private EntityManager entities;

  private final DatabaseClock clock;

  /** For the container's proxy only. */
  protected DepartedDevices() {
    this(null);
  }

  @Inject
  DepartedDevices(DatabaseClock clock) {
    this.clock = clock;
  }

  /** In the transaction of the edit, while the devices are still there. */
  public void keep(@Observes SubscriberDeleted deleted) {
    OffsetDateTime now = clock.now();
    entities
        .createQuery("SELECT d.tokenHash FROM Device d WHERE d.subscriberId = :id", String.class)
        .setParameter("id", deleted.subscriberId())
        .getResultList()
        .forEach(hash -> entities.persist(new DepartedDevice(hash, deleted, now)));
  }

  @Override
  public boolean deleteSome(long organizationId, int size) {
    List<String> hashes =
        entities
            .createQuery(
                "SELECT d.tokenHash FROM DepartedDevice d WHERE d.organizationId = :id",
                String.class)
            .setParameter("id", organizationId)
            .setMaxResults(ROWS * size)
            .getResultList();
    if (!hashes.isEmpty()) {
      entities
          .createQuery("DELETE FROM DepartedDevice d WHERE d.tokenHash IN :hashes")
          .setParameter("hashes", hashes)
          .executeUpdate();
    }
    return !hashes.isEmpty();
  }
}
