package org.callboard.administrator;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.DatabaseFailures;

/** Reads tokens that have not ended yet. The clock that ends them is the database's. */
@Stateless
@PermitAll
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class TokenDirectory {

  @PersistenceContext private EntityManager entities;

  private final TokenRows rows;

  /** For the container's proxy only. */
  public TokenDirectory() {
    this(null);
  }

  @Inject
  TokenDirectory(TokenRows rows) {
    this.rows = rows;
  }

  /**
   * Whose token this is, by one query; empty if it never was one, has ended or was revoked. Notes
   * about once a minute that it is used.
   */
  public Optional<AdministratorIdentity> ownerOf(TokenSecret secret) {
    Optional<ApiToken> token =
        entities
            .createQuery(
                "SELECT t FROM ApiToken t JOIN FETCH t.administrator"
                    + " WHERE t.tokenHash IN :hashes AND t.expiresAt > CURRENT_TIMESTAMP",
                ApiToken.class)
            .setParameter("hashes", List.of(secret.hash(), TokenBounds.boundedHash(secret)))
            .getResultStream()
            .findFirst();
    Optional<AdministratorIdentity> owner = token.flatMap(ApiToken::owner);
    token
        .filter(there -> owner.isPresent() && there.isUsedUnnoticed(Instant.now()))
        .ifPresent(rows::notice);
    return owner;
  }

  /** The living tokens of an administrator, the newest first. */
  public List<Token> of(long administratorId) {
    return rows.of(administratorId);
  }
}
