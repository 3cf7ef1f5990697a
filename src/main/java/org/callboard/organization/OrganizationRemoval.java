package org.callboard.organization;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PessimisticLockException;
import java.util.List;
import java.util.Map;
import org.callboard.platform.DatabaseFailures;

/**
 * Deletes the rows of organizations that were deleted, some at a time: a hundred thousand
 * subscribers take longer than a transaction may. What a crash leaves is taken up by the next node.
 */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OrganizationRemoval {

  /** Groups have layers of their own. */
  private static final int GROUPS_AT_ONCE = 5;

  /** One node at a time works at an organization; the others do not wait for it. */
  private static final Map<String, Object> NO_WAITING =
      Map.of("jakarta.persistence.lock.timeout", 0);

  @PersistenceContext private EntityManager entities;

  private final Instance<OrganizationRows> kinds;

  /** For the container. */
  public OrganizationRemoval() {
    kinds = null;
  }

  @Inject
  OrganizationRemoval(@Any Instance<OrganizationRows> kinds) {
    this.kinds = kinds;
  }

  /** The organizations that were deleted and still have rows. */
  public List<Long> unfinished() {
    return entities
        .createQuery(
            "SELECT o.id FROM Organization o WHERE o.deleted = TRUE ORDER BY o.id", Long.class)
        .getResultList();
  }

  /**
   * Deletes a slice of what one of them has; in the end its own row.
   *
   * @param size see {@link OrganizationRows#deleteSome}
   * @return whether there is more
   * @throws OtherNodeAtWorkException if another node is at it
   */
  public boolean deleteSome(long organizationId, int size) {
    Organization organization = locked(organizationId);
    if (organization == null || !organization.isDeleted()) {
      return false;
    }
    for (OrganizationRows kind : kinds) {
      if (kind.deleteSome(organizationId, size)) {
        return true;
      }
    }
    if (deleteGroups(organizationId)) { // by now nobody is in them
      return true;
    }
    entities.remove(organization);
    return false;
  }

  private Organization locked(long id) {
    try {
      return entities.find(Organization.class, id, LockModeType.PESSIMISTIC_WRITE, NO_WAITING);
    } catch (PessimisticLockException | LockTimeoutException e) {
      throw new OtherNodeAtWorkException();
    }
  }

  private boolean deleteGroups(long organizationId) {
    List<SubscriberGroup> groups =
        entities
            .createQuery(
                "SELECT g FROM SubscriberGroup g WHERE g.organizationId = :id",
                SubscriberGroup.class)
            .setParameter("id", organizationId)
            .setMaxResults(GROUPS_AT_ONCE)
            .getResultList();
    groups.forEach(entities::remove);
    return !groups.isEmpty();
  }
}
