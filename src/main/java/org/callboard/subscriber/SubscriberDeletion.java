package org.callboard.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.callboard.organization.OrganizationRows;

/** The subscribers of deleted organizations, with all that hangs on them. */
@ApplicationScoped
public class SubscriberDeletion implements OrganizationRows {

  @PersistenceContext private EntityManager entities;

  @Override
  public boolean deleteSome(long organizationId, int size) {
    List<Long> ids =
        entities
            .createQuery("SELECT s.id FROM Subscriber s WHERE s.organizationId = :id", Long.class)
            .setParameter("id", organizationId)
            .setMaxResults(size)
            .getResultList();
    if (!ids.isEmpty()) {
      entities
          .createQuery("DELETE FROM Subscriber s WHERE s.id IN :ids")
          .setParameter("ids", ids)
          .executeUpdate();
    }
    return !ids.isEmpty();
  }
}
