package org.callboard.device;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.RandomText;

/** The table of one-time codes. The clock that ends them is the database's. */
record CodeRows(EntityManager entities) {

  private static final String LIVING = " AND used_at IS NULL AND expires_at > CURRENT_TIMESTAMP";

  private static final String SELECT =
      "SELECT public_id, EXTRACT(EPOCH FROM created_at), EXTRACT(EPOCH FROM expires_at)"
          + " FROM sign_in_code WHERE subscriber_id = ?1";

  /** The living ones of a subscriber, the newest first. */
  List<CodeView> of(long subscriberId) {
    List<?> rows =
        entities
            .createNativeQuery(SELECT + LIVING + " ORDER BY id DESC")
            .setParameter(1, subscriberId)
            .getResultList();
    return rows.stream().map(row -> view((Object[]) row)).toList();
  }

  Optional<CodeView> find(long subscriberId, String publicId) {
    return of(subscriberId).stream().filter(code -> code.id().equals(publicId)).findFirst();
  }

  private static CodeView view(Object[] row) {
    return new CodeView(
        (String) row[0],
        DeviceRows.instant(row[1]).orElseThrow(),
        DeviceRows.instant(row[2]).orElseThrow());
  }

  /** The row of a living code. */
  Optional<Long> idOf(long subscriberId, SignInCode code) {
    List<?> ids =
        entities
            .createNativeQuery(
                "SELECT id FROM sign_in_code WHERE subscriber_id = ?1 AND code_hash = ?2" + LIVING)
            .setParameter(1, subscriberId)
            .setParameter(2, code.hash(subscriberId))
            .getResultList();
    return ids.stream().findFirst().map(id -> ((Number) id).longValue());
  }

  String insert(long organizationId, long subscriberId, SignInCode code, Duration life) {
    String id = RandomText.id();
    entities
        .createNativeQuery(
            "INSERT INTO sign_in_code (organization_id, subscriber_id, public_id, code_hash,"
                + " expires_at) VALUES (?1, ?2, ?3, ?4,"
                + " CURRENT_TIMESTAMP + CAST(?5 AS INTEGER) * INTERVAL '1' SECOND)")
        .setParameter(1, organizationId)
        .setParameter(2, subscriberId)
        .setParameter(3, id)
        .setParameter(4, code.hash(subscriberId))
        .setParameter(5, Math.toIntExact(life.toSeconds()))
        .executeUpdate();
    return id;
  }

  /** Uses a code up; empty if it is no living one any more. */
  Optional<CodeView> use(long subscriberId, long id) {
    int used =
        entities
            .createNativeQuery(
                "UPDATE sign_in_code SET used_at = CURRENT_TIMESTAMP"
                    + " WHERE subscriber_id = ?1 AND id = ?2"
                    + LIVING)
            .setParameter(1, subscriberId)
            .setParameter(2, id)
            .executeUpdate();
    if (used == 0) {
      return Optional.empty();
    }
    List<?> rows =
        entities
            .createNativeQuery(SELECT + " AND id = ?2")
            .setParameter(1, subscriberId)
            .setParameter(2, id)
            .getResultList();
    return rows.stream().findFirst().map(row -> view((Object[]) row));
  }

  void delete(long subscriberId, String publicId) {
    entities
        .createNativeQuery("DELETE FROM sign_in_code WHERE subscriber_id = ?1 AND public_id = ?2")
        .setParameter(1, subscriberId)
        .setParameter(2, publicId)
        .executeUpdate();
  }

  void deleteAll(long subscriberId) {
    entities
        .createNativeQuery("DELETE FROM sign_in_code WHERE subscriber_id = ?1")
        .setParameter(1, subscriberId)
        .executeUpdate();
  }

  void deleteEnded(long subscriberId) {
    entities
        .createNativeQuery(
            "DELETE FROM sign_in_code WHERE subscriber_id = ?1"
                + " AND (used_at IS NOT NULL OR expires_at <= CURRENT_TIMESTAMP)")
        .setParameter(1, subscriberId)
        .executeUpdate();
  }
}
