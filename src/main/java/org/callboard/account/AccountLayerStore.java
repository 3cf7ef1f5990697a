package org.callboard.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.callboard.layer.LayerKey;
import org.callboard.platform.DatabaseFailures;

/** Reads layers from the database, for the cache: always what is committed. */
@Stateless
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AccountLayerStore {

  @PersistenceContext private EntityManager entities;

  @Inject private SecretCipher cipher;

  /** The layer; {@link AccountData#EMPTY} if nothing was ever in it. */
  public AccountData load(LayerKey key) {
    return loadAll(List.of(key)).get(key);
  }

  /** The layers of all these keys, in a handful of queries. */
  public Map<LayerKey, AccountData> loadAll(List<LayerKey> keys) {
    Set<LayerKey> wanted = Set.copyOf(keys);
    List<AccountRow> rows =
        rowsOf(keys.stream().map(LayerKey::ownerId).distinct().toList()).stream()
            .filter(row -> wanted.contains(row.key()))
            .toList();
    return new AccountRows(cipher).values(keys, rows);
  }

  /**
   * By the owners alone: behind another condition H2 would look at every setting for an {@code IN}.
   */
  private List<AccountRow> rowsOf(List<Long> owners) {
    if (owners.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(
            "SELECT "
                + AccountRow.COLUMNS
                + " FROM AccountSettingEntity e WHERE e.ownerId IN :owners",
            Object[].class)
        .setParameter("owners", owners)
        .getResultStream()
        .map(AccountRow::of)
        .toList();
  }
}
