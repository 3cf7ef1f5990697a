package org.callboard.device;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the clock writes about devices and codes. Nothing in memory depends on it: no feed. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DeviceUpkeep {

  /** How long a revoked device's phone is told that it was signed out. */
  private static final int DAYS_REVOKED = 90;

  /** How many rows of a table one transaction deletes. */
  private static final String SLICE = " FETCH FIRST 1000 ROWS ONLY)";

  @PersistenceContext private EntityManager entities;

  /**
   * Notes that devices used their tokens. It only moves forward, and not by less than a minute.
   *
   * @param ids some hundred at most
   */
  public void markSeen(List<Long> ids, Duration ago) {
    String places =
        IntStream.range(0, ids.size())
            .mapToObj(i -> "?" + (i + 3))
            .collect(Collectors.joining(", "));
    Query query =
        entities.createNativeQuery(
            "UPDATE device SET last_seen ="
                + " CURRENT_TIMESTAMP - CAST(?1 AS INTEGER) * INTERVAL '1' SECOND"
                + " WHERE (last_seen IS NULL OR last_seen <"
                + " CURRENT_TIMESTAMP - CAST(?2 AS INTEGER) * INTERVAL '1' SECOND)"
                + " AND id IN ("
                + places
                + ")");
    query.setParameter(1, Math.toIntExact(ago.toSeconds()));
    query.setParameter(2, Math.toIntExact(ago.plusMinutes(1).toSeconds()));
    for (int i = 0; i < ids.size(); i++) {
      query.setParameter(i + 3, ids.get(i));
    }
    query.executeUpdate();
  }

  /**
   * Deletes a slice of the devices that were revoked long ago, and of the codes that have ended.
   *
   * @return how many; 0 if there are no more
   */
  public int deleteSomeOld() {
    int devices =
        entities
            .createNativeQuery(
                "DELETE FROM device WHERE id IN (SELECT id FROM device WHERE revoked_at <"
                    + " CURRENT_TIMESTAMP - CAST(?1 AS INTEGER) * INTERVAL '1' DAY"
                    + SLICE)
            .setParameter(1, DAYS_REVOKED)
            .executeUpdate();
    int codes =
        entities
            .createNativeQuery(
                "DELETE FROM sign_in_code WHERE id IN (SELECT id FROM sign_in_code"
                    + " WHERE expires_at <= CURRENT_TIMESTAMP"
                    + SLICE)
            .executeUpdate();
    return devices + codes;
  }
}
