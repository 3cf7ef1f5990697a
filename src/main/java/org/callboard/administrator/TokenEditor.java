package org.callboard.administrator;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.Json;
import org.callboard.platform.RandomText;

/** Makes and revokes tokens, each with its record. */
@Stateless
public class TokenEditor {

  private static final int MAX_TOKENS = 100;

  @PersistenceContext private EntityManager entities;

  @Inject private AuditLog audit;

  /** Makes a token that can do what its administrator can. Its secret is known only now. */
  public NewToken create(long administratorId, String name, Instant expires) {
    Token.checkedName(name);
    AdministratorSnapshot owner = owner(administratorId);
    entities
        .createNativeQuery(
            "DELETE FROM api_token WHERE administrator_id = ?1 AND expires_at <= CURRENT_TIMESTAMP")
        .setParameter(1, administratorId)
        .executeUpdate();
    if (TokenDirectory.list(entities, administratorId).size() >= MAX_TOKENS) {
      throw EditRefusedException.conflict(
          "There are " + MAX_TOKENS + " tokens already. Revoke some first.");
    }
    TokenSecret secret = TokenSecret.random();
    String id = RandomText.id();
    entities
        .createNativeQuery(
            "INSERT INTO api_token (administrator_id, public_id, name, token_hash, expires_at)"
                + " VALUES (?1, ?2, ?3, ?4, CAST(?5 AS TIMESTAMP WITH TIME ZONE))")
        .setParameter(1, administratorId)
        .setParameter(2, id)
        .setParameter(3, name)
        .setParameter(4, secret.hash())
        .setParameter(5, expires.toString())
        .executeUpdate();
    Token token = find(administratorId, id);
    record(owner, token, Optional.empty(), Optional.of(recorded(owner, token)));
    return new NewToken(token, secret);
  }

  /** Revokes one of the administrator's own tokens. */
  public void delete(long administratorId, String id) {
    AdministratorSnapshot owner = owner(administratorId);
    Token token = find(administratorId, id);
    entities
        .createNativeQuery("DELETE FROM api_token WHERE administrator_id = ?1 AND public_id = ?2")
        .setParameter(1, administratorId)
        .setParameter(2, id)
        .executeUpdate();
    record(owner, token, Optional.of(recorded(owner, token)), Optional.empty());
  }

  /** Locked, so that two requests at once cannot pass the bound, nor outlive a new password. */
  private AdministratorSnapshot owner(long administratorId) {
    Administrator owner =
        entities.find(Administrator.class, administratorId, LockModeType.PESSIMISTIC_WRITE);
    if (owner == null) {
      throw EditRefusedException.notFound("administrator");
    }
    return owner.snapshot(entities);
  }

  private Token find(long administratorId, String id) {
    List<Token> tokens = TokenDirectory.list(entities, administratorId);
    return tokens.stream()
        .filter(token -> token.id().equals(id))
        .findFirst()
        .orElseThrow(() -> EditRefusedException.notFound("token"));
  }

  private static JsonObject recorded(AdministratorSnapshot owner, Token token) {
    return Json.createObjectBuilder(token.json()).add("administrator", owner.username()).build();
  }

  private void record(
      AdministratorSnapshot owner,
      Token token,
      Optional<JsonObject> before,
      Optional<JsonObject> after) {
    audit.record(
        AuditAction.of(before, after),
        owner.organization().map(ManagedOrganization::cloudId),
        "tokens/" + token.id(),
        before,
        after);
  }
}
