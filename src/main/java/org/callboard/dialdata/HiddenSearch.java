package org.callboard.dialdata;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.callboard.dialdata.Explanation.Kind;
import org.callboard.layer.LayerKey;
import org.callboard.platform.DatabaseFailures;

/** Finds the entries that a layer hides, in the layers below it, without reading those. */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class HiddenSearch {

  /** So many ids are asked for at once. */
  private static final int SLICE = 500;

  @PersistenceContext private EntityManager entities;

  /**
   * An entry of a layer.
   *
   * @param displayName of an item
   */
  public record Given(LayerKey layer, String id, Optional<String> displayName) {}

  /** The entries of these ids in these layers. */
  public List<Given> in(Collection<LayerKey> keys, Kind kind, Collection<String> ids) {
    List<Given> found = new ArrayList<>();
    Map<Long, LayerKey> layers = ids.isEmpty() ? Map.of() : layers(keys);
    if (layers.isEmpty()) {
      return found;
    }
    List<String> all = List.copyOf(ids);
    for (int i = 0; i < all.size(); i += SLICE) {
      found.addAll(in(layers, kind, all.subList(i, Math.min(all.size(), i + SLICE))));
    }
    return found;
  }

  private List<Given> in(Map<Long, LayerKey> layers, Kind kind, List<String> ids) {
    boolean isItem = kind == Kind.QUICK_DIAL_ITEM;
    String query =
        "SELECT e.layerId, e.entryId, "
            + (isItem ? "e.displayName FROM QuickDialItemEntity" : "e.id FROM DialActionEntity")
            + " e WHERE e.layerId IN :layers AND e.entryId IN :ids";
    return entities
        .createQuery(query, Object[].class)
        .setParameter("layers", layers.keySet())
        .setParameter("ids", ids)
        .getResultStream()
        .map(
            row ->
                new Given(
                    layers.get((Long) row[0]),
                    (String) row[1],
                    isItem ? Optional.of((String) row[2]) : Optional.empty()))
        .toList();
  }

  /** By the owners alone, as the layers themselves are read. */
  private Map<Long, LayerKey> layers(Collection<LayerKey> keys) {
    Map<Long, LayerKey> layers = new HashMap<>();
    entities
        .createQuery(
            "SELECT l FROM DialLayerEntity l WHERE l.ownerId IN :owners", DialLayerEntity.class)
        .setParameter("owners", keys.stream().map(LayerKey::ownerId).collect(Collectors.toSet()))
        .getResultStream()
        .filter(layer -> layer.isOfKnownKind() && keys.contains(layer.key()))
        .forEach(layer -> layers.put(layer.id(), layer.key()));
    return layers;
  }
}
