package org.callboard.organization;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.callboard.feed.ChangeFeed;
import org.callboard.feed.DataChanged;
import org.callboard.feed.Unnoted;
import org.callboard.platform.DatabaseClock;

/**
 * When the phones of an organization, of a group or of a subscriber were told something new last.
 * The clock notes it from the change feed, so that no edit waits for another one here.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class LastChanges {

  @PersistenceContext private EntityManager entities;

  private final ChangeFeed feed;
  private final DatabaseClock clock;

  /** For the container's proxy only. */
  public LastChanges() {
    this(null, null);
  }

  @Inject
  LastChanges(ChangeFeed feed, DatabaseClock clock) {
    this.feed = feed;
    this.clock = clock;
  }

  /**
   * Notes what the feed has up to this place, which the caller has read before: so what is noted
   * was committed when this transaction begins, whose time is noted.
   *
   * @return whether there is nothing more to note
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean note(long place) {
    Optional<Unnoted> unnoted = feed.takeUnnoted(place);
    unnoted.map(Unnoted::told).ifPresent(this::note);
    return unnoted.filter(found -> !found.more()).isPresent();
  }

  private void note(List<DataChanged> changes) {
    Map<Long, Long> owners = new HashMap<>();
    for (DataChanged change : changes) {
      owners.put(change.id().orElse(change.organizationId()), change.organizationId());
    }
    if (owners.isEmpty()) {
      return;
    }
    List<Long> there =
        entities
            .createQuery("SELECT o.id FROM Organization o WHERE o.id IN :ids", Long.class)
            .setParameter("ids", new TreeSet<>(owners.values()))
            .getResultList();
    owners.values().retainAll(there);
    if (owners.isEmpty()) {
      return;
    }
    Collection<Long> ids = new TreeSet<>(owners.keySet());
    Map<Long, OffsetDateTime> known = of(ids);
    if (!known.isEmpty()) {
      entities
          .createQuery("UPDATE LastChange l SET l.changedAt = :now WHERE l.id IN :ids")
          .setParameter("now", clock.now())
          .setParameter("ids", ids)
          .executeUpdate();
    }
    List<Long> others = new ArrayList<>(ids);
    others.removeAll(known.keySet());
    OffsetDateTime now = clock.now();
    others.forEach(id -> entities.persist(new LastChange(id, owners.get(id), now)));
  }

  /** A moved subscriber's note is kept as long as the organization that it is in. */
  public void moveTo(long subscriberId, long organizationId) {
    entities
        .createQuery("UPDATE LastChange l SET l.organizationId = :organizationId WHERE l.id = :id")
        .setParameter("organizationId", organizationId)
        .setParameter("id", subscriberId)
        .executeUpdate();
  }

  /** By the ids of organizations, groups or subscribers; of some there may be nothing. */
  public Map<Long, OffsetDateTime> of(Collection<Long> ids) {
    return ids.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "SELECT l.id, l.changedAt FROM LastChange l WHERE l.id IN :ids", Object[].class)
            .setParameter("ids", ids)
            .getResultStream()
            .collect(Collectors.toMap(row -> (Long) row[0], row -> (OffsetDateTime) row[1]));
  }

  /**
   * A condition of a query of another room: whether it is noted for an id that something was new
   * after a moment.
   */
  public static String isAfter(String id, String moment) {
    return "EXISTS (SELECT l.id FROM LastChange l WHERE l.id = "
        + id
        + " AND l.changedAt > "
        + moment
        + ")";
  }
}
