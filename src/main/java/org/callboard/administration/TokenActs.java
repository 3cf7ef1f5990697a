package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.callboard.administrator.NewToken;
import org.callboard.administrator.Token;
import org.callboard.administrator.TokenDirectory;
import org.callboard.administrator.TokenEditor;
import org.callboard.administrator.TokenLife;
import org.callboard.platform.Roles;
import org.callboard.platform.Violations;
import org.callboard.security.AdminPrincipal;

/** What administrators do with their own API tokens. Nobody sees those of others. */
@Stateless
@RolesAllowed({Roles.OPERATOR, Roles.MANAGER})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TokenActs {

  private final Caller caller;
  private final TokenDirectory tokens;
  private final TokenEditor editor;

  /** For the container's proxy only. */
  public TokenActs() {
    this(null, null, null);
  }

  @Inject
  TokenActs(Caller caller, TokenDirectory tokens, TokenEditor editor) {
    this.caller = caller;
    this.tokens = tokens;
    this.editor = editor;
  }

  /** What a token shall be; its life as a moment or as days, not both. */
  public record Wanted(String name, Optional<Instant> expires, Optional<Integer> days) {

    /**
     * @throws org.callboard.platform.InvalidValueException with all that is wrong
     */
    public Wanted {
      Violations violations = new Violations();
      Optional<Instant> moment = expires;
      Optional<Integer> life = days;
      violations.check(() -> TokenLife.end(Instant.now(), moment, life));
      String checked = name;
      violations.check(() -> Token.checkedName(checked));
      violations.throwIfAny();
    }

    boolean saysWhenItEnds() {
      return expires.isPresent() || days.isPresent();
    }
  }

  /** The caller's living tokens, the newest first. */
  public List<Token> list() {
    return tokens.of(caller.administrator().administratorId());
  }

  /**
   * Makes a token that can do what the caller can. Its secret is known only now. A token makes none
   * that outlives it.
   */
  public NewToken create(Wanted wanted) {
    AdminPrincipal principal = caller.administrator();
    long id = principal.administratorId();
    Instant end = TokenLife.end(Instant.now(), wanted.expires(), wanted.days());
    Optional<Instant> asked = Optional.of(end).filter(there -> wanted.saysWhenItEnds());
    return principal
        .tokenId()
        .map(tokenId -> editor.createByToken(tokenId, id, wanted.name(), asked))
        .orElseGet(() -> editor.create(id, wanted.name(), end));
  }

  /** Revokes one of the caller's tokens. */
  public void delete(String id) {
    editor.delete(caller.administrator().administratorId(), id);
  }
}
