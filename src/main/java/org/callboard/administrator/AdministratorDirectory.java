package org.callboard.administrator;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.organization.CloudIds;
import org.callboard.platform.DatabaseFailures;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Page;
import org.callboard.subscriber.Username;

/**
 * Reads administrators from the database, at each of their requests: they are few, and what one
 * node was told of a lock-out holds on all.
 */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AdministratorDirectory {

  /** No organization has this id. */
  private static final long NOBODYS = 0;

  @PersistenceContext private EntityManager entities;

  private final CloudIds organizations;

  /** For the container's proxy only. */
  public AdministratorDirectory() {
    this(null);
  }

  @Inject
  AdministratorDirectory(CloudIds organizations) {
    this.organizations = organizations;
  }

  /** Whether there is no administrator at all. */
  public boolean isEmpty() {
    return entities
        .createQuery("SELECT a.id FROM Administrator a", Long.class)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /**
   * One who was recognized.
   *
   * @throws EditRefusedException if it was deleted meanwhile
   */
  public AdministratorSnapshot get(long id) {
    return Optional.ofNullable(entities.find(Administrator.class, id))
        .map(administrator -> administrator.snapshot(organizations))
        .orElseThrow(() -> EditRefusedException.notFound("administrator"));
  }

  public Optional<AdministratorSnapshot> find(Username username) {
    return username.keys().stream()
        .flatMap(key -> find(key).stream())
        .findFirst()
        .or(() -> find(username.formerKey()).filter(there -> there.isMeantBy(username)))
        .map(administrator -> administrator.snapshot(organizations));
  }

  /**
   * Who signs in with this name, which may be typed as it was compared before. By two queries
   * whoever is meant, and whether somebody is: how long it takes must not tell.
   */
  public Optional<AdministratorSnapshot> findToSignIn(Username username) {
    List<String> keys = username.typedKeys();
    List<Administrator> found =
        entities
            .createQuery(
                "SELECT a FROM Administrator a WHERE a.usernameKey IN :keys"
                    + " OR a.formerKey = :former ORDER BY a.id",
                Administrator.class)
            .setParameter("keys", keys)
            .setParameter("former", username.formerKey())
            .getResultList();
    Optional<Administrator> meant =
        keys.stream()
            .flatMap(key -> found.stream().filter(there -> there.isFoundBy(key)))
            .findFirst()
            .or(() -> found.stream().findFirst());
    long organizationId = meant.flatMap(Administrator::organizationId).orElse(NOBODYS);
    Map<Long, String> cloudIds = organizations.of(List.of(organizationId));
    return meant.map(administrator -> administrator.snapshot(cloudIds));
  }

  private Optional<Administrator> find(String key) {
    return entities
        .createQuery(
            "SELECT a FROM Administrator a WHERE a.usernameKey = :key", Administrator.class)
        .setParameter("key", key)
        .getResultStream()
        .findFirst();
  }

  /**
   * Administrators in the order of their names.
   *
   * @param organizationId only the managers of this one; empty for all
   */
  public Page<AdministratorSnapshot> page(Optional<Long> organizationId, int offset, int limit) {
    String within =
        organizationId.map(id -> " WHERE a.organizationId = :organizationId").orElse("");
    TypedQuery<Administrator> page =
        entities.createQuery(
            "SELECT a FROM Administrator a" + within + " ORDER BY a.usernameKey",
            Administrator.class);
    TypedQuery<Long> total =
        entities.createQuery("SELECT COUNT(a) FROM Administrator a" + within, Long.class);
    organizationId.ifPresent(
        id -> {
          page.setParameter("organizationId", id);
          total.setParameter("organizationId", id);
        });
    return new Page<>(
        Administrator.snapshots(
            page.setFirstResult(offset).setMaxResults(limit).getResultList(), organizations),
        total.getSingleResult());
  }
}
