package org.callboard.organization;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads organizations from the database. Always in a transaction of its own: what is read here goes
 * into caches, and must be what is committed, not what the calling edit is about to commit.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OrganizationDirectory {

  @PersistenceContext private EntityManager entities;

  public Optional<Long> idOf(CloudId cloudId) {
    return entities
        .createQuery("SELECT o.id FROM Organization o WHERE o.cloudId = :cloudId", Long.class)
        .setParameter("cloudId", cloudId.value())
        .getResultStream()
        .findFirst();
  }

  public Optional<OrganizationSnapshot> load(long id) {
    return Optional.ofNullable(entities.find(Organization.class, id)).map(Organization::snapshot);
  }

  public Map<Long, OrganizationSnapshot> loadAll(List<Long> ids) {
    return entities
        .createQuery("SELECT o FROM Organization o WHERE o.id IN :ids", Organization.class)
        .setParameter("ids", ids)
        .getResultStream()
        .map(Organization::snapshot)
        .collect(Collectors.toMap(OrganizationSnapshot::id, Function.identity()));
  }

  /** The row ids of all organizations. */
  public List<Long> ids() {
    return entities
        .createQuery("SELECT o.id FROM Organization o ORDER BY o.id", Long.class)
        .getResultList();
  }
}
