package org.callboard.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.callboard.organization.LayerKey;
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
    List<AccountRow> rows = new ArrayList<>();
    for (LayerKey.Kind kind : LayerKey.Kind.values()) {
      List<Long> owners =
          keys.stream().filter(k -> k.kind() == kind).map(LayerKey::ownerId).toList();
      if (!owners.isEmpty()) {
        rows.addAll(rowsOf(kind, owners));
      }
    }
    return new AccountRows(cipher).values(keys, rows);
  }

  private List<AccountRow> rowsOf(LayerKey.Kind kind, List<Long> owners) {
    return entities
        .createQuery(
            "SELECT "
                + AccountRow.COLUMNS
                + " FROM AccountSettingEntity e WHERE e.kind = :kind AND e.ownerId IN :owners",
            Object[].class)
        .setParameter("kind", kind.name())
        .setParameter("owners", owners)
        .getResultStream()
        .map(AccountRow::of)
        .toList();
  }
}
