package org.callboard.device;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.callboard.platform.DatabaseClock;
import org.callboard.platform.DatabaseFailures;
import org.callboard.subscriber.ContactOrder;
import org.callboard.subscriber.SubscriberCriterion;
import org.callboard.subscriber.SubscriberLock;

/**
 * When subscribers' phones were heard of last: by a sign-in, by the token of a device, or, where
 * phones keep their passwords, by a password.
 */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class Contacts {

  private static final String NO_DEVICE =
      "NOT EXISTS (SELECT d.id FROM Device d WHERE d.subscriberId = s.id)";
  private static final String NO_CONTACT =
      "NOT EXISTS (SELECT c.subscriberId FROM SubscriberContact c WHERE c.subscriberId = s.id)";
  private static final String NEVER =
      "(s.signedInAt IS NULL AND " + NO_DEVICE + " AND " + NO_CONTACT + ")";

  /** What was not heard of stands here in the order of contacts. */
  private static final OffsetDateTime LONG_AGO = OffsetDateTime.parse("1970-01-01T00:00:00Z");

  @PersistenceContext private EntityManager entities;

  private final DatabaseClock clock;
  private final SubscriberLock subscribers;

  /** For the container's proxy only. */
  public Contacts() {
    this(null, null);
  }

  @Inject
  Contacts(DatabaseClock clock, SubscriberLock subscribers) {
    this.clock = clock;
    this.subscribers = subscribers;
  }

  /** Of one subscriber. */
  public Contact of(long subscriberId) {
    return of(List.of(subscriberId)).get(subscriberId);
  }

  /** Of these subscribers, some hundred; each has one. */
  public Map<Long, Contact> of(Collection<Long> subscriberIds) {
    if (subscriberIds.isEmpty()) {
      return Map.of();
    }
    Map<Long, OffsetDateTime> last = last(subscriberIds);
    Map<Long, Long> devices = devices(subscriberIds);
    Set<Long> waiting = withCode(subscriberIds);
    return subscriberIds.stream()
        .distinct()
        .collect(
            Collectors.toMap(
                id -> id,
                id ->
                    new Contact(
                        Optional.ofNullable(last.get(id))
                            .map(time -> time.toInstant().truncatedTo(ChronoUnit.SECONDS)),
                        devices.getOrDefault(id, 0L).intValue(),
                        waiting.contains(id))));
  }

  private Map<Long, OffsetDateTime> last(Collection<Long> subscriberIds) {
    Map<Long, OffsetDateTime> last = new HashMap<>(subscribers.signedInAt(subscriberIds));
    Stream.of(
            rows(
                "SELECT d.subscriberId, MAX(COALESCE(d.lastSeen, d.signedInAt)) FROM Device d"
                    + " WHERE d.subscriberId IN :ids GROUP BY d.subscriberId",
                subscriberIds),
            rows(
                "SELECT c.subscriberId, c.contactAt FROM SubscriberContact c"
                    + " WHERE c.subscriberId IN :ids",
                subscriberIds))
        .flatMap(List::stream)
        .forEach(row -> last.merge((Long) row[0], (OffsetDateTime) row[1], Contacts::later));
    return last;
  }

  /** How many live. */
  private Map<Long, Long> devices(Collection<Long> subscriberIds) {
    return rows(
            "SELECT d.subscriberId, COUNT(d) FROM Device d"
                + " WHERE d.subscriberId IN :ids AND d.revokedAt IS NULL GROUP BY d.subscriberId",
            subscriberIds)
        .stream()
        .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
  }

  private Set<Long> withCode(Collection<Long> subscriberIds) {
    return Set.copyOf(
        entities
            .createQuery(
                "SELECT DISTINCT c.subscriberId FROM OneTimeCode c WHERE c.subscriberId IN :ids"
                    + CodeRows.LIVING,
                Long.class)
            .setParameter("ids", subscriberIds)
            .getResultList());
  }

  private List<Object[]> rows(String query, Collection<Long> subscriberIds) {
    return entities
        .createQuery(query, Object[].class)
        .setParameter("ids", subscriberIds)
        .getResultList();
  }

  private static OffsetDateTime later(OffsetDateTime one, OffsetDateTime other) {
    return one.isAfter(other) ? one : other;
  }

  /** Those of whom no phone was ever heard of, or all others. */
  public SubscriberCriterion neverSignedIn(boolean never) {
    return new SubscriberCriterion(never ? NEVER : "NOT " + NEVER, Map.of());
  }

  /** Those whose phones were heard of, and not within these days. */
  public SubscriberCriterion silentFor(int days) {
    return new SubscriberCriterion(
        "NOT "
            + NEVER
            + " AND (s.signedInAt IS NULL OR s.signedInAt < :since)"
            + " AND NOT EXISTS (SELECT d.id FROM Device d WHERE d.subscriberId = s.id"
            + " AND COALESCE(d.lastSeen, d.signedInAt) >= :since)"
            + " AND NOT EXISTS (SELECT c.subscriberId FROM SubscriberContact c"
            + " WHERE c.subscriberId = s.id AND c.contactAt >= :since)",
        Map.of("since", clock.now().minusDays(days)));
  }

  /** Those with a one-time code that can still be used, or all others. */
  public SubscriberCriterion codeWaiting(boolean waiting) {
    return new SubscriberCriterion(
        (waiting ? "" : "NOT ")
            + "EXISTS (SELECT c.id FROM OneTimeCode c WHERE c.subscriberId = s.id"
            + CodeRows.LIVING
            + ")",
        Map.of(),
        waiting);
  }

  /** By the last contact; whoever was never heard of comes before all others. */
  public ContactOrder order() {
    return new ContactOrder(
        "FUNCTION('GREATEST', COALESCE(MAX(COALESCE(d.lastSeen, d.signedInAt)), :longAgo),"
            + " COALESCE(s.signedInAt, :longAgo), COALESCE(c.contactAt, :longAgo))",
        " LEFT JOIN Device d ON d.subscriberId = s.id"
            + " LEFT JOIN SubscriberContact c ON c.subscriberId = s.id",
        ", c.contactAt",
        Map.of("longAgo", LONG_AGO));
  }
}
