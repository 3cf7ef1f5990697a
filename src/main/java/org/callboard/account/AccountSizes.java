package org.callboard.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import org.callboard.layer.LayerKey;
import org.callboard.organization.Stored;
import org.callboard.organization.StoredData;

/** How much is stored of account settings. */
@ApplicationScoped
class AccountSizes implements StoredData {

  /** Bytes of a setting beside its value. */
  private static final long ROW = 150;

  @PersistenceContext private EntityManager entities;

  /** By what is stored: a secret has some more. */
  public long weight(Collection<LayerKey> keys) {
    return entities
        .createQuery(
            "SELECT e.kind, e.ownerId, COUNT(e), COALESCE(SUM(LENGTH(e.stored)), 0)"
                + " FROM AccountSettingEntity e"
                + " WHERE e.ownerId IN :owners AND e.stored IS NOT NULL GROUP BY e.kind, e.ownerId",
            Object[].class)
        .setParameter("owners", keys.stream().map(LayerKey::ownerId).distinct().toList())
        .getResultStream()
        .filter(
            row ->
                keys.stream()
                    .anyMatch(k -> k.kind().name().equals(row[0]) && row[1].equals(k.ownerId())))
        .mapToLong(row -> weight(row, 2))
        .sum();
  }

  @Override
  public Stored of(long organizationId) {
    Object[] found =
        entities
            .createQuery(
                "SELECT COUNT(e), COALESCE(SUM(LENGTH(e.stored)), 0) FROM AccountSettingEntity e"
                    + " WHERE e.organizationId = :id",
                Object[].class)
            .setParameter("id", organizationId)
            .getSingleResult();
    return new Stored((Long) found[0], weight(found, 0));
  }

  private static long weight(Object[] row, int from) {
    return ROW * ((Number) row[from]).longValue() + ((Number) row[from + 1]).longValue();
  }
}
