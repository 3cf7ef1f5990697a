package org.callboard.administrator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.DatabaseClock;

/** Tokens, as the caller's transaction sees them. */
@ApplicationScoped
public class TokenRows {

  @PersistenceContext private EntityManager entities;

  private final DatabaseClock clock;

  /** For the container's proxy only. */
  protected TokenRows() {
    this(null);
  }

  @Inject
  TokenRows(DatabaseClock clock) {
    this.clock = clock;
  }

  /** The living ones of an administrator, the newest first. */
  public List<Token> of(long administratorId) {
    return entities
        .createQuery(
            "SELECT t FROM ApiToken t WHERE t.administrator.id = :id"
                + " AND t.expiresAt > CURRENT_TIMESTAMP ORDER BY t.id DESC",
            ApiToken.class)
        .setParameter("id", administratorId)
        .getResultStream()
        .map(ApiToken::token)
        .toList();
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
   * @param maker the token that makes it
   */
  Token add(
      Administrator owner,
      String name,
      TokenSecret secret,
      Instant expires,
      Optional<ApiToken> maker) {
    ApiToken row = new ApiToken(owner, name, secret, clock.now(), expires, maker);
    entities.persist(row);
    entities.flush();
    return row.token();
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
