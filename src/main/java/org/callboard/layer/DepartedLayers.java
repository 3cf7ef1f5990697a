package org.callboard.layer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.callboard.subscriber.SubscriberName;

/** What deleted subscribers left behind, by their names. */
@ApplicationScoped
public class DepartedLayers {

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
