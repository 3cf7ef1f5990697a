package org.callboard.subscriber;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.callboard.organization.Group;
import org.callboard.organization.GroupList;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.platform.DatabaseFailures;
import org.callboard.platform.Page;

/** Reads subscribers from the database, as {@link OrganizationDirectory} does organizations. */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SubscriberDirectory {

  /** Beside a subquery EclipseLink would else write values into the SQL, and 1 for TRUE. */
  private static final String BIND = "eclipselink.jdbc.bind-parameters";

  /**
   * How many ids are read where few are found. The database looks at all subscribers for that, and
   * again to count them, unless these are all.
   */
  private static final int FOUND = 1000;

  @PersistenceContext private EntityManager entities;

  private final GroupList groupList;
  private final Memberships memberships;
  private final UsernameKeys keys;

  /** For the container's proxy only. */
  public SubscriberDirectory() {
    this(null, null, null);
  }

  @Inject
  SubscriberDirectory(GroupList groupList, Memberships memberships, UsernameKeys keys) {
    this.groupList = groupList;
    this.memberships = memberships;
    this.keys = keys;
  }

  /**
   * Who is called so, or was called so as names were compared before, or before they were renamed.
   * By three queries whether somebody is or not: how long it takes must not tell.
   */
  public Optional<Long> idOf(SubscriberName name) {
    Optional<Long> named = idOf("s.usernameKey", name);
    Optional<Long> formerlyNamed = idOf("s.formerKey", name);
    Optional<Long> renamed =
        entities
            .createQuery(
                "SELECT f.subscriberId FROM FormerUsername f"
                    + " WHERE f.organizationId = :organizationId AND f.usernameKey = :key",
                Long.class)
            .setParameter("organizationId", name.organizationId())
            .setParameter("key", name.usernameKey())
            .getResultStream()
            .findFirst();
    return named.or(() -> formerlyNamed).or(() -> renamed);
  }

  private Optional<Long> idOf(String column, SubscriberName name) {
    return entities
        .createQuery(
            "SELECT s.id FROM Subscriber s WHERE s.organizationId = :organizationId AND "
                + column
                + " = :key",
            Long.class)
        .setParameter("organizationId", name.organizationId())
        .setParameter("key", name.usernameKey())
        .getResultStream()
        .findFirst();
  }

  public Optional<SubscriberSnapshot> load(long id) {
    return Optional.ofNullable(loadAll(List.of(id)).get(id));
  }

  public Map<Long, SubscriberSnapshot> loadAll(List<Long> ids) {
    Map<Long, Set<Long>> groups = memberships.groupIdsOf(ids);
    return entities
        .createQuery("SELECT s FROM Subscriber s WHERE s.id IN :ids", Subscriber.class)
        .setParameter("ids", ids)
        .getResultStream()
        .map(s -> s.snapshot(groups.getOrDefault(s.id(), Set.of())))
        .collect(Collectors.toMap(SubscriberSnapshot::id, Function.identity()));
  }

  /** The subscriber as administrators see it. */
  public Optional<SubscriberView> view(SubscriberName name) {
    return idOf("s.usernameKey", name)
        .map(id -> entities.find(Subscriber.class, id))
        .map(s -> views(name.organizationId(), List.of(s)).get(0));
  }

  /** The same by a name, also if an older node has stored it under the former key. */
  public Optional<SubscriberView> view(long organizationId, Username username) {
    return username.keys().stream()
        .flatMap(key -> view(new SubscriberName(organizationId, key)).stream())
        .findFirst()
        .or(
            () ->
                idOf("s.usernameKey", new SubscriberName(organizationId, username.formerKey()))
                    .map(id -> entities.find(Subscriber.class, id))
                    .filter(s -> s.isMeantBy(username))
                    .map(s -> views(organizationId, List.of(s)).get(0)));
  }

  /** The same by many names; who is not there is left out. */
  public Map<Username, SubscriberView> viewsByName(long organizationId, List<Username> usernames) {
    Map<Username, Long> ids = keys.subscriberIds(organizationId, usernames);
    Map<Long, SubscriberView> views = viewsOf(organizationId, ids.values());
    return ids.entrySet().stream()
        .filter(entry -> views.containsKey(entry.getValue()))
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> views.get(entry.getValue())));
  }

  /** Some hundred of an organization's subscribers, by their ids; who is gone is left out. */
  public Map<Long, SubscriberView> viewsOf(long organizationId, Collection<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    List<Subscriber> found =
        entities
            .createQuery("SELECT s FROM Subscriber s WHERE s.id IN :ids", Subscriber.class)
            .setParameter("ids", ids)
            .getResultList();
    return views(organizationId, found).stream()
        .collect(Collectors.toMap(SubscriberView::id, Function.identity()));
  }

  /** The names by which phones of those who were moved away may still ask, sorted. */
  public List<Username> movedAway(long organizationId) {
    return entities
        .createQuery(
            "SELECT s FROM Subscriber s WHERE s.organizationId <> :id AND s.id IN"
                + " (SELECT f.subscriberId FROM FormerUsername f WHERE f.organizationId = :id)",
            Subscriber.class)
        .setParameter("id", organizationId)
        .getResultStream()
        .flatMap(subscriber -> subscriber.formerElsewhere().stream())
        .filter(place -> place.organizationId() == organizationId)
        .map(FormerPlace::username)
        .sorted(Comparator.comparing(Username::key))
        .toList();
  }

  /** A part of an organization's subscribers, filtered and sorted. */
  public Page<SubscriberView> page(
      long organizationId, SubscriberFilter filter, int offset, int limit) {
    int asked = filter.isOfFew() ? Math.max(limit, FOUND) : limit;
    List<Long> ids = ids(organizationId, filter, offset, asked);
    boolean isEnd = ids.size() < asked && (offset == 0 || !ids.isEmpty());
    long total = isEnd ? offset + ids.size() : count(organizationId, filter);
    return new Page<>(
        views(organizationId, inOrder(ids.subList(0, Math.min(limit, ids.size())))), total);
  }

  private long count(long organizationId, SubscriberFilter filter) {
    TypedQuery<Long> count = entities.createQuery(filter.count(), Long.class).setHint(BIND, "True");
    filter.bind(organizationId, count);
    return count.getSingleResult();
  }

  /** How many subscribers these organizations have; without those that have none. */
  public Map<Long, Long> counts(List<Long> organizationIds) {
    return organizationIds.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "SELECT s.organizationId, COUNT(s) FROM Subscriber s"
                    + " WHERE s.organizationId IN :ids GROUP BY s.organizationId",
                Object[].class)
            .setParameter("ids", organizationIds)
            .getResultStream()
            .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
  }

  /** The ids of such a part, in its order. */
  public List<Long> ids(long organizationId, SubscriberFilter filter, int offset, int limit) {
    Query query = entities.createQuery(filter.ids()).setHint(BIND, "True");
    filter.bind(organizationId, query);
    filter.bindOrder(query);
    List<Long> ids = new ArrayList<>();
    for (Object row : query.setFirstResult(offset).setMaxResults(limit).getResultList()) {
      ids.add((Long) (row instanceof Object[] columns ? columns[0] : row));
    }
    return ids;
  }

  private List<Subscriber> inOrder(List<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<Long, Subscriber> found =
        entities
            .createQuery("SELECT s FROM Subscriber s WHERE s.id IN :ids", Subscriber.class)
            .setParameter("ids", ids)
            .getResultStream()
            .collect(Collectors.toMap(Subscriber::id, Function.identity()));
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  /**
   * The organization's subscribers by username, for who wants all of them.
   *
   * @param lastKey of the last one that the caller has seen; empty to begin
   */
  public List<SubscriberView> after(long organizationId, String lastKey, int limit) {
    List<Subscriber> found =
        entities
            .createQuery(
                "SELECT s FROM Subscriber s WHERE s.organizationId = :organizationId"
                    + " AND s.usernameKey > :last ORDER BY s.organizationId, s.usernameKey",
                Subscriber.class)
            .setParameter("organizationId", organizationId)
            .setParameter("last", lastKey)
            .setMaxResults(limit)
            .getResultList();
    return views(organizationId, found);
  }

  private List<SubscriberView> views(long organizationId, List<Subscriber> subscribers) {
    List<Group> groups = groupList.of(organizationId);
    Map<Long, Set<Long>> ids =
        memberships.groupIdsOf(subscribers.stream().map(Subscriber::id).toList());
    return subscribers.stream()
        .map(s -> s.view(Memberships.names(groups, ids.getOrDefault(s.id(), Set.of()))))
        .toList();
  }
}
