package org.callboard.subscriber;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.callboard.platform.DatabaseFailures;

/** Finds password hashes by how they were made. */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SubscriberHashes {

  @PersistenceContext private EntityManager entities;

  /**
   * Cheap hashes, by the id of the subscriber; asked often, and answered by an index.
   *
   * @param after only subscribers with higher ids
   */
  public SortedMap<Long, String> cheap(long after, int limit) {
    List<Object[]> rows =
        entities
            .createQuery(
                "SELECT s.id, s.passwordHash FROM Subscriber s"
                    + " WHERE s.cheapHash = TRUE AND s.id > :after ORDER BY s.id",
                Object[].class)
            .setParameter("after", after)
            .setMaxResults(limit)
            .getResultList();
    SortedMap<Long, String> found = new TreeMap<>();
    rows.forEach(row -> found.put((Long) row[0], (String) row[1]));
    return found;
  }

  /**
   * The highest cost of a bcrypt hash in each organization that has any, by its id; answered by an
   * index. Phones of those who were moved away ask there as well.
   */
  public Map<Long, Integer> highestBcryptCosts() {
    return Stream.of(
            "SELECT s.organizationId, MAX(s.bcryptCost) FROM Subscriber s"
                + " WHERE s.bcryptCost > 0 GROUP BY s.organizationId",
            "SELECT f.organizationId, MAX(s.bcryptCost) FROM FormerUsername f, Subscriber s"
                + " WHERE s.id = f.subscriberId AND s.bcryptCost > 0 GROUP BY f.organizationId")
        .flatMap(query -> entities.createQuery(query, Object[].class).getResultStream())
        .collect(Collectors.toMap(row -> (Long) row[0], row -> (Integer) row[1], Math::max));
  }

  /** The highest id of a subscriber, 0 if there is none. */
  public long highestId() {
    Long id =
        entities.createQuery("SELECT MAX(s.id) FROM Subscriber s", Long.class).getSingleResult();
    return id == null ? 0 : id;
  }
}
