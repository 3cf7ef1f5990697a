package org.callboard.administrator;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.callboard.audit.AuditAction;
import org.callboard.audit.AuditLog;
import org.callboard.organization.CloudIds;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Json;

/** Makes and revokes tokens, each with its record. */
@Stateless
@PermitAll
public class TokenEditor {

  private static final int MAX_TOKENS = 100;

  @PersistenceContext private EntityManager entities;

  private final TokenRows tokens;
  private final CloudIds organizations;
  private final AuditLog audit;

  /** For the container's proxy only. */
  public TokenEditor() {
    this(null, null, null);
  }

  @Inject
  TokenEditor(TokenRows tokens, CloudIds organizations, AuditLog audit) {
    this.tokens = tokens;
    this.organizations = organizations;
    this.audit = audit;
  }

  /** Makes a token. Its secret is known only now. */
  public NewToken create(long administratorId, String name, TokenBounds bounds, Instant expires) {
    Token.checkedName(name);
    return create(owner(administratorId), name, bounds, expires, Optional.empty());
  }

  /**
   * Makes a token by another one, which it does not outlive, and whose bounds are its own.
   *
   * @param tokenId of the token that makes it
   * @param expires empty for the usual time, or until that one ends
   */
  public NewToken createByToken(
      String tokenId,
      long administratorId,
      String name,
      TokenBounds bounds,
      Optional<Instant> expires) {
    Token.checkedName(name);
    Administrator owner = owner(administratorId);
    ApiToken maker =
        tokens
            .find(administratorId, tokenId)
            .orElseThrow(() -> EditRefusedException.forbidden("Your token has expired."));
    Instant last = maker.expires().truncatedTo(ChronoUnit.SECONDS);
    if (expires.filter(end -> end.isAfter(last)).isPresent()) {
      throw new InvalidValueException(
          "expires", "must not be after the end of the token that makes it, " + last + ".");
    }
    Instant usual = TokenLife.end(Instant.now(), Optional.empty(), Optional.empty());
    Instant end = expires.orElse(usual.isBefore(last) ? usual : last);
    TokenBounds within = bounds.within(maker.bounds().orElse(TokenBounds.NONE));
    return create(owner, name, within, end, Optional.of(maker));
  }

  private NewToken create(
      Administrator owner,
      String name,
      TokenBounds bounds,
      Instant expires,
      Optional<ApiToken> maker) {
    long administratorId = owner.id();
    tokens.deleteEnded(owner);
    if (tokens.of(administratorId).size() >= MAX_TOKENS) {
      throw EditRefusedException.conflict(
          "There are " + MAX_TOKENS + " tokens already. Revoke some first.");
    }
    TokenSecret secret = TokenSecret.random();
    Token token = tokens.add(owner, name, secret, bounds, expires, maker);
    AdministratorSnapshot recorded = owner.snapshot(organizations);
    record(recorded, token, Optional.empty(), Optional.of(recorded(recorded, token)));
    return new NewToken(token, secret);
  }

  /**
   * Revokes one of an administrator's tokens, and those that were made with it.
   *
   * @param by the token that does it, if it is one; with bounds it revokes only itself
   */
  public void delete(long administratorId, String id, Optional<String> by) {
    Administrator owner = owner(administratorId);
    by.filter(token -> !token.equals(id))
        .flatMap(token -> tokens.find(administratorId, token))
        .filter(token -> !token.bounds().equals(Optional.of(TokenBounds.NONE)))
        .ifPresent(
            token -> {
              throw EditRefusedException.forbidden(
                  "A token with a role or an organization of its own revokes only itself.");
            });
    List<Token> before = tokens.of(administratorId);
    if (before.stream().noneMatch(there -> there.id().equals(id))) {
      throw EditRefusedException.notFound("token");
    }
    tokens.delete(owner, id);
    Set<String> left =
        tokens.of(administratorId).stream().map(Token::id).collect(Collectors.toSet());
    AdministratorSnapshot recorded = owner.snapshot(organizations);
    before.stream()
        .filter(token -> !left.contains(token.id()))
        .forEach(
            token ->
                record(recorded, token, Optional.of(recorded(recorded, token)), Optional.empty()));
  }

  /** Locked, so that two requests at once cannot pass the bound, nor outlive a new password. */
  private Administrator owner(long administratorId) {
    Administrator owner =
        entities.find(Administrator.class, administratorId, LockModeType.PESSIMISTIC_WRITE);
    if (owner == null) {
      throw EditRefusedException.notFound("administrator");
    }
    return owner;
  }

  private static JsonObject recorded(AdministratorSnapshot owner, Token token) {
    return Json.createObjectBuilder(TokenJson.of(token))
        .add("administrator", owner.username())
        .build();
  }

  private void record(
      AdministratorSnapshot owner,
      Token token,
      Optional<JsonObject> before,
      Optional<JsonObject> after) {
    audit.record(
        AuditAction.of(before, after),
        owner.organization().map(ManagedOrganization::recorded),
        "tokens/" + token.id(),
        before,
        after);
  }
}
