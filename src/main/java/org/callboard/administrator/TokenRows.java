package org.callboard.administrator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.callboard.organization.CloudIds;
import org.callboard.organization.OrganizationDeleted;
import org.callboard.platform.DatabaseClock;

/** Tokens, as the caller's transaction sees them. */
@ApplicationScoped
public class TokenRows {

  @PersistenceContext private EntityManager entities;

  private final DatabaseClock clock;
  private final CloudIds organizations;

  /** For the container's proxy only. */
  protected TokenRows() {
    this(null, null);
  }

  @Inject
  TokenRows(DatabaseClock clock, CloudIds organizations) {
    this.clock = clock;
    this.organizations = organizations;
  }

  /** The living ones of an administrator, the newest first. */
  public List<Token> of(long administratorId) {
    List<ApiToken> rows =
        entities
            .createQuery(
                "SELECT t FROM ApiToken t WHERE t.administrator.id = :id"
                    + " AND t.expiresAt > CURRENT_TIMESTAMP ORDER BY t.id DESC",
                ApiToken.class)
            .setParameter("id", administratorId)
            .getResultList();
    Map<Long, String> cloudIds =
        organizations.of(
            rows.stream().flatMap(row -> row.organizationId().stream()).distinct().toList());
    return rows.stream().map(row -> row.token(cloudIds)).toList();
  }

  /** A living one of an administrator. */
  Optional<ApiToken> find(long administratorId, String id) {
    return entities
        .createQuery(
            "SELECT t FROM ApiToken t WHERE t.administrator.id = :owner AND t.publicId = :id"
                + " AND t.expiresAt > CURRENT_TIMESTAMP",
            ApiToken.class)
        .setParameter("owner", administratorId)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /**
   * Stores a new token.
   *
   * @param bounds what it may do less than its owner
   * @param maker the token that makes it
   */
  Token add(
      Administrator owner,
      String name,
      TokenSecret secret,
      TokenBounds bounds,
      Instant expires,
      Optional<ApiToken> maker) {
    ApiToken row = new ApiToken(owner, name, secret, bounds, clock.now(), expires, maker);
    entities.persist(row);
    entities.flush();
    return row.token(organizations.of(bounds.organizationId().stream().toList()));
  }

  /** Deletes it, and those that it has made. */
  public void delete(Administrator owner, String id) {
    entities
        .createQuery("DELETE FROM ApiToken t WHERE t.administrator = :owner AND t.publicId = :id")
        .setParameter("owner", owner)
        .setParameter("id", id)
        .executeUpdate();
  }

  public void deleteAll(Administrator owner) {
    entities
        .createQuery("DELETE FROM ApiToken t WHERE t.administrator = :owner")
        .setParameter("owner", owner)
        .executeUpdate();
  }

  /** Notes that a token is used. */
  void notice(ApiToken token) {
    entities
        .createQuery("UPDATE ApiToken t SET t.lastUsedAt = CURRENT_TIMESTAMP WHERE t.id = :id")
        .setParameter("id", token.id())
        .executeUpdate();
  }

  /** A deleted organization's tokens of operators go with it at once. */
  void deleteOf(@Observes OrganizationDeleted organization) {
    entities
        .createQuery("DELETE FROM ApiToken t WHERE t.organizationId = :id")
        .setParameter("id", organization.organizationId())
        .executeUpdate();
  }

  /** Deletes those that nobody can use any more. */
  public void deleteEnded(Administrator owner) {
    entities
        .createQuery(
            "DELETE FROM ApiToken t WHERE t.administrator = :owner"
                + " AND t.expiresAt <= CURRENT_TIMESTAMP")
        .setParameter("owner", owner)
        .executeUpdate();
  }
}
