package org.callboard.layer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.organization.OrganizationRows;
import org.callboard.subscriber.SubscriberName;

/** What deleted subscribers left behind, by their names. */
@ApplicationScoped
public class DepartedLayers implements OrganizationRows {

  /** A row is much less than a subscriber. */
  private static final int ROWS = 10;

  @PersistenceContext private EntityManager entities;

  void keep(SubscriberName name, String data, String memory) {
    DepartedLayer departed =
        rows(name.organizationId(), List.of(name.usernameKey()), data).stream()
            .findFirst()
            .orElseGet(
                () -> {
                  DepartedLayer row =
                      new DepartedLayer(name.organizationId(), name.usernameKey(), data);
                  entities.persist(row);
                  return row;
                });
    departed.set(memory);
  }

  /** Takes away what was kept for some hundred names, and returns it by the names' keys. */
  Map<String, String> take(long organizationId, Collection<String> usernameKeys, String data) {
    Map<String, String> taken = new HashMap<>();
    for (DepartedLayer row : rows(organizationId, usernameKeys, data)) {
      taken.put(row.usernameKey(), row.memory());
      entities.remove(row);
    }
    return taken;
  }

  /** What was kept for a name; it stays. */
  Optional<String> memory(SubscriberName name, String data) {
    return rows(name.organizationId(), List.of(name.usernameKey()), data).stream()
        .map(DepartedLayer::memory)
        .findFirst();
  }

  @Override
  public boolean deleteSome(long organizationId, int size) {
    List<String> keys =
        entities
            .createQuery(
                "SELECT d.usernameKey FROM DepartedLayer d WHERE d.organizationId = :id",
                String.class)
            .setParameter("id", organizationId)
            .setMaxResults(ROWS * size)
            .getResultList();
    if (!keys.isEmpty()) {
      entities
          .createQuery(
              "DELETE FROM DepartedLayer d WHERE d.usernameKey IN :keys"
                  + " AND d.organizationId = :id")
          .setParameter("keys", keys)
          .setParameter("id", organizationId)
          .executeUpdate();
    }
    return !keys.isEmpty();
  }

  /** By the names alone: behind another condition H2 would look at every row for an {@code IN}. */
  private List<DepartedLayer> rows(
      long organizationId, Collection<String> usernameKeys, String data) {
    if (usernameKeys.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(
            "SELECT d FROM DepartedLayer d WHERE d.usernameKey IN :keys", DepartedLayer.class)
        .setParameter("keys", usernameKeys)
        .getResultStream()
        .filter(row -> row.isOf(organizationId, data))
        .toList();
  }
}
