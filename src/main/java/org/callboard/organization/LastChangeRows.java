package org.callboard.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** What was noted of the changes of deleted organizations. */
@ApplicationScoped
public class LastChangeRows implements OrganizationRows {

  /** A row is much less than a subscriber. */
  private static final int ROWS = 10;

  @PersistenceContext private EntityManager entities;

  @Override
  public boolean deleteSome(long organizationId, int size) {
    List<Long> ids =
        entities
            .createQuery("SELECT l.id FROM LastChange l WHERE l.organizationId = :id", Long.class)
            .setParameter("id", organizationId)
            .setMaxResults(ROWS * size)
            .getResultList();
    if (!ids.isEmpty()) {
      entities
          .createQuery("DELETE FROM LastChange l WHERE l.id IN :ids")
          .setParameter("ids", ids)
          .executeUpdate();
    }
    return !ids.isEmpty();
  }
}
