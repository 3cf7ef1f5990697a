package org.callboard.administrator;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.platform.DatabaseFailures;

/** Reads tokens that have not ended yet. The clock that ends them is the database's. */
@Stateless
@Interceptors(DatabaseFailures.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class TokenDirectory {

  @PersistenceContext private EntityManager entities;

  /** Whose token this is; empty if it never was one, has ended or was revoked. */
  public Optional<AdministratorSnapshot> ownerOf(TokenSecret secret) {
    List<?> owners =
        entities
            .createNativeQuery(
                "SELECT a.* FROM api_token t JOIN administrator a ON a.id = t.administrator_id"
                    + " WHERE t.token_hash = ?1 AND t.expires_at > CURRENT_TIMESTAMP",
                Administrator.class)
            .setParameter(1, secret.hash())
            .getResultList();
    return owners.stream().findFirst().map(owner -> ((Administrator) owner).snapshot(entities));
  }

  /** The living tokens of an administrator, the newest first. */
  public List<Token> of(long administratorId) {
    return list(entities, administratorId);
  }

  static List<Token> list(EntityManager entities, long administratorId) {
    List<?> rows =
        entities
            .createNativeQuery(
                "SELECT public_id, name, EXTRACT(EPOCH FROM created_at),"
                    + " EXTRACT(EPOCH FROM expires_at) FROM api_token"
                    + " WHERE administrator_id = ?1 AND expires_at > CURRENT_TIMESTAMP"
                    + " ORDER BY id DESC")
            .setParameter(1, administratorId)
            .getResultList();
    return rows.stream().map(row -> token((Object[]) row)).toList();
  }

  private static Token token(Object[] row) {
    return new Token((String) row[0], (String) row[1], instant(row[2]), instant(row[3]));
  }

  private static Instant instant(Object epochSeconds) {
    return Instant.ofEpochSecond(new BigDecimal(epochSeconds.toString()).longValue());
  }
}
