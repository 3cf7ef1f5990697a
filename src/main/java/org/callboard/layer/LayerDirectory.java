package org.callboard.layer;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.List;
import java.util.Map;

/**
 * Reads layers from the database, for the cache and for administrators: always what is committed.
 * Each kind of data has a stateless session bean of it.
 */
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public abstract class LayerDirectory<T extends LayerData<T>> {

  private final LayerTable<T> table;

  /** For the container's proxy only. */
  protected LayerDirectory() {
    table = null;
  }

  protected LayerDirectory(LayerTable<T> table) {
    this.table = table;
  }

  /** The layer; an empty one if nothing was ever in it. */
  public T load(LayerKey key) {
    return table.read(key);
  }

  /** The layers of all these keys, in a handful of queries. */
  public Map<LayerKey, T> loadAll(List<LayerKey> keys) {
    return table.read(keys);
  }

  /** What the layer says of one id. */
  public T loadEntry(LayerKey key, String id) {
    return table.readEntry(key, id);
  }
}
