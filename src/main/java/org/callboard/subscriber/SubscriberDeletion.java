package org.callboard.subscriber;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.callboard.organization.OrganizationDeleted;

/** Deletes all subscribers of an organization that is being deleted. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class SubscriberDeletion {

  private static final int SLICE = 1000;

  @PersistenceContext private EntityManager entities;

  /** Some at a time: one statement that deletes a hundred thousand would run into its timeout. */
  public void delete(@Observes OrganizationDeleted organization) {
    List<Long> ids;
    do {
      ids =
          entities
              .createQuery("SELECT s.id FROM Subscriber s WHERE s.organizationId = :id", Long.class)
              .setParameter("id", organization.organizationId())
              .setMaxResults(SLICE)
              .getResultList();
      if (!ids.isEmpty()) {
        entities
            .createQuery("DELETE FROM Subscriber s WHERE s.id IN :ids")
            .setParameter("ids", ids)
            .executeUpdate();
      }
    } while (ids.size() == SLICE);
  }
}
