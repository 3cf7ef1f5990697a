package org.callboard.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.callboard.organization.OrganizationQuota;
import org.callboard.organization.Stored;
import org.callboard.organization.StoredData;

/** How many subscribers an organization has. */
@ApplicationScoped
public class StoredSubscribers implements StoredData {

  /** Of a row with its names and hash, beside its attributes. */
  private static final long BYTES = 500;

  @PersistenceContext private EntityManager entities;

  private final OrganizationQuota quota;

  /** For the container's proxy only. */
  protected StoredSubscribers() {
    quota = null;
  }

  @Inject
  StoredSubscribers(OrganizationQuota quota) {
    this.quota = quota;
  }

  /** New ones, one by one or by the hundred. */
  public void created(@Observes SubscribersCreated created) {
    long count = created.created().size();
    quota.check(created.organization().id(), count, count * BYTES);
  }

  @Override
  public Stored of(long organizationId) {
    Object[] found =
        entities
            .createQuery(
                "SELECT COUNT(s), COALESCE(SUM(LENGTH(s.attributes)), 0) FROM Subscriber s"
                    + " WHERE s.organizationId = :id",
                Object[].class)
            .setParameter("id", organizationId)
            .getSingleResult();
    long count = ((Number) found[0]).longValue();
    return new Stored(count, count * BYTES + ((Number) found[1]).longValue());
  }
}
