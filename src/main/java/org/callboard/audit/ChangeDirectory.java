package org.callboard.audit;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.DatabaseFailures;

/**
 * Reads the changes of the record in the order of their places, for whoever follows them. All that
 * is up to the end has its place for good, so behind a place that somebody knows is all that they
 * do not.
 */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ChangeDirectory {

  /** What shows something and changes nothing. */
  private static final String NO_CHANGES =
      List.of(AuditAction.REVEAL, AuditAction.EXPORT, AuditAction.SIGN_IN).stream()
          .map(action -> "'" + action.name() + "'")
          .toList()
          .toString()
          .replace('[', '(')
          .replace(']', ')');

  @PersistenceContext private EntityManager entities;

  /** The place up to which the record goes now. */
  public long end() {
    return number("place");
  }

  /**
   * Changes behind a place.
   *
   * @param organizationId of which; empty for all, and for what is of none
   * @param limit how many at most
   * @return empty if the record does not go back to this place any more, or never went so far
   */
  public Optional<ChangePage> since(Optional<Long> organizationId, long place, int limit) {
    return between(organizationId, place, number("place"), limit); // the end first: more may follow
  }

  /** The same up to another place, which was the end or a cursor before. */
  public Optional<ChangePage> between(
      Optional<Long> organizationId, long place, long end, int limit) {
    TypedQuery<Object[]> query =
        entities
            .createQuery(
                "SELECT e.id, e.place, e.recordedAt, e.administrator, e.action, e.organization,"
                    + " e.target, e.renamedTo, e.requestId, e.undoes FROM RecordedEntry e WHERE "
                    + (organizationId.isPresent() ? "e.organizationId = :organization AND " : "")
                    + "e.place > :place AND e.place <= :end AND e.action NOT IN "
                    + NO_CHANGES
                    + " ORDER BY e.place",
                Object[].class)
            .setParameter("place", place)
            .setParameter("end", end)
            .setMaxResults(limit + 1);
    organizationId.ifPresent(id -> query.setParameter("organization", id));
    List<Object[]> rows = query.getResultList();
    if (place > end || place < number("forgotten")) { // last: it may have been forgotten meanwhile
      return Optional.empty();
    }
    boolean more = rows.size() > limit;
    List<Object[]> some = more ? rows.subList(0, limit) : rows;
    long cursor = more ? (Long) some.get(limit - 1)[1] : end;
    return Optional.of(
        new ChangePage(some.stream().map(ChangeDirectory::change).toList(), cursor, more));
  }

  /**
   * A condition of a query of another room: whether there is something that a place is before.
   *
   * @param organizationId of which; what is null in the database stands for all
   */
  public static String isBehind(String organizationId, String place) {
    return place
        + " < (SELECT MAX(r.place) FROM RecordEnd r) AND ("
        + organizationId
        + " IS NULL OR "
        + place
        + " < (SELECT MAX(e.place) FROM RecordedEntry e WHERE e.organizationId = "
        + organizationId
        + " AND e.place < "
        + RecordEnds.UNPLACED
        + "))";
  }

  /** Not the entity, which the transaction would remember as it was. */
  private long number(String column) {
    return entities
        .createQuery("SELECT r." + column + " FROM RecordEnd r", Long.class)
        .getSingleResult();
  }

  private static Change change(Object[] row) {
    return new Change(
        (Long) row[0],
        ((OffsetDateTime) row[2]).toInstant().truncatedTo(ChronoUnit.MILLIS),
        (String) row[3],
        AuditAction.ofStored((String) row[4]),
        Optional.ofNullable((String) row[5]),
        (String) row[6],
        Optional.ofNullable((String) row[7]),
        Optional.ofNullable((String) row[8]),
        Optional.ofNullable((Long) row[9]));
  }
}
