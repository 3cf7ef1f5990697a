package org.callboard.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.callboard.organization.OrganizationDeleted;
import org.callboard.platform.EditRefusedException;

/** The rows of webhooks by whose they are, in the caller's transaction. */
@ApplicationScoped
public class WebhookRows {

  @PersistenceContext private EntityManager entities;

  /**
   * @param organizationId whose; empty for the provider's
   */
  List<Webhook> of(Optional<Long> organizationId) {
    return query(organizationId, "").getResultList();
  }

  /**
   * @throws EditRefusedException if there is none of this id, or it is somebody else's
   */
  Webhook find(Optional<Long> organizationId, String id) {
    return query(organizationId, " AND w.publicId = :publicId")
        .setParameter("publicId", id)
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> EditRefusedException.notFound("webhook"));
  }

  /** The same, to edit it. */
  Webhook locked(Optional<Long> organizationId, String id) {
    Webhook webhook = find(organizationId, id);
    return locked(webhook.id()).orElseThrow(() -> EditRefusedException.notFound("webhook"));
  }

  Optional<Webhook> locked(long id) {
    Webhook webhook = entities.find(Webhook.class, id, LockModeType.PESSIMISTIC_WRITE);
    return Optional.ofNullable(webhook);
  }

  private TypedQuery<Webhook> query(Optional<Long> organizationId, String condition) {
    String whose = organizationId.isPresent() ? "= :organization" : "IS NULL";
    TypedQuery<Webhook> query =
        entities.createQuery(
            "SELECT w FROM Webhook w WHERE w.organizationId "
                + whose
                + condition
                + " ORDER BY w.id",
            Webhook.class);
    organizationId.ifPresent(id -> query.setParameter("organization", id));
    return query;
  }

  /** A deleted organization's webhooks go with it at once: nothing more is sent. */
  void deleteOf(@Observes OrganizationDeleted organization) {
    List<Long> ids =
        entities
            .createQuery("SELECT w.id FROM Webhook w WHERE w.organizationId = :id", Long.class)
            .setParameter("id", organization.organizationId())
            .getResultList();
    if (!ids.isEmpty()) {
      entities
          .createQuery("DELETE FROM WebhookDelivery d WHERE d.webhookId IN :ids")
          .setParameter("ids", ids)
          .executeUpdate();
      entities
          .createQuery("DELETE FROM Webhook w WHERE w.id IN :ids")
          .setParameter("ids", ids)
          .executeUpdate();
    }
  }
}
