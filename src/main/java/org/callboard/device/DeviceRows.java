package org.callboard.device;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.RandomText;

/** The table of devices. */
record DeviceRows(EntityManager entities) {

  /** Of each subscriber, or as many as may live; the oldest are forgotten first. */
  private static final int MIN_REVOKED = 50;

  private static final String SELECT =
      "SELECT id, public_id, label, agent, installation, EXTRACT(EPOCH FROM first_seen),"
          + " EXTRACT(EPOCH FROM last_seen), CASE WHEN revoked_at IS NULL THEN 0 ELSE 1 END"
          + " FROM device WHERE subscriber_id = ?1 ";

  /** All of a subscriber, the last seen first, revoked ones at the end. */
  List<DeviceRow> of(long subscriberId) {
    return list(
        SELECT
            + "ORDER BY CASE WHEN revoked_at IS NULL THEN 0 ELSE 1 END,"
            + " COALESCE(last_seen, first_seen) DESC, id DESC",
        subscriberId);
  }

  Optional<DeviceRow> find(long subscriberId, String publicId) {
    return of(subscriberId).stream().filter(row -> row.view().id().equals(publicId)).findFirst();
  }

  private List<DeviceRow> list(String sql, long subscriberId) {
    List<?> rows = entities.createNativeQuery(sql).setParameter(1, subscriberId).getResultList();
    return rows.stream().map(row -> row((Object[]) row)).toList();
  }

  private static DeviceRow row(Object[] row) {
    return new DeviceRow(
        ((Number) row[0]).longValue(),
        new DeviceView(
            (String) row[1],
            (String) row[2],
            (String) row[3],
            Optional.ofNullable((String) row[4]),
            instant(row[5]).orElseThrow(),
            instant(row[6]),
            ((Number) row[7]).intValue() == 1));
  }

  static Optional<Instant> instant(Object epochSeconds) {
    return Optional.ofNullable(epochSeconds)
        .map(seconds -> new BigDecimal(seconds.toString()).longValue())
        .map(Instant::ofEpochSecond);
  }

  String insert(SignIn signIn, String label, DeviceToken token) {
    String id = RandomText.id();
    entities
        .createNativeQuery(
            "INSERT INTO device (organization_id, subscriber_id, public_id, token_hash, label,"
                + " agent, installation) VALUES (?1, ?2, ?3, ?4, ?5, ?6, CAST(?7 AS VARCHAR(250)))")
        .setParameter(1, signIn.organizationId())
        .setParameter(2, signIn.subscriberId())
        .setParameter(3, id)
        .setParameter(4, token.hash())
        .setParameter(5, label)
        .setParameter(6, signIn.agent())
        .setParameter(7, signIn.installation().orElse(null))
        .executeUpdate();
    return id;
  }

  /** Gives the device a new token, which nobody has used yet. */
  void renew(DeviceRow row, String agent, DeviceToken token) {
    entities
        .createNativeQuery(
            "UPDATE device SET token_hash = ?1, agent = ?2, last_seen = NULL, revoked_at = NULL"
                + " WHERE id = ?3")
        .setParameter(1, token.hash())
        .setParameter(2, agent)
        .setParameter(3, row.id())
        .executeUpdate();
  }

  void rename(DeviceRow row, String label) {
    entities
        .createNativeQuery("UPDATE device SET label = ?1 WHERE id = ?2")
        .setParameter(1, label)
        .setParameter(2, row.id())
        .executeUpdate();
  }

  void revoke(DeviceRow row) {
    entities
        .createNativeQuery("UPDATE device SET revoked_at = CURRENT_TIMESTAMP WHERE id = ?1")
        .setParameter(1, row.id())
        .executeUpdate();
  }

  /**
   * Forgets revoked devices of a subscriber beyond the bound.
   *
   * @param maxLiving who are all revoked at once must all be told
   */
  void forgetOldest(long subscriberId, int maxLiving) {
    entities
        .createNativeQuery(
            "DELETE FROM device WHERE subscriber_id = ?1 AND revoked_at IS NOT NULL AND id NOT IN"
                + " (SELECT d.id FROM device d WHERE d.subscriber_id = ?2"
                + " AND d.revoked_at IS NOT NULL ORDER BY d.revoked_at DESC, d.id DESC"
                + " FETCH FIRST "
                + Math.max(MIN_REVOKED, maxLiving)
                + " ROWS ONLY)")
        .setParameter(1, subscriberId)
        .setParameter(2, subscriberId)
        .executeUpdate();
  }
}
