package org.callboard.dialdata;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.callboard.organization.ChangeFeed;
import org.callboard.organization.DataChanged;
import org.callboard.organization.OrganizationEditor;

/**
 * Edits a layer. What an edit means is {@link DialData}'s business; this bean makes the rows equal
 * to the new value, in one transaction with the row in the change feed.
 */
@Stateless
public class DialDataEditor {

  @PersistenceContext private EntityManager entities;

  @Inject private OrganizationEditor organizations;
  @Inject private ChangeFeed changes;

  /** Edits the layer of an organization. */
  public DialData editOrganization(long organizationId, UnaryOperator<DialData> edit) {
    return edit(
        organizationId,
        LayerKey.ofOrganization(organizationId),
        DataChanged.ofOrganization(organizationId),
        edit);
  }

  /** Edits the layer of a subscriber. */
  public DialData editSubscriber(
      long organizationId, long subscriberId, UnaryOperator<DialData> edit) {
    return edit(
        organizationId,
        LayerKey.ofSubscriber(subscriberId),
        DataChanged.ofSubscriber(organizationId, subscriberId),
        edit);
  }

  private DialData edit(
      long organizationId, LayerKey key, DataChanged change, UnaryOperator<DialData> edit) {
    DialLayerEntity layer = lockedLayer(organizationId, key);
    LayerRows rows = new LayerRows(key);
    rows.items().addAll(rowsOf(QuickDialItemEntity.class, layer, "e.position, e.id"));
    rows.actions().addAll(rowsOf(DialActionEntity.class, layer, "e.position, e.id"));
    rows.removals().addAll(rowsOf(RemovalEntity.class, layer, "e.id"));
    DialData before = rows.value();
    DialData edited = edit.apply(before);
    new LayerSaver(entities, layer.id(), rows).save(before, edited);
    changes.record(change);
    return edited;
  }

  /**
   * Edits of one organization follow each other, so that each sees what the other remembered. The
   * organization's row is locked, because a layer's own is not there before its first edit.
   */
  private DialLayerEntity lockedLayer(long organizationId, LayerKey key) {
    organizations.lock(organizationId);
    Optional<DialLayerEntity> found =
        entities
            .createQuery(
                "SELECT l FROM DialLayerEntity l WHERE l.kind = :kind AND l.ownerId = :owner",
                DialLayerEntity.class)
            .setParameter("kind", key.kind())
            .setParameter("owner", key.ownerId())
            .setLockMode(LockModeType.OPTIMISTIC_FORCE_INCREMENT)
            .getResultStream()
            .findFirst();
    if (found.isPresent()) {
      return found.get();
    }
    DialLayerEntity layer = new DialLayerEntity(organizationId, key);
    entities.persist(layer);
    entities.flush(); // the rows refer to it by its plain id
    return layer;
  }

  private <E extends LayerRow> List<E> rowsOf(Class<E> type, DialLayerEntity layer, String order) {
    return entities
        .createQuery(
            "SELECT e FROM " + type.getSimpleName() + " e WHERE e.layerId = :id ORDER BY " + order,
            type)
        .setParameter("id", layer.id())
        .getResultList();
  }
}
