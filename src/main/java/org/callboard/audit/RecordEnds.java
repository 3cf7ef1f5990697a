package org.callboard.audit;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PessimisticLockException;
import java.util.List;
import java.util.Map;
import org.callboard.platform.DatabaseFailures;

/**
 * Gives entries of the record their places when they are committed. Their ids are given before that
 * and say nothing of it, so whoever followed them would miss what is committed late.
 */
@Stateless
@PermitAll
public class RecordEnds {

  /** The place of an entry that has none yet: behind all others, by the database's default. */
  static final long UNPLACED = Long.MAX_VALUE;

  /** How many entries get their places in one transaction. */
  static final int AT_ONCE = 5000;

  /** Places are given by one node at a time; the others do not wait for it. */
  private static final Map<String, Object> NO_WAITING =
      Map.of("jakarta.persistence.lock.timeout", 0);

  @PersistenceContext private EntityManager entities;

  @Resource private EJBContext context;

  /**
   * Gives committed entries their places, in the order of their ids, unless another node is doing
   * so. One statement for all: a place is the id and what the first of them has to be moved by, so
   * that there may be gaps.
   *
   * @return whether there may be more
   */
  @Interceptors(DatabaseFailures.class)
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean givePlaces() {
    List<Long> ids = unplaced(0, 1);
    if (ids.isEmpty()) {
      return false;
    }
    try {
      RecordEnd end =
          entities.find(RecordEnd.class, RecordEnd.ID, LockModeType.PESSIMISTIC_WRITE, NO_WAITING);
      long first = unplaced(0, 1).stream().findFirst().orElse(0L);
      if (first == 0) {
        return false;
      }
      List<Long> behind = unplaced(AT_ONCE, 1);
      long last = behind.isEmpty() ? lastUnplaced() : behind.get(0) - 1;
      long shift = end.place() + 1 - first;
      entities
          .createQuery(
              "UPDATE RecordedEntry e SET e.place = e.id + :shift WHERE e.place = :unplaced"
                  + " AND e.id BETWEEN :first AND :last")
          .setParameter("shift", shift)
          .setParameter("unplaced", UNPLACED)
          .setParameter("first", first)
          .setParameter("last", last)
          .executeUpdate();
      end.moveTo(last + shift);
      return !behind.isEmpty();
    } catch (PessimisticLockException | LockTimeoutException e) {
      context.setRollbackOnly();
      return false;
    }
  }

  private List<Long> unplaced(int offset, int limit) {
    return entities
        .createQuery(
            "SELECT e.id FROM RecordedEntry e WHERE e.place = :unplaced ORDER BY e.place, e.id",
            Long.class)
        .setParameter("unplaced", UNPLACED)
        .setFirstResult(offset)
        .setMaxResults(limit)
        .getResultList();
  }

  private long lastUnplaced() {
    return entities
        .createQuery(
            "SELECT e.id FROM RecordedEntry e WHERE e.place = :unplaced"
                + " ORDER BY e.place DESC, e.id DESC",
            Long.class)
        .setParameter("unplaced", UNPLACED)
        .setMaxResults(1)
        .getSingleResult();
  }

  /** Notes that entries are deleted in the caller's transaction, so that nobody misses them. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void forget(List<Long> ids) {
    Long last =
        entities
            .createQuery(
                "SELECT MAX(e.place) FROM RecordedEntry e WHERE e.id IN :ids AND e.place < :unplaced",
                Long.class)
            .setParameter("ids", ids)
            .setParameter("unplaced", UNPLACED)
            .getSingleResult();
    if (last != null) {
      entities
          .createQuery("UPDATE RecordEnd r SET r.forgotten = :last WHERE r.forgotten < :last")
          .setParameter("last", last)
          .executeUpdate();
    }
  }
}
