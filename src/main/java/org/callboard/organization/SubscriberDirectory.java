package org.callboard.organization;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.callboard.platform.DatabaseFailures;

/** Reads subscribers from the database, as {@link OrganizationDirectory} does organizations. */
@Stateless
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SubscriberDirectory {

  @PersistenceContext private EntityManager entities;

  public Optional<Long> idOf(SubscriberName name) {
    return entities
        .createQuery(
            "SELECT s.id FROM Subscriber s"
                + " WHERE s.organizationId = :organizationId AND s.usernameKey = :usernameKey",
            Long.class)
        .setParameter("organizationId", name.organizationId())
        .setParameter("usernameKey", name.usernameKey())
        .getResultStream()
        .findFirst();
  }

  public Optional<SubscriberSnapshot> load(long id) {
    return Optional.ofNullable(entities.find(Subscriber.class, id)).map(Subscriber::snapshot);
  }

  public Map<Long, SubscriberSnapshot> loadAll(List<Long> ids) {
    return entities
        .createQuery("SELECT s FROM Subscriber s WHERE s.id IN :ids", Subscriber.class)
        .setParameter("ids", ids)
        .getResultStream()
        .map(Subscriber::snapshot)
        .collect(Collectors.toMap(SubscriberSnapshot::id, Function.identity()));
  }
}
