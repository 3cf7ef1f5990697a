package org.callboard.dialdata;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.callboard.layer.LayerKey;
import org.callboard.platform.DatabaseFailures;

/** Reads layers from the database, for the cache: always what is committed. */
@Stateless
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DialLayerStore {

  @PersistenceContext private EntityManager entities;

  /** The layer; {@link DialData#EMPTY} if nothing was ever in it. */
  public DialData load(LayerKey key) {
    return loadAll(List.of(key)).get(key);
  }

  /** The layers of all these keys, in a handful of queries. */
  public Map<LayerKey, DialData> loadAll(List<LayerKey> keys) {
    Map<Long, LayerRows> rows = new HashMap<>();
    Map<LayerKey, DialData> layers = new HashMap<>();
    keys.forEach(key -> layers.put(key, DialData.EMPTY));
    layersOf(keys.stream().map(LayerKey::ownerId).distinct().toList()).stream()
        .filter(layer -> layers.containsKey(layer.key()))
        .forEach(layer -> rows.put(layer.id(), new LayerRows(layer.key())));
    if (!rows.isEmpty()) {
      fill(rows);
      rows.values().forEach(r -> layers.put(r.key(), r.value()));
    }
    return layers;
  }

  /**
   * By the owners alone: behind another condition H2 would look at every layer for an {@code IN}.
   */
  private List<DialLayerEntity> layersOf(List<Long> owners) {
    if (owners.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(
            "SELECT l FROM DialLayerEntity l WHERE l.ownerId IN :owners", DialLayerEntity.class)
        .setParameter("owners", owners)
        .getResultList();
  }

  private void fill(Map<Long, LayerRows> rows) {
    rowsOf(QuickDialItemEntity.class, "e.position", rows)
        .forEach((id, found) -> rows.get(id).items().addAll(found));
    rowsOf(DialActionEntity.class, "e.position", rows)
        .forEach((id, found) -> rows.get(id).actions().addAll(found));
    rowsOf(RemovalEntity.class, "e.entryId", rows)
        .forEach((id, found) -> rows.get(id).removals().addAll(found));
  }

  private <E extends LayerRow> Map<Long, List<E>> rowsOf(
      Class<E> type, String order, Map<Long, LayerRows> rows) {
    return entities
        .createQuery(
            "SELECT e FROM "
                + type.getSimpleName()
                + " e WHERE e.layerId IN :ids ORDER BY "
                + order
                + ", e.id",
            type)
        .setParameter("ids", rows.keySet())
        .getResultStream()
        .collect(Collectors.groupingBy(LayerRow::layerId));
  }
}
