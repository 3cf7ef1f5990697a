package org.callboard.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.callboard.layer.LayerKey;
import org.callboard.platform.SecretCipher;

/**
 * Encrypts secrets under the current key that are under an old one, some at a time. It changes no
 * value, so that no cache has to know; and only a row that is as it was read, so that it undoes
 * nobody's edit.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SecretRotation {

  private static final int BATCH = 100;

  @PersistenceContext private EntityManager entities;

  private final SecretCipher cipher;

  /** For the container's proxy only. */
  public SecretRotation() {
    this(null);
  }

  @Inject
  SecretRotation(SecretCipher cipher) {
    this.cipher = cipher;
  }

  /**
   * How far a round has come.
   *
   * @param ownerId with the kind and the name, of the last row that was looked at
   * @param rotated how many secrets are under the current key now
   * @param left how many are not, because no key fits
   */
  public record Position(long ownerId, String kind, String name, int rotated, int left) {

    public static final Position START = new Position(0, "", "", 0, 0);
  }

  /** Takes the next ones; empty if there are no more. */
  public Optional<Position> next(Position position) {
    Optional<String> current = cipher.currentPrefix();
    if (current.isEmpty()) {
      return Optional.empty();
    }
    List<?> rows =
        entities
            .createNativeQuery(
                "SELECT kind, organization_id, owner_id, name, value_json FROM account_setting"
                    + " WHERE secret = TRUE AND value_json IS NOT NULL AND value_json NOT LIKE ?1"
                    + " AND (owner_id > ?2 OR owner_id = ?2 AND (kind > ?3"
                    + " OR kind = ?3 AND name > ?4))"
                    + " ORDER BY owner_id, kind, name")
            .setParameter(1, current.get() + "%")
            .setParameter(2, position.ownerId())
            .setParameter(3, position.kind())
            .setParameter(4, position.name())
            .setMaxResults(BATCH)
            .getResultList();
    Position reached = position;
    for (Object row : rows) {
      reached = rotate((Object[]) row, reached);
    }
    return rows.isEmpty() ? Optional.empty() : Optional.of(reached);
  }

  private Position rotate(Object[] row, Position position) {
    String kind = (String) row[0];
    long ownerId = ((Number) row[2]).longValue();
    String name = (String) row[3];
    String stored = (String) row[4];
    if (!LayerKey.Kind.isOne(kind)) { // a newer version's, which encrypts it itself
      return new Position(ownerId, kind, name, position.rotated(), position.left() + 1);
    }
    LayerKey key =
        new LayerKey(LayerKey.Kind.valueOf(kind), ((Number) row[1]).longValue(), ownerId);
    String place = AccountRow.place(key, name);
    Optional<String> json =
        stored.startsWith(SecretCipher.PREFIX)
            ? cipher.decrypt(stored, place)
            : Optional.of(stored);
    int rotated = 0;
    if (json.isPresent()) {
      rotated =
          entities
              .createNativeQuery(
                  "UPDATE account_setting SET value_json = ?1 WHERE kind = ?2 AND owner_id = ?3"
                      + " AND name = ?4 AND value_json = ?5")
              .setParameter(1, cipher.encrypt(json.get(), place))
              .setParameter(2, kind)
              .setParameter(3, ownerId)
              .setParameter(4, name)
              .setParameter(5, stored)
              .executeUpdate();
    }
    return new Position(
        ownerId,
        kind,
        name,
        position.rotated() + rotated,
        position.left() + (json.isPresent() ? 0 : 1));
  }
}
