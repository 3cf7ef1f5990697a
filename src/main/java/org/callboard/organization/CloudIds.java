package org.callboard.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which organization has which Cloud ID, as the caller's transaction sees it. */
@ApplicationScoped
public class CloudIds {

  @PersistenceContext private EntityManager entities;

  /** The Cloud IDs of these organizations, with one query. */
  public Map<Long, String> of(Collection<Long> organizationIds) {
    if (organizationIds.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery(
            "SELECT o.id, o.cloudId FROM Organization o WHERE o.id IN :ids", Object[].class)
        .setParameter("ids", List.copyOf(organizationIds))
        .getResultStream()
        .collect(Collectors.toMap(row -> (Long) row[0], row -> (String) row[1]));
  }

  /** The organization with this Cloud ID. */
  public Optional<Long> idOf(CloudId cloudId) {
    return entities
        .createQuery("SELECT o.id FROM Organization o WHERE o.cloudId = :cloudId", Long.class)
        .setParameter("cloudId", cloudId.value())
        .getResultStream()
        .findFirst();
  }
}
