package org.callboard.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.callboard.administrator.AdministratorDirectory;
import org.callboard.administrator.AdministratorRole;
import org.callboard.administrator.AdministratorSnapshot;
import org.callboard.administrator.NewToken;
import org.callboard.administrator.Token;
import org.callboard.administrator.TokenBounds;
import org.callboard.administrator.TokenDirectory;
import org.callboard.administrator.TokenEditor;
import org.callboard.administrator.TokenLife;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.Roles;
import org.callboard.platform.Violations;
import org.callboard.security.AdminPrincipal;

/**
 * What administrators do with API tokens: with their own, and with those of the services that are
 * their business. Nobody sees those of other people.
 */
@Stateless
@RolesAllowed(Roles.SEE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TokenActs {

  private static final String ROLE = "role";
  private static final String ORGANIZATION = "organization";

  private final Caller caller;
  private final AdministratorDirectory administrators;
  private final TokenDirectory tokens;
  private final TokenEditor editor;

  /** For the container's proxy only. */
  public TokenActs() {
    this(null, null, null, null);
  }

  @Inject
  TokenActs(
      Caller caller,
      AdministratorDirectory administrators,
      TokenDirectory tokens,
      TokenEditor editor) {
    this.caller = caller;
    this.administrators = administrators;
    this.tokens = tokens;
    this.editor = editor;
  }

  /**
   * What a token shall be; its life as a moment or as days, not both.
   *
   * @param role what it may do at most, as it was given; empty for what its owner may
   * @param organization the Cloud ID of the only one that it is for, as it was given
   */
  public record Wanted(
      String name,
      Optional<Instant> expires,
      Optional<Integer> days,
      Optional<String> role,
      Optional<String> organization) {

    /**
     * @throws InvalidValueException with all that is wrong
     */
    public Wanted {
      Violations violations = new Violations();
      Optional<Instant> moment = expires;
      Optional<Integer> life = days;
      Optional<String> word = role;
      violations.check(() -> TokenLife.end(Instant.now(), moment, life));
      String checked = name;
      violations.check(() -> Token.checkedName(checked));
      violations.check(() -> word.map(AdministratorChange::role));
      violations.throwIfAny();
    }

    boolean saysWhenItEnds() {
      return expires.isPresent() || days.isPresent();
    }
  }

  /**
   * Living tokens, the newest first.
   *
   * @param service whose they are, if they are not the caller's own
   */
  public List<Token> list(Optional<String> service) {
    return tokens.of(
        service.map(this::service).map(AdministratorSnapshot::id).orElseGet(this::ownId));
  }

  /**
   * Makes a token that can do what its owner can, or less. Its secret is known only now. A token
   * makes none that outlives it or can do more. Those of services are made by a password.
   *
   * @param service whose it shall be, if it is not the caller's own
   */
  public NewToken create(Optional<String> service, Wanted wanted) {
    AdminPrincipal principal = caller.administrator();
    Instant end = TokenLife.end(Instant.now(), wanted.expires(), wanted.days());
    if (service.isPresent()) {
      caller.byPassword("Nobody may edit the tokens of a service by an API token.");
      AdministratorSnapshot owner = service(service.get());
      TokenBounds bounds = bounds(wanted, owner.identity().rights(), owner.organizationId());
      return editor.create(owner.id(), wanted.name(), bounds, end);
    }
    long id = principal.administratorId();
    TokenBounds bounds = bounds(wanted, principal.rights(), principal.organizationId());
    Optional<Instant> asked = Optional.of(end).filter(there -> wanted.saysWhenItEnds());
    return principal
        .tokenId()
        .map(tokenId -> editor.createByToken(tokenId, id, wanted.name(), bounds, asked))
        .orElseGet(() -> editor.create(id, wanted.name(), bounds, end));
  }

  /**
   * Revokes a token.
   *
   * @param service whose it is, if it is not the caller's own
   */
  public void delete(Optional<String> service, String id) {
    if (service.isPresent()) {
      caller.byPassword("Nobody may edit the tokens of a service by an API token.");
      editor.delete(service(service.get()).id(), id, Optional.empty());
    } else {
      editor.delete(ownId(), id, caller.administrator().tokenId());
    }
  }

  private long ownId() {
    return caller.administrator().administratorId();
  }

  /** A service that the caller may edit. */
  private AdministratorSnapshot service(String username) {
    caller.require(Roles.MANAGE);
    AdministratorSnapshot found = caller.administrator(administrators, username);
    if (!found.service()) {
      throw EditRefusedException.forbidden(
          "Only services have tokens that others see. " + found.username() + " is a person.");
    }
    return found;
  }

  /**
   * @param rights what the owner may
   * @param within the owner's only organization; empty for all
   */
  private TokenBounds bounds(Wanted wanted, Set<String> rights, Optional<Long> within) {
    Violations violations = new Violations();
    Optional<AdministratorRole> role = wanted.role().map(AdministratorChange::role);
    role.filter(asked -> !rights.containsAll(asked.rights()))
        .ifPresent(asked -> violations.add(ROLE, "must be a role that can do nothing more."));
    Optional<Long> organization = Optional.empty();
    if (wanted.organization().isPresent()) {
      organization =
          caller
              .found(wanted.organization().get())
              .map(OrganizationSnapshot::id)
              .filter(id -> within.isEmpty() || within.get().equals(id));
      if (organization.isEmpty()) {
        violations.add(ORGANIZATION, "must be the Cloud ID of an organization that exists.");
      }
    }
    boolean oneOnly = organization.isPresent() || within.isPresent();
    if (organization.isPresent() && within.isEmpty() && role.isEmpty()) {
      violations.add(ROLE, "is required with an organization: what the token may do there.");
    }
    role.filter(asked -> oneOnly ? !asked.mayHaveOrganization() : asked.needsOrganization())
        .ifPresent(
            asked ->
                violations.add(
                    ORGANIZATION,
                    oneOnly
                        ? "must be absent for " + asked.label() + "."
                        : "is required for " + asked.label() + "."));
    violations.throwIfAny();
    return new TokenBounds(role, organization);
  }
}
