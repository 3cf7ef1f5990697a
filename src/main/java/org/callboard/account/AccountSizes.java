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

  /** Bytes that a stored character may become in an answer: a quotation mark is {@code &quot;}. */
  private static final long ESCAPED = 6;

  @PersistenceContext private EntityManager entities;

  /** No less than in an answer, often more: what is too much is looked at exactly. */
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
        .mapToLong(row -> weight(row, 2, ESCAPED))
        .sum();
  }

  /** By what is stored: a secret has some more. */
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
    return new Stored((Long) found[0], weight(found, 0, 1));
  }

  private static long weight(Object[] row, int from, long character) {
    long characters = ((Number) row[from + 1]).longValue();
    return ROW * ((Number) row[from]).longValue() + character * characters;
  }
}
