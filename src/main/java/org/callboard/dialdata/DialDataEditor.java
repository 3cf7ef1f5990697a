package org.callboard.dialdata;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.feed.ChangeFeed;
import org.callboard.layer.LayerAddress;
import org.callboard.layer.LayerKey;
import org.callboard.organization.OrganizationEditor;

/**
 * Edits a layer. What an edit means is {@link DialData}'s business; this bean makes the rows equal
 * to the new value, in one transaction with the record and the row in the change feed.
 */
@Stateless
public class DialDataEditor {

  @PersistenceContext private EntityManager entities;

  @Inject private OrganizationEditor organizations;
  @Inject private ChangeFeed changes;
  @Inject private AuditLog audit;

  /**
   * Edits a layer.
   *
   * @param edit sees what is there, and throws if the caller has something else in mind
   */
  public DialData edit(LayerAddress address, UnaryOperator<DialData> edit) {
    DialLayerEntity layer = lockedLayer(address);
    LayerRows rows = rows(layer);
    DialData before = rows.value();
    DialData edited = edit.apply(before).withinLimits();
    if (edited.equals(before)) {
      return before; // nothing to record, nothing for phones to read again
    }
    new LayerSaver(entities, layer.id(), rows).save(before, edited);
    entities.flush(); // a second edit in the same transaction reads the rows again
    Optional<JsonObject> was = DialDataJson.difference(before, edited);
    if (was.isPresent()) {
      audit.record(
          AuditAction.UPDATE,
          Optional.of(address.organization().cloudId().value()),
          address.path(),
          was,
          DialDataJson.difference(edited, before));
    }
    changes.record(address.change());
    return edited;
  }

  /** What is in the layer, as this transaction sees it. */
  public DialData read(LayerKey key) {
    return layer(key, LockModeType.NONE).map(layer -> rows(layer).value()).orElse(DialData.EMPTY);
  }

  private LayerRows rows(DialLayerEntity layer) {
    LayerRows rows = new LayerRows(layer.key());
    rows.items().addAll(rowsOf(QuickDialItemEntity.class, layer, "e.position, e.id"));
    rows.actions().addAll(rowsOf(DialActionEntity.class, layer, "e.position, e.id"));
    rows.removals().addAll(rowsOf(RemovalEntity.class, layer, "e.id"));
    return rows;
  }

  /**
   * Edits of one organization follow each other, so that each sees what the other remembered. The
   * organization's row is locked, because a layer's own is not there before its first edit.
   */
  private DialLayerEntity lockedLayer(LayerAddress address) {
    organizations.lock(address.organization().id());
    return layer(address.key(), LockModeType.OPTIMISTIC_FORCE_INCREMENT)
        .orElseGet(
            () -> {
              DialLayerEntity layer =
                  new DialLayerEntity(address.organization().id(), address.key());
              entities.persist(layer);
              entities.flush(); // the rows refer to it by its plain id
              return layer;
            });
  }

  private Optional<DialLayerEntity> layer(LayerKey key, LockModeType lock) {
    return entities
        .createQuery(
            "SELECT l FROM DialLayerEntity l WHERE l.kind = :kind AND l.ownerId = :owner",
            DialLayerEntity.class)
        .setParameter("kind", key.kind())
        .setParameter("owner", key.ownerId())
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
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
