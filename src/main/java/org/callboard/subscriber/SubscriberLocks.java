package org.callboard.subscriber;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;

/** Makes edits of what belongs to one subscriber follow each other. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class SubscriberLocks {

  @PersistenceContext private EntityManager entities;

  private static final int BATCH = 500;

  /**
   * Makes the caller's transaction wait for all others that have locked one of these subscribers.
   * Whoever locks more than one has the lock of edits of many. By an update that changes nothing:
   * PostgreSQL would make rows that merely refer to a subscriber wait for {@code FOR UPDATE}.
   *
   * @return whether all of them are there
   */
  public boolean lock(Collection<Long> subscriberIds) {
    List<Long> ids = subscriberIds.stream().sorted().distinct().toList();
    int locked = 0;
    for (int from = 0; from < ids.size(); from += BATCH) {
      locked +=
          entities
              .createQuery("UPDATE Subscriber s SET s.version = s.version WHERE s.id IN :ids")
              .setParameter("ids", ids.subList(from, Math.min(from + BATCH, ids.size())))
              .executeUpdate();
    }
    return locked == ids.size();
  }
}
