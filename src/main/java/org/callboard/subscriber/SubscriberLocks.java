package org.callboard.subscriber;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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
    return lock(subscriberIds, Optional.empty());
  }

  /** The same of one that is the organization's: it may have been moved while this waited. */
  public boolean lock(long organizationId, long subscriberId) {
    return lock(organizationId, List.of(subscriberId));
  }

  /** The same of several. */
  public boolean lock(long organizationId, Collection<Long> subscriberIds) {
    return lock(subscriberIds, Optional.of(organizationId));
  }

  private boolean lock(Collection<Long> subscriberIds, Optional<Long> organizationId) {
    List<Long> ids = subscriberIds.stream().sorted().distinct().toList();
    int locked = 0;
    for (int from = 0; from < ids.size(); from += BATCH) {
      Query update =
          entities
              .createQuery(
                  "UPDATE Subscriber s SET s.version = s.version WHERE s.id IN :ids"
                      + (organizationId.isPresent() ? " AND s.organizationId = :own" : ""))
              .setParameter("ids", ids.subList(from, Math.min(from + BATCH, ids.size())));
      organizationId.ifPresent(own -> update.setParameter("own", own));
      locked += update.executeUpdate();
    }
    return locked == ids.size();
  }
}
