package org.callboard.organization;

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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.callboard.audit.Stamps;
import org.callboard.platform.DatabaseFailures;
import org.callboard.platform.LikePattern;
import org.callboard.platform.Page;

/**
 * Reads organizations from the database. Always in a transaction of its own: what is read here goes
 * into caches, and must be what is committed, not what the calling edit is about to commit.
 */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OrganizationDirectory {

  /** Beside ESCAPE EclipseLink would else write values into the SQL, and 0 for FALSE. */
  private static final String BIND = "eclipselink.jdbc.bind-parameters";

  @PersistenceContext private EntityManager entities;

  private final FormerCloudIds former;

  /** For the container's proxy only. */
  public OrganizationDirectory() {
    this(null);
  }

  @Inject
  OrganizationDirectory(FormerCloudIds former) {
    this.former = former;
  }

  /** Whom phones mean: the organization of this Cloud ID, or else the one that had it. */
  public Optional<Long> idOf(CloudId cloudId) {
    return idOfNamed(cloudId).or(() -> former.ownerOf(cloudId));
  }

  private Optional<Long> idOfNamed(CloudId cloudId) {
    return entities
        .createQuery("SELECT o.id FROM Organization o WHERE o.cloudId = :cloudId", Long.class)
        .setParameter("cloudId", cloudId.value())
        .getResultStream()
        .findFirst()
        .or(() -> StandInCloudId.rowOf(cloudId).filter(id -> isStandIn(cloudId, id)));
  }

  private boolean isStandIn(CloudId cloudId, long id) {
    Organization organization = entities.find(Organization.class, id);
    return organization != null
        && !organization.isDeleted()
        && organization.cloudId().equals(cloudId);
  }

  public Optional<OrganizationSnapshot> load(long id) {
    return Optional.ofNullable(loadAll(List.of(id)).get(id));
  }

  /** The organization of this Cloud ID, as administrators name it. */
  public Optional<OrganizationSnapshot> find(CloudId cloudId) {
    return idOfNamed(cloudId).flatMap(this::load);
  }

  public Map<Long, OrganizationSnapshot> loadAll(List<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<Long, List<Group>> groups =
        entities
            .createQuery(
                "SELECT g FROM SubscriberGroup g WHERE g.organizationId IN :ids"
                    + " ORDER BY g.position, g.id",
                SubscriberGroup.class)
            .setParameter("ids", ids)
            .getResultStream()
            .collect(
                Collectors.groupingBy(
                    SubscriberGroup::organizationId,
                    Collectors.mapping(SubscriberGroup::group, Collectors.toList())));
    Map<Long, Set<CloudId>> formerIds = former.of(ids);
    return entities
        .createQuery(
            "SELECT o FROM Organization o WHERE o.id IN :ids AND o.deleted = FALSE",
            Organization.class)
        .setParameter("ids", ids)
        .getResultStream()
        .map(
            o ->
                o.snapshot(
                    groups.getOrDefault(o.id(), List.of()),
                    formerIds.getOrDefault(o.id(), Set.of())))
        .collect(Collectors.toMap(OrganizationSnapshot::id, Function.identity()));
  }

  /** Who made these organizations and changed them last. */
  public Map<Long, Stamps> stamps(List<Long> ids) {
    return ids.isEmpty()
        ? Map.of()
        : entities
            .createQuery("SELECT o FROM Organization o WHERE o.id IN :ids", Organization.class)
            .setParameter("ids", ids)
            .getResultStream()
            .collect(Collectors.toMap(Organization::id, Organization::stamps));
  }

  /** Organizations in the order of their Cloud IDs. */
  public Page<OrganizationSnapshot> page(int offset, int limit) {
    return page(Optional.empty(), offset, limit);
  }

  /**
   * The same of those that are looked for.
   *
   * @param text that their Cloud ID or name contains, case aside; empty for all
   */
  public Page<OrganizationSnapshot> page(Optional<String> text, int offset, int limit) {
    String where =
        " WHERE o.deleted = FALSE"
            + text.map(
                    t ->
                        " AND (LOWER(o.cloudId) LIKE :text ESCAPE '!'"
                            + " OR LOWER(o.name) LIKE :text ESCAPE '!')")
                .orElse("");
    TypedQuery<Long> page =
        entities.createQuery(
            "SELECT o.id FROM Organization o" + where + " ORDER BY o.cloudId", Long.class);
    TypedQuery<Long> total =
        entities.createQuery("SELECT COUNT(o) FROM Organization o" + where, Long.class);
    text.map(t -> LikePattern.containing(t.toLowerCase(Locale.ROOT)))
        .ifPresent(
            pattern -> {
              page.setParameter("text", pattern).setHint(BIND, "True");
              total.setParameter("text", pattern).setHint(BIND, "True");
            });
    List<Long> ids = page.setFirstResult(offset).setMaxResults(limit).getResultList();
    Map<Long, OrganizationSnapshot> loaded = loadAll(ids);
    return new Page<>(
        ids.stream().map(loaded::get).filter(Objects::nonNull).toList(), total.getSingleResult());
  }

  /** The row ids of all organizations. */
  public List<Long> ids() {
    return entities
        .createQuery(
            "SELECT o.id FROM Organization o WHERE o.deleted = FALSE ORDER BY o.id", Long.class)
        .getResultList();
  }
}
