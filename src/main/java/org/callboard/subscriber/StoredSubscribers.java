package org.callboard.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.callboard.organization.OrganizationQuota;
import org.callboard.organization.Stored;
import org.callboard.organization.StoredData;

/** How many subscribers an organization has, and how long their attributes are. */
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

  /** New ones and new attributes, one by one or by the hundred. */
  public void edited(@Observes SubscribersEdited edited) {
    long created = 0;
    long bytes = 0;
    for (SubscribersEdited.Edit edit : edited.edits()) {
      if (edit.before().isEmpty()) {
        created++;
        bytes += BYTES;
      }
      bytes += grown(edit);
    }
    quota.check(edited.organization().id(), created, bytes);
  }

  /** By how much the attributes are longer. */
  private static long grown(SubscribersEdited.Edit edit) {
    Attributes before = edit.before().map(SubscriberSnapshot::attributes).orElse(Attributes.NONE);
    Attributes after = edit.after().attributes();
    return before.equals(after) ? 0 : after.length() - before.length();
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
